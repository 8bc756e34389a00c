-- Whoever answers for a case learns that somebody else looks into it, and on which ground (the trail of own cases says it too,
-- line by line). The words of the reason stay between whoever gave them and the officer.
CREATE POLICY of_own_case ON break_glass FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
-- By a function of the owner: a policy for requests would ask for the case, whose own policies ask for broken glass.
CREATE FUNCTION app.glass_of_case(p_case uuid) RETURNS TABLE (id uuid, actor text, actor_role text, reason_code text,
    opened_at timestamptz, until timestamptz, ended_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.id, CASE WHEN u.unit_id = app.unit() THEN u.display_name END, b.actor_role, b.reason_code, b.opened_at, b.until, b.ended_at
    FROM public.break_glass b JOIN public.case_file c ON c.id = b.case_id JOIN public.app_user u ON u.id = b.actor_id
   WHERE b.case_id = p_case AND b.tenant_id = app.tenant() AND c.case_manager_id = app.actor()
     AND app.role() = 'case_manager' AND app.purpose() = 'CASEWORK'
   ORDER BY b.opened_at DESC, b.id LIMIT 20
$$;
REVOKE ALL ON FUNCTION app.glass_of_case(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.glass_of_case(uuid) TO nahtlos_app;
