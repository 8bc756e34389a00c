-- Each table that hangs on a case says by itself whose it is: the assigned case manager's, for casework. Until now they
-- leaned on who sees case_file; a policy that shows case_file to somebody else would have opened all of them, and for writing.
-- Further readers (break-glass, the person, the data protection officer) get narrow SELECT policies of their own per table.
DO $$
DECLARE
  t text;
  own constant text := $p$tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
    AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor()))$p$;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_identity', 'fact', 'note', 'journey', 'handover', 'task', 'consent', 'gap', 'journey_change'] LOOP
    EXECUTE format('ALTER POLICY of_visible_case ON public.%I USING (%s) WITH CHECK (%s)', t, own, own);
    EXECUTE format('ALTER POLICY of_visible_case ON public.%I RENAME TO of_own_case', t);
  END LOOP;

  EXECUTE format('ALTER POLICY read_visible_case ON public.import_record USING (%s)', own);
  ALTER POLICY read_visible_case ON public.import_record RENAME TO read_own_case;
  EXECUTE format('ALTER POLICY of_visible_case ON public.import_record WITH CHECK (%s AND unit_id = (SELECT app.unit()))', own);
  ALTER POLICY of_visible_case ON public.import_record RENAME TO of_own_case;

  EXECUTE format('ALTER POLICY sender_reads ON public.referral USING (%s)', own);
  EXECUTE format($p$ALTER POLICY sender_sends ON public.referral
    WITH CHECK (%s AND from_unit_id = (SELECT app.unit()) AND state = 'SENT')$p$, own);
  EXECUTE format($p$ALTER POLICY sender_cancels ON public.referral
    USING (%s) WITH CHECK (%s AND from_unit_id = (SELECT app.unit()) AND state IN ('SENT', 'CANCELLED'))$p$, own, own);
END $$;

ALTER POLICY of_visible_case ON package
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
    AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                 WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
    AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                 WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())));
ALTER POLICY of_visible_case ON package RENAME TO of_own_case;

ALTER POLICY of_visible_consent ON consent_item
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
    AND EXISTS (SELECT FROM consent k JOIN case_file c ON c.id = k.case_id
                 WHERE k.id = consent_id AND c.case_manager_id = (SELECT app.actor())))
  -- Only together with the consent itself: what somebody signed does not grow afterwards.
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
    AND EXISTS (SELECT FROM consent k JOIN case_file c ON c.id = k.case_id
                 WHERE k.id = consent_id AND c.case_manager_id = (SELECT app.actor()) AND k.xmin = pg_current_xact_id()::xid));
ALTER POLICY of_visible_consent ON consent_item RENAME TO of_own_consent;
