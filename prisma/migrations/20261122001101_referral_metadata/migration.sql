-- M of the access matrix: that there is a referral, to whom, about what, and its clock. Never what was disclosed, under which
-- consent, or whose case in other words than the pseudonym. Policies show rows whole, so that this comes from functions of the
-- owner, which name their columns and say again whose referrals they are.
CREATE POLICY metadata ON referral FOR SELECT TO nahtlos_owner
  USING ((SELECT app.door()) = 'metadata' AND tenant_id = (SELECT app.tenant()) AND (
    ((SELECT app.acts_as('team_lead', 'CASEWORK')) AND from_unit_id = (SELECT app.unit()))
    OR (SELECT app.acts_as('dpo', 'SECURITY')) OR (SELECT app.acts_as('administrator', 'ADMINISTRATION'))
    OR case_id = ANY ((SELECT app.broken_cases())::uuid[])));

-- What a referral is about is a code. Older ones were named in free words, which may say what the package may not.
CREATE FUNCTION app.topic_code(p_topic text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_topic IN ('SECURE_LIVELIHOOD', 'START_WORK', 'HEALTH_CARE', 'FIND_HOUSING', 'LEARN_LANGUAGE', 'CLARIFY_RESIDENCE',
    'EVERYDAY_SUPPORT', 'CHILD_AND_FAMILY') THEN p_topic END
$$;

-- To the team lead those of the team, to the officer those of the Kreis. To the administrator those of the Kreis without pseudonym
-- and topic: whether offices answer is theirs to know, and no more is needed for that (Art. 5 Abs. 1 lit. c DSGVO).
CREATE FUNCTION app.referral_metadata() RETURNS TABLE (pseudonym text, topic text, from_unit_id uuid, to_unit_id uuid, state text,
    sent_at timestamptz, respond_by timestamptz, decided_at timestamptz, escalation_level integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM app.open_door('metadata');
  RETURN QUERY SELECT CASE WHEN app.role() <> 'administrator' THEN app.pseudonym(r.case_id) END,
         CASE WHEN app.role() <> 'administrator' THEN app.topic_code(r.topic) END,
         r.from_unit_id, r.to_unit_id, r.state::text, r.sent_at, r.respond_by, r.decided_at, r.escalation_level
    FROM public.referral r
   WHERE r.tenant_id = app.tenant()
     AND ((app.role() = 'team_lead' AND app.purpose() = 'CASEWORK' AND r.from_unit_id = app.unit())
          OR (app.role() = 'dpo' AND app.purpose() = 'SECURITY')
          OR (app.role() = 'administrator' AND app.purpose() = 'ADMINISTRATION'))
   ORDER BY r.state <> 'SENT', r.sent_at DESC, r.id LIMIT 200;
  PERFORM app.open_door('');
END $$;

-- Through broken glass, of that one case, for as long as it is open.
CREATE FUNCTION app.referrals_of_broken(p_case uuid) RETURNS TABLE (pseudonym text, topic text, from_unit_id uuid, to_unit_id uuid, state text,
    sent_at timestamptz, respond_by timestamptz, decided_at timestamptz, escalation_level integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM app.open_door('metadata');
  RETURN QUERY SELECT app.pseudonym(r.case_id), app.topic_code(r.topic), r.from_unit_id, r.to_unit_id, r.state::text, r.sent_at, r.respond_by, r.decided_at, r.escalation_level
    FROM public.referral r
   WHERE r.tenant_id = app.tenant() AND r.case_id = p_case AND p_case = ANY (app.broken_cases())
   ORDER BY r.sent_at DESC, r.id;
  PERFORM app.open_door('');
END $$;

REVOKE ALL ON FUNCTION app.topic_code(text), app.referral_metadata(), app.referrals_of_broken(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.referral_metadata(), app.referrals_of_broken(uuid) TO nahtlos_app;

-- C: the team lead reads the same protected counts as the steering, the same cells of the same Kreis. Counts of the team alone
-- would be a second table, and the difference of both would give back what each has suppressed.
ALTER POLICY counted ON gap
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.purpose()) = 'STATISTICS'
         AND (SELECT app.role()) IN ('management', 'coordination', 'team_lead') AND state <> 'DISMISSED');
