-- § 51 BMG: a lock that came after the sending holds for what was sent before as well. A package is one row under one seal, so
-- that the gateway leaves the address out when it shows it; whether there is a lock, this function tells of the one referral
-- that the recipient has open.
CREATE POLICY received ON referral FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND to_unit_id = (SELECT app.unit())
         AND (SELECT app.purpose()) = 'REFERRAL:' || id::text);
CREATE POLICY received ON person_identity FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake'
         AND EXISTS (SELECT FROM referral r WHERE r.case_id = person_identity.case_id
                      AND (SELECT app.purpose()) = 'REFERRAL:' || r.id::text));
CREATE FUNCTION app.address_locked(p_referral uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.referral r JOIN public.person_identity i ON i.case_id = r.case_id
    WHERE r.id = p_referral AND r.tenant_id = app.tenant() AND r.to_unit_id = app.unit() AND app.role() = 'partner_intake'
      AND app.purpose() = 'REFERRAL:' || r.id::text AND i.address_lock)
$$;
REVOKE ALL ON FUNCTION app.address_locked(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.address_locked(uuid) TO nahtlos_app;

-- Who collected, wrote and took a consent is who asks, and nobody else's name (section 4: who, when, why).
DO $$
DECLARE
  t text;
  author text;
BEGIN
  FOREACH t IN ARRAY ARRAY['fact', 'note', 'document', 'consent', 'confidentiality_release', 'processing_consent', 'import_record'] LOOP
    author := CASE t WHEN 'note' THEN 'created_by' WHEN 'document' THEN 'created_by' WHEN 'import_record' THEN 'imported_by' ELSE 'recorded_by' END;
    EXECUTE format('CREATE POLICY by_oneself ON public.%I AS RESTRICTIVE FOR INSERT TO nahtlos_app WITH CHECK (%I = (SELECT app.actor()))', t, author);
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION app.keep_breach(), app.keep_proposal(), app.keep_request(), app.refuse_under_hold() FROM PUBLIC;
