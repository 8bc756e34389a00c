-- A correction discloses anew (Art. 19 DSGVO carries the duty to tell, not the content): it needs today what the package
-- needed on its day. A consent that ends with the referral has ended with one that was declined.
CREATE OR REPLACE FUNCTION app.check_correction_basis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  basis record;
  sealed_on date := (NEW.sealed_at AT TIME ZONE 'Europe/Berlin')::date;
BEGIN
  SELECT r.legal_basis, r.consent_id, r.state::text AS state INTO basis
    FROM public.referral r JOIN public.package p ON p.referral_id = r.id
    JOIN public.referral_notice n ON n.referral_id = r.id
   WHERE r.id = NEW.referral_id AND r.state <> 'CANCELLED' AND r.to_unit_id = NEW.recipient_unit_id
     AND p.revoked_at IS NULL AND n.id = NEW.notice_id AND n.kind = 'CORRECTED' AND n.to_unit_id = NEW.recipient_unit_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no live package to correct' USING ERRCODE = 'NA011';
  END IF;
  IF basis.legal_basis = 'CONSENT' THEN
    PERFORM FROM public.consent c WHERE c.id = basis.consent_id AND c.state = 'GRANTED'
       AND sealed_on BETWEEN c.valid_from AND c.valid_to
       AND NOT (c.until_referral_ends AND basis.state = 'DECLINED') FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no live consent' USING ERRCODE = 'NA010';
    END IF;
    IF EXISTS (SELECT unnest(NEW.categories) EXCEPT
               SELECT i.category FROM public.consent_item i WHERE i.consent_id = basis.consent_id AND i.granted) THEN
      RAISE EXCEPTION 'category not consented' USING ERRCODE = 'NA012';
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- Art. 9 Abs. 2 lit. a DSGVO, § 203 StGB, § 65 SGB VIII: the item of its own, and the release that holds on this day.
CREATE FUNCTION app.check_correction_secrets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent record;
  sealed_on date := (NEW.sealed_at AT TIME ZONE 'Europe/Berlin')::date;
  entrusted "DataCategory"[];
  needed text;
BEGIN
  SELECT r.case_id, r.consent_id, r.legal_basis::text AS basis, app.kind_of_unit(r.from_unit_id) AS sender
    INTO sent FROM public.referral r WHERE r.id = NEW.referral_id;
  IF sent.basis = 'CONSENT' AND 'ART9' = ANY (NEW.categories) AND NOT EXISTS (
    SELECT FROM public.consent_item i WHERE i.consent_id = sent.consent_id AND i.category = 'ART9' AND i.granted AND i.explicit) THEN
    RAISE EXCEPTION 'not explicitly consented' USING ERRCODE = 'NA053';
  END IF;
  needed := CASE WHEN sent.sender = 'JUGENDAMT' THEN 'SGB_VIII_65' ELSE 'STGB_203' END;
  entrusted := CASE WHEN sent.sender IN ('JUGENDAMT', 'GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM') THEN '{NOTES,ART9}' ELSE '{NOTES}' END;
  IF EXISTS (
    SELECT FROM unnest(NEW.categories) category WHERE category = ANY (entrusted) AND NOT EXISTS (
      SELECT FROM public.confidentiality_release v
       WHERE v.case_id = sent.case_id AND v.to_unit_id = NEW.recipient_unit_id AND v.norm = needed AND category = ANY (v.scope)
         AND v.withdrawn_on IS NULL AND sealed_on BETWEEN v.valid_from AND v.valid_to)) THEN
    RAISE EXCEPTION 'no release from secrecy' USING ERRCODE = 'NA054';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.check_correction_secrets() FROM PUBLIC;
CREATE TRIGGER correction_secrets BEFORE INSERT ON package_correction FOR EACH ROW EXECUTE FUNCTION app.check_correction_secrets();

-- What a referral is about stands beside the package, in plain, in lists and after a withdrawal: a code, or it would carry in
-- words what the package may not. Said by hand beside packages/domain/src/referral. Older rows keep theirs.
CREATE FUNCTION app.check_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.topic NOT IN ('SECURE_LIVELIHOOD', 'START_WORK', 'HEALTH_CARE', 'FIND_HOUSING', 'LEARN_LANGUAGE', 'CLARIFY_RESIDENCE',
      'EVERYDAY_SUPPORT', 'CHILD_AND_FAMILY') THEN
    RAISE EXCEPTION 'a topic is a code' USING ERRCODE = 'NA063';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.check_topic() FROM PUBLIC;
CREATE TRIGGER topic_is_code BEFORE INSERT ON referral FOR EACH ROW EXECUTE FUNCTION app.check_topic();
