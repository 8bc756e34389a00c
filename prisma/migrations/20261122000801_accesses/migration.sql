-- Art. 15 Abs. 1 lit. c DSGVO: who got to see it, for the answer that the assigned case manager gives. Offices, roles and
-- purposes by the day; who sat at the desk is the office's own matter (EuGH C-579/21).
CREATE FUNCTION app.asked_case() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app.role() = 'case_manager' AND app.purpose() = 'CASEWORK'
              THEN nullif(current_setting('nahtlos.asked_case', true), '')::uuid END
$$;
CREATE POLICY asked_by_manager ON case_file FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND id = (SELECT app.asked_case()) AND case_manager_id = (SELECT app.actor()));
CREATE POLICY asked_by_manager ON referral FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND case_id = (SELECT app.asked_case())
         AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY asked_by_manager ON audit_event FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant())
         AND EXISTS (SELECT FROM public.case_file c WHERE c.id = (SELECT app.asked_case()) AND c.case_manager_id = (SELECT app.actor()))
         AND (case_id = (SELECT app.asked_case()) OR (object_type = 'referral'
              AND object_id IN (SELECT r.id FROM public.referral r WHERE r.case_id = (SELECT app.asked_case())))));
CREATE FUNCTION app.case_accesses(p_case uuid)
  RETURNS TABLE (day date, unit text, role text, purpose text, action text, times int)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('nahtlos.asked_case', p_case::text, true);
  -- Policies of the owner add up, and other functions have theirs: whose case it is, is asked here by itself.
  IF app.asked_case() IS NULL OR NOT EXISTS (SELECT FROM public.case_file c
      WHERE c.id = p_case AND c.tenant_id = app.tenant() AND c.case_manager_id = app.actor()) THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT (a.at AT TIME ZONE 'Europe/Berlin')::date, n.name, a.role, split_part(a.purpose, ':', 1), a.action, count(*)::int
      FROM public.audit_event a LEFT JOIN public.unit n ON n.id = a.unit_id
     WHERE a.case_id = p_case OR (a.object_type = 'referral'
       AND a.object_id = ANY (ARRAY(SELECT r.id FROM public.referral r WHERE r.case_id = p_case)))
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1 DESC, 2, 5;
  PERFORM set_config('nahtlos.asked_case', '', true);
END $$;
REVOKE ALL ON FUNCTION app.asked_case(), app.case_accesses(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.asked_case(), app.case_accesses(uuid) TO nahtlos_app;
