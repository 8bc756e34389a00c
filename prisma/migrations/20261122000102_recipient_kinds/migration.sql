-- A psychosocial centre receives what a Gesundheitsamt does, not what a counselling service does (access matrix).
ALTER TYPE "OrganisationKind" ADD VALUE 'PSYCHOSOZIALES_ZENTRUM';

-- What a kind of recipient never receives, consent or not. Said here by hand and apart from packages/domain, which decides
-- the same: one mistake must not open both. A kind that is not named receives nothing.
CREATE FUNCTION app.may_receive(p_kind text, p_category text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE p_kind
    WHEN 'JOBCENTER'              THEN p_category IN ('IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY')
    WHEN 'ARBEITSAGENTUR'         THEN p_category IN ('IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY')
    WHEN 'AUSLAENDERBEHOERDE'     THEN p_category IN ('IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY')
    WHEN 'SOZIALAMT'              THEN p_category IN ('IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY', 'ART9')
    WHEN 'JUGENDAMT'              THEN p_category IN ('IDENTITY', 'STATUS', 'LANGUAGE_WORK', 'FAMILY', 'ART9')
    WHEN 'SCHULE'                 THEN p_category IN ('IDENTITY', 'LANGUAGE_WORK', 'FAMILY')
    WHEN 'KURSTRAEGER'            THEN p_category IN ('IDENTITY', 'LANGUAGE_WORK')
    WHEN 'NGO'                    THEN p_category IN ('IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY', 'ART9', 'NOTES')
    WHEN 'GESUNDHEITSAMT'         THEN p_category IN ('IDENTITY', 'STATUS', 'LANGUAGE_WORK', 'FAMILY', 'ART9')
    WHEN 'PSYCHOSOZIALES_ZENTRUM' THEN p_category IN ('IDENTITY', 'STATUS', 'LANGUAGE_WORK', 'FAMILY', 'ART9')
    ELSE false
  END
$$;
REVOKE ALL ON FUNCTION app.may_receive(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_receive(text, text) TO nahtlos_app;

CREATE FUNCTION app.check_package_kind() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE recipient text;
BEGIN
  SELECT o.kind::text INTO recipient FROM public.unit n JOIN public.organisation o ON o.id = n.organisation_id
   WHERE n.id = NEW.recipient_unit_id;
  IF EXISTS (SELECT FROM unnest(NEW.categories) category
              WHERE NOT app.may_receive(coalesce(recipient, ''), category::text)) THEN
    RAISE EXCEPTION 'never to this kind of recipient' USING ERRCODE = 'NA012';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.check_package_kind() FROM PUBLIC;
CREATE TRIGGER package_kind BEFORE INSERT ON package FOR EACH ROW EXECUTE FUNCTION app.check_package_kind();
