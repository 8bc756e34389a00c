-- The team lead sees of the team's cases a pseudonym, the clock and a code, and gives a case to somebody else. Coordination sees
-- what has escalated. Policies show rows whole, so that these come from functions of the owner, which name their columns.
CREATE FUNCTION app.pseudonym(p_case uuid) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'F-' || upper(substr(encode(sha256(p_case::text::bytea), 'hex'), 1, 8))
$$;

DO $$
DECLARE
  t text;
  lead constant text := $p$(SELECT app.door()) = 'team' AND tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('team_lead', 'CASEWORK'))
    AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id AND c.unit_id = (SELECT app.unit()))$p$;
BEGIN
  FOREACH t IN ARRAY ARRAY['task', 'handover', 'referral', 'gap', 'journey_change'] LOOP
    EXECUTE format('CREATE POLICY team_lead ON public.%I FOR SELECT TO nahtlos_owner USING (%s)', t, lead);
    EXECUTE format('CREATE POLICY team_lead_gives ON public.%I FOR UPDATE TO nahtlos_owner USING (%s) WITH CHECK (%s)', t, lead, lead);
  END LOOP;
END $$;
CREATE POLICY team_lead_gives ON case_file FOR UPDATE TO nahtlos_owner
  USING ((SELECT app.door()) = 'team' AND tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('team_lead', 'CASEWORK')) AND unit_id = (SELECT app.unit()))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND unit_id = (SELECT app.unit()));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'referral', 'handover', 'task'] LOOP
    EXECUTE format($p$CREATE POLICY coordination ON public.%I FOR SELECT TO nahtlos_owner USING ((SELECT app.door()) = 'team'
      AND tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('coordination', 'ADMINISTRATION')))$p$, t);
  END LOOP;
END $$;

CREATE FUNCTION app.team_cases() RETURNS TABLE (case_id uuid, pseudonym text, unit text, manager_id uuid, manager text,
    next_action_code text, next_action_on date, escalated integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM app.open_door('team');
  RETURN QUERY SELECT c.id, app.pseudonym(c.id), n.name, c.case_manager_id, u.display_name, c.next_action_code, c.next_action_on,
         (SELECT count(*)::int FROM public.referral r WHERE r.case_id = c.id AND r.state = 'SENT' AND r.escalation_level > 0)
    FROM public.case_file c JOIN public.unit n ON n.id = c.unit_id JOIN public.app_user u ON u.id = c.case_manager_id
   WHERE c.state = 'OPEN' AND c.tenant_id = app.tenant() AND c.unit_id = app.unit()
     AND app.role() = 'team_lead' AND app.purpose() = 'CASEWORK'
   ORDER BY c.next_action_on, c.id;
  PERFORM app.open_door('');
END $$;

-- Pseudonym, unit, clock and code, nothing else. The team lead gets those of the team, coordination what the team did not settle.
CREATE FUNCTION app.escalations() RETURNS TABLE (pseudonym text, unit text, code text, since timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM app.open_door('team');
  RETURN QUERY SELECT app.pseudonym(c.id), n.name, e.code, e.since
    FROM (SELECT r.case_id, 'REFERRAL_UNANSWERED' AS code, r.respond_by AS since, r.escalation_level AS level FROM public.referral r
           WHERE r.state = 'SENT' AND r.escalation_level > 0
          UNION ALL
          SELECT h.case_id, 'HANDOVER_OVERDUE', h.overdue_since::timestamptz,
                 -- Once the team lead has been asked to chase it and it still waits.
                 CASE WHEN EXISTS (SELECT FROM public.task t WHERE t.case_id = h.case_id AND t.state = 'OPEN'
                   AND t.source_key LIKE 'HANDOVER:' || h.id || ':%TEAM_LEAD') THEN 2 ELSE 1 END FROM public.handover h
           WHERE h.state = 'PENDING' AND h.overdue_since IS NOT NULL) e
    JOIN public.case_file c ON c.id = e.case_id JOIN public.unit n ON n.id = c.unit_id
   WHERE c.tenant_id = app.tenant()
     AND ((app.role() = 'team_lead' AND app.purpose() = 'CASEWORK' AND c.unit_id = app.unit())
          OR (app.role() = 'coordination' AND app.purpose() = 'ADMINISTRATION' AND e.level > 1))
   ORDER BY e.since, 1;
  PERFORM app.open_door('');
END $$;

-- The case goes with what is open on it; what was done stays whose it was. Says what came of it.
CREATE FUNCTION app.reassign_case(p_case uuid, p_to uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE holder uuid;
BEGIN
  PERFORM app.open_door('team');
  SELECT c.case_manager_id INTO holder FROM public.case_file c
   WHERE c.id = p_case AND c.tenant_id = app.tenant() AND c.unit_id = app.unit() AND c.state = 'OPEN'
     AND app.role() = 'team_lead' AND app.purpose() = 'CASEWORK' FOR UPDATE;
  IF NOT FOUND THEN PERFORM app.open_door(''); RETURN 'NOT_FOUND'; END IF;
  IF NOT EXISTS (SELECT FROM public.app_user u WHERE u.id = p_to AND u.tenant_id = app.tenant() AND u.unit_id = app.unit()
                  AND u.active AND u.standing = 'CASEWORK') THEN PERFORM app.open_door(''); RETURN 'NOT_OF_TEAM'; END IF;
  IF holder = p_to THEN PERFORM app.open_door(''); RETURN 'ALREADY_ASSIGNED'; END IF;
  UPDATE public.case_file SET case_manager_id = p_to WHERE id = p_case;
  UPDATE public.task SET owner_id = p_to WHERE case_id = p_case AND state = 'OPEN';
  UPDATE public.handover SET owner_id = p_to WHERE case_id = p_case AND state = 'PENDING';
  UPDATE public.referral SET owner_id = p_to WHERE case_id = p_case AND state = 'SENT';
  UPDATE public.gap SET owner_id = p_to WHERE case_id = p_case AND state = 'CANDIDATE';
  INSERT INTO public.outbox_event (tenant_id, type, payload)
    VALUES (app.tenant(), 'case.changed', jsonb_build_object('caseId', p_case));
  UPDATE public.journey_change SET owner_id = p_to WHERE case_id = p_case AND seen_on IS NULL;
  PERFORM app.open_door('');
  RETURN 'DONE';
END $$;

-- Only by the function above: a team lead by themself causes nothing of a case.
CREATE POLICY send_of_team_lead ON outbox_event FOR INSERT TO nahtlos_owner
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'team_lead' AND type = 'case.changed');

REVOKE ALL ON FUNCTION app.pseudonym(uuid), app.team_cases(), app.escalations(), app.reassign_case(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.pseudonym(uuid), app.team_cases(), app.escalations(), app.reassign_case(uuid, uuid) TO nahtlos_app;
