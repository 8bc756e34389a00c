-- Two more roles of the identity provider: the desk of § 87 AufenthG and the guardian (§ 1773 BGB).
CREATE OR REPLACE FUNCTION app.set_context(p_tenant uuid, p_actor uuid, p_unit uuid, p_role text, p_purpose text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF p_role IS NULL OR p_role NOT IN ('case_manager', 'team_lead', 'coordination', 'partner_intake', 'management',
      'administrator', 'dpo', 'reporting_desk', 'volunteer', 'guardian', 'person', 'system') THEN
    RAISE EXCEPTION 'unknown role' USING ERRCODE = 'NA001';
  END IF;
  IF p_purpose IS NULL OR p_purpose !~ '^(CASEWORK|STATISTICS|SUBJECT_ACCESS|REPORTING_DUTY|ADMINISTRATION|SECURITY|REFERRAL:[0-9a-f-]{36}|CASE_CONFERENCE:[0-9a-f-]{36}|SYSTEM:[A-Za-z]{1,40})$' THEN
    RAISE EXCEPTION 'no such purpose' USING ERRCODE = 'NA002';
  END IF;
  PERFORM set_config('nahtlos.tenant', p_tenant::text, true),
          set_config('nahtlos.actor', coalesce(p_actor::text, ''), true),
          set_config('nahtlos.unit', coalesce(p_unit::text, ''), true),
          set_config('nahtlos.role', p_role, true),
          set_config('nahtlos.purpose', p_purpose, true);
END $$;
