-- A medical paper is health data as a health fact is (Art. 9 Abs. 1 DSGVO): the table itself asks for the consent to process,
-- and keeps the paper from casework once that is withdrawn (Art. 7 Abs. 3 DSGVO).
ALTER TABLE document ADD CONSTRAINT health_not_in_plain CHECK (kind <> 'MEDICAL_REPORT');

CREATE FUNCTION app.check_art9_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Locked: a withdrawal under way is waited for.
  PERFORM FROM public.processing_consent p
   WHERE p.case_id = NEW.case_id AND p.category = 'ART9' AND p.withdrawn_on IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no consent to process' USING ERRCODE = 'NA070';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.check_art9_paper() FROM PUBLIC;
CREATE TRIGGER art9_paper_needs_consent BEFORE INSERT ON document FOR EACH ROW WHEN (NEW.kind = 'ART9')
  EXECUTE FUNCTION app.check_art9_paper();

CREATE POLICY art9_while_consented ON document AS RESTRICTIVE FOR SELECT TO nahtlos_app
  USING (kind <> 'ART9'
    OR (SELECT app.purpose()) <> 'CASEWORK'
    OR EXISTS (SELECT FROM processing_consent p WHERE p.case_id = document.case_id AND p.category = 'ART9' AND p.withdrawn_on IS NULL));
