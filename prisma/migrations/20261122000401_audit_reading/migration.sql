-- Who may read the trail, and how: the table stays closed to the request role; one function shows lines under the owner's
-- policies, to the data protection officer all of the tenant, to a case manager those of own cases, to a partner the own unit's.
CREATE INDEX "audit_event_object_id_idx" ON "audit_event"("object_id");

-- The function below asks whose case it is as the owner, for whom these tables are otherwise empty.
CREATE POLICY trail_of_own_case ON case_file FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND case_manager_id = (SELECT app.actor()));
-- The owner's policies add up: what another function of the owner may name must not widen the trail. Whose case it is, is said
-- in full wherever the trail is shown.
CREATE POLICY trail_of_own_case ON referral FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND case_id IN (SELECT c.id FROM case_file c WHERE c.case_manager_id = (SELECT app.actor())));
CREATE POLICY officer_finds_by_case ON referral FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')));

CREATE POLICY officer_reads ON audit_event FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')));
-- Also who opened a package of the case: the recipient's line names the referral, since it does not know the case.
CREATE POLICY of_own_case ON audit_event FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND (case_id IN (SELECT c.id FROM case_file c WHERE c.case_manager_id = (SELECT app.actor()))
              OR object_id IN (SELECT r.id FROM referral r WHERE r.case_id IN
                   (SELECT c.id FROM case_file c WHERE c.case_manager_id = (SELECT app.actor())))));
CREATE POLICY of_own_unit ON audit_event FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('partner_intake', 'CASEWORK'))
         AND unit_id = (SELECT app.unit()));
CREATE POLICY officer_reads ON audit_seal FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')));

-- Newest first, by keyset. Days are of Europe/Berlin. Names are shown to the officer, and to others those of their own unit.
CREATE FUNCTION app.audit_trail(p_from date, p_to date, p_action text, p_unit uuid, p_case uuid, p_before_at timestamptz,
    p_before_id uuid, p_first integer)
  RETURNS TABLE (id uuid, at timestamptz, actor_name text, role text, unit_id uuid, purpose text, action text, object_type text,
    object_id uuid, case_id uuid, recipient_unit_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.at, CASE WHEN app.role() = 'dpo' OR u.unit_id = app.unit() THEN u.display_name END, e.role, e.unit_id, e.purpose,
         e.action, e.object_type, e.object_id, e.case_id, e.recipient_unit_id
    FROM public.audit_event e LEFT JOIN public.app_user u ON u.tenant_id = e.tenant_id AND u.id::text = e.actor
   WHERE e.tenant_id = app.tenant()
     AND app.role() IN ('dpo', 'case_manager', 'partner_intake')
     AND (p_from IS NULL OR e.at >= p_from::timestamp AT TIME ZONE 'Europe/Berlin')
     AND (p_to IS NULL OR e.at < (p_to + 1)::timestamp AT TIME ZONE 'Europe/Berlin')
     AND (p_action IS NULL OR e.action = p_action) AND (p_unit IS NULL OR e.unit_id = p_unit)
     AND (p_case IS NULL OR e.case_id = p_case OR e.object_id = ANY (ARRAY(SELECT r.id FROM public.referral r WHERE r.case_id = p_case)))
     AND (p_before_at IS NULL OR (e.at, e.id) < (p_before_at, p_before_id))
   ORDER BY e.at DESC, e.id DESC LIMIT least(p_first, 101)
$$;
-- When the last batch was sealed and how many lines wait: what an officer asks first of a trail.
CREATE FUNCTION app.audit_sealing() RETURNS TABLE (sealed_at timestamptz, waiting integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.sealed_at, (SELECT count(*)::integer FROM public.audit_event e
      WHERE e.tenant_id = app.tenant() AND app.role() = 'dpo'
        AND e.at >= coalesce(s.sealed_at - INTERVAL '15 minutes', '-infinity')
        AND NOT EXISTS (SELECT FROM public.audit_seal x WHERE x.event_id = e.id))
    FROM (SELECT max(x.sealed_at) AS sealed_at FROM public.audit_seal x WHERE x.tenant_id = app.tenant()) s
$$;
-- The owner's policy for deleting due years would show them to the two functions above; it is for that function alone.
ALTER POLICY due_read ON audit_event USING (coalesce(current_setting('nahtlos.due_year', true), '') <> ''
  AND EXISTS (SELECT FROM audit_seal s WHERE s.event_id = audit_event.id));
REVOKE ALL ON FUNCTION app.audit_trail(date, date, text, uuid, uuid, timestamptz, uuid, integer), app.audit_sealing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.audit_trail(date, date, text, uuid, uuid, timestamptz, uuid, integer), app.audit_sealing() TO nahtlos_app;
