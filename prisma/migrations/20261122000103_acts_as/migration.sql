-- Role and purpose in one question: policies are planned with each statement, and each of their questions is a node of its plan.
CREATE FUNCTION app.acts_as(p_role text, p_purpose text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(app.role() = p_role AND app.purpose() = p_purpose, false) $$;
REVOKE ALL ON FUNCTION app.acts_as(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.acts_as(text, text) TO nahtlos_app, nahtlos_relay, nahtlos_report;

-- The same for the policies from before, which say it in two.
DO $$
DECLARE
  p record;
  two constant text := '\(\( SELECT app\.role\(\) AS role\) = ''case_manager''::text\) AND \(\( SELECT app\.purpose\(\) AS purpose\) = ''CASEWORK''::text\)';
  one constant text := '( SELECT app.acts_as(''case_manager''::text, ''CASEWORK''::text))';
BEGIN
  FOR p IN SELECT tablename AS t, policyname AS name, qual, with_check FROM pg_policies
            WHERE schemaname = 'public' AND 'nahtlos_app' = ANY (roles) AND (qual ~ two OR with_check ~ two)
  LOOP
    EXECUTE format('ALTER POLICY %I ON public.%I', p.name, p.t)
      || coalesce(' USING (' || regexp_replace(p.qual, two, one, 'g') || ')', '')
      || coalesce(' WITH CHECK (' || regexp_replace(p.with_check, two, one, 'g') || ')', '');
  END LOOP;
END $$;
