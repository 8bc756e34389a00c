-- Art. 9 Abs. 2 lit. a DSGVO, § 203 StGB, § 65 SGB VIII: the item of its own, and the release that holds on this day.
CREATE TRIGGER correction_secrets BEFORE INSERT ON package_correction FOR EACH ROW EXECUTE FUNCTION app.check_package_secrets();

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
