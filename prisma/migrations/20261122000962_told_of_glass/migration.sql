-- The person is told of broken glass by the officer's review, unless that endangers somebody (Art. 23 Abs. 1 lit. i DSGVO). Until
-- then, and where it would, neither the own list of accesses nor the answer under Art. 15 DSGVO shows it.
CREATE POLICY told ON break_glass FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND told_at IS NOT NULL AND case_id = ANY ((SELECT app.own_cases())::uuid[]));
CREATE FUNCTION app.told_glass() RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(b.id::text), '{}') FROM public.break_glass b WHERE b.told_at IS NOT NULL
$$;
REVOKE ALL ON FUNCTION app.told_glass() FROM PUBLIC;
CREATE POLICY glass_when_told ON audit_event AS RESTRICTIVE FOR SELECT TO nahtlos_owner
  USING (action NOT LIKE 'glass.%'
         OR ((SELECT app.purpose()) IS DISTINCT FROM 'SUBJECT_ACCESS' AND (SELECT app.asked_case()) IS NULL)
         OR coalesce(detail->>'breakGlassId', object_id::text) = ANY ((SELECT app.told_glass())::text[]));
