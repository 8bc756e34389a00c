-- Nobody reviews what they opened themself: with one officer in the Kreis, what that officer opens for a complaint would never be
-- reviewed, and nobody would know. What is overdue reaches the coordination and the administrator, who can see to a deputy (the
-- officer's room is not theirs): pseudonym, unit, clock and code, not who looked, nor why.
CREATE POLICY overdue ON break_glass_review FOR SELECT TO nahtlos_owner
  USING ((SELECT app.door()) = 'reviews' AND tenant_id = (SELECT app.tenant()) AND reviewed_at IS NULL
         AND (SELECT app.role()) IN ('coordination', 'administrator') AND (SELECT app.purpose()) = 'ADMINISTRATION');
CREATE POLICY overdue ON break_glass FOR SELECT TO nahtlos_owner
  USING ((SELECT app.door()) = 'reviews' AND tenant_id = (SELECT app.tenant())
         AND (SELECT app.role()) IN ('coordination', 'administrator') AND (SELECT app.purpose()) = 'ADMINISTRATION');
CREATE FUNCTION app.overdue_reviews(p_today date) RETURNS TABLE (pseudonym text, unit text, code text, since timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM app.open_door('reviews');
  RETURN QUERY SELECT app.pseudonym(b.case_id), n.name, 'GLASS_REVIEW_OVERDUE', (v.due_on + 1)::timestamp AT TIME ZONE 'Europe/Berlin'
    FROM public.break_glass_review v JOIN public.break_glass b ON b.id = v.break_glass_id JOIN public.unit n ON n.id = b.unit_id
   WHERE v.tenant_id = app.tenant() AND v.reviewed_at IS NULL AND v.due_on < p_today
     AND app.role() IN ('coordination', 'administrator') AND app.purpose() = 'ADMINISTRATION'
   ORDER BY v.due_on, b.id LIMIT 200;
  PERFORM app.open_door('');
END $$;
REVOKE ALL ON FUNCTION app.overdue_reviews(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.overdue_reviews(date) TO nahtlos_app;
