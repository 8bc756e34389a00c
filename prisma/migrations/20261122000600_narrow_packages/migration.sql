-- CreateEnum
CREATE TYPE "ReferralNoticeKind" AS ENUM ('WITHDRAWN', 'CORRECTED');

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "claimed" TEXT,
ADD COLUMN     "statute_task" TEXT;

-- CreateTable
CREATE TABLE "package_record" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "necessity" TEXT,
    "sources" JSONB NOT NULL,

    CONSTRAINT "package_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_notice" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "to_unit_id" UUID NOT NULL,
    "kind" "ReferralNoticeKind" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "due_on" DATE,
    "acknowledged_at" TIMESTAMPTZ(6),
    "acknowledged_by" UUID,

    CONSTRAINT "referral_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package_correction" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "recipient_unit_id" UUID NOT NULL,
    "categories" "DataCategory"[],
    "content" JSONB NOT NULL,
    "sha256" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "package_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "package_record_tenant_id_referral_id_key" ON "package_record"("tenant_id", "referral_id");

-- CreateIndex
CREATE INDEX "referral_notice_referral_id_idx" ON "referral_notice"("referral_id");

-- CreateIndex
CREATE INDEX "referral_notice_tenant_id_to_unit_id_acknowledged_at_idx" ON "referral_notice"("tenant_id", "to_unit_id", "acknowledged_at");

-- CreateIndex
CREATE UNIQUE INDEX "referral_notice_tenant_id_id_key" ON "referral_notice"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "package_correction_tenant_id_notice_id_key" ON "package_correction"("tenant_id", "notice_id");

-- CreateIndex
CREATE INDEX "package_correction_referral_id_idx" ON "package_correction"("referral_id");

-- AddForeignKey
ALTER TABLE "package_record" ADD CONSTRAINT "package_record_tenant_id_referral_id_fkey" FOREIGN KEY ("tenant_id", "referral_id") REFERENCES "package"("tenant_id", "referral_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_notice" ADD CONSTRAINT "referral_notice_tenant_id_referral_id_fkey" FOREIGN KEY ("tenant_id", "referral_id") REFERENCES "referral"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_notice" ADD CONSTRAINT "referral_notice_tenant_id_to_unit_id_fkey" FOREIGN KEY ("tenant_id", "to_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_correction" ADD CONSTRAINT "package_correction_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "referral_notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package_correction" ADD CONSTRAINT "package_correction_tenant_id_referral_id_fkey" FOREIGN KEY ("tenant_id", "referral_id") REFERENCES "package"("tenant_id", "referral_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- Bad states are impossible.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE referral
  ADD CONSTRAINT statute_is_whole CHECK ((legal_basis = 'STATUTE') = (statute_task IS NOT NULL)),
  ADD CONSTRAINT known_claim CHECK (claimed IN ('ASYLBLG_4', 'ASYLBLG_6', 'SGB_XII_30', 'SGB_XII_41'));
ALTER TABLE package_record ADD CONSTRAINT sources_are_a_list CHECK (jsonb_typeof(sources) = 'array');
ALTER TABLE referral_notice
  ADD CONSTRAINT acknowledged_by_somebody CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  ADD CONSTRAINT correction_has_a_clock CHECK ((kind = 'CORRECTED') = (due_on IS NOT NULL));

-- ---------------------------------------------------------------------------------------------------------------------
-- A statute carries a disclosure only as it is written: norm, task, from whom, to whom, which categories. Null: it does not.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION app.statute_covers(p_norm text, p_task text, p_from text, p_to text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT s.categories
    FROM (VALUES
      ('§ 16 Abs. 2 SGB I', 'FORWARD_APPLICATION',
        ARRAY['KIM', 'VERWALTUNG', 'SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT'],
        ARRAY['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT'],
        ARRAY['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY']),
      ('§ 4 Abs. 3 KKG', 'CHILD_PROTECTION',
        ARRAY['KIM', 'SCHULE', 'NGO', 'GESUNDHEITSAMT'], ARRAY['JUGENDAMT'],
        ARRAY['IDENTITY', 'FAMILY']),
      ('§ 69 Abs. 1 Nr. 1 SGB X', 'SOCIAL_TASK',
        ARRAY['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT'],
        ARRAY['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT'],
        ARRAY['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY']),
      ('§ 50 Abs. 1 SGB II', 'LABOUR_AND_LIVELIHOOD',
        ARRAY['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR'], ARRAY['JOBCENTER', 'ARBEITSAGENTUR'],
        ARRAY['IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY'])
    ) AS s (norm, task, from_kinds, to_kinds, categories)
   WHERE s.norm = p_norm AND s.task = p_task AND p_from = ANY(s.from_kinds) AND p_to = ANY(s.to_kinds)
$$;

CREATE FUNCTION app.kind_of_unit(p_unit uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT o.kind::text FROM public.unit n JOIN public.organisation o ON o.id = n.organisation_id WHERE n.id = p_unit
$$;

CREATE FUNCTION app.statute_of(p_referral uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT app.statute_covers(r.statute_norm, r.statute_task,
           app.kind_of_unit(r.from_unit_id), app.kind_of_unit(r.to_unit_id))
    FROM public.referral r WHERE r.id = p_referral
$$;

CREATE FUNCTION app.check_statute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.statute_covers(NEW.statute_norm, NEW.statute_task, app.kind_of_unit(NEW.from_unit_id),
       app.kind_of_unit(NEW.to_unit_id)) IS NULL THEN
    RAISE EXCEPTION 'no such statute between these offices' USING ERRCODE = 'NA060';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_statute BEFORE INSERT ON referral FOR EACH ROW WHEN (NEW.legal_basis = 'STATUTE')
  EXECUTE FUNCTION app.check_statute();

-- ---------------------------------------------------------------------------------------------------------------------
-- The cells `p` of the matrix, field by field, for whatever becomes the content of a package.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION app.may_travel(p_kind text, p_category text, p_key text, p_value text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(CASE p_category
    WHEN 'IDENTITY' THEN
      p_kind NOT IN ('KIM', 'EHRENAMT', 'VERWALTUNG')
      AND p_key ~ '^identity\.(givenName|familyName|birthDate|nationality|language|place)$'
    WHEN 'STATUS' THEN
      p_kind IN ('JOBCENTER', 'ARBEITSAGENTUR', 'AUSLAENDERBEHOERDE', 'SOZIALAMT', 'JUGENDAMT', 'NGO', 'GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM')
      AND p_key ~ '^fact\.(ENTRY|ALLOCATED|ASYLUM_SOUGHT|ASYLUM_APPLIED|STATUS|DULDUNG_DECIDED|BAMF_DECISION|APPEAL_FILED|DECISION_FINAL|PROTECTION_24_SOUGHT|ED_DONE|FIKTIONSBESCHEINIGUNG|TITLE_ISSUED|CARD_HANDED_OUT|EU_REGISTERED|RESIDENCE_OBLIGATION|MOVED|ABSENCE)\.[A-Za-z]+$'
      AND NOT (p_kind = 'AUSLAENDERBEHOERDE' AND p_key LIKE 'fact.ABSENCE.%')
    WHEN 'BENEFITS' THEN CASE
      WHEN p_kind = 'AUSLAENDERBEHOERDE' THEN
        p_key ~ '^fact\.SELF_SUPPORTING\.(from|to)$' OR p_key ~ '^fact\.BENEFIT_RECEIVED\.(from|to)$'
        OR (p_key = 'fact.BENEFIT_RECEIVED.regime' AND p_value = 'SGB_III_ALG')
      ELSE p_kind IN ('JOBCENTER', 'ARBEITSAGENTUR', 'SOZIALAMT', 'NGO')
        AND p_key ~ '^fact\.(BENEFIT_RECEIVED|APPLICATION_FILED|SELF_SUPPORTING|ABUSE_FOUND|CUT_1A|COURT_OBLIGATION|HEALTH_FUND_CHOSEN|HOUSING|YOUTH_HELP_CONTINUED)\.[A-Za-z]+$'
      END
    WHEN 'LANGUAGE_WORK' THEN CASE
      WHEN p_kind IN ('SCHULE', 'KURSTRAEGER') THEN p_key ~ '^fact\.COURSE_(ADMITTED|ENROLLED|STARTED|COMPLETED)\.level$'
      WHEN p_kind IN ('GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM') THEN p_key = 'identity.language'
      ELSE p_kind IN ('JOBCENTER', 'ARBEITSAGENTUR', 'AUSLAENDERBEHOERDE', 'JUGENDAMT', 'NGO')
        AND p_key ~ '^fact\.(EMPLOYMENT|UNEMPLOYMENT_REGISTERED|INVOLUNTARY_LOSS_CONFIRMED|COURSE_[A-Z]+)\.[A-Za-z]+$'
      END
    WHEN 'FAMILY' THEN
      p_kind IN ('JOBCENTER', 'ARBEITSAGENTUR', 'AUSLAENDERBEHOERDE', 'SOZIALAMT', 'JUGENDAMT', 'SCHULE', 'NGO', 'GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM')
      AND (p_key ~ '^fact\.(HOUSEHOLD_MEMBER\.(relation|from|to)|GUARDIAN\.(kind|from|to))$'
           OR (p_kind IN ('JOBCENTER', 'SOZIALAMT') AND p_key ~ '^fact\.HOUSEHOLD_MEMBER\.(regime|paragraph)$'))
    WHEN 'ART9' THEN
      p_kind IN ('SOZIALAMT', 'JUGENDAMT', 'NGO', 'GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM') AND p_key ~ '^fact\.WORK_CAPACITY\.(able|from|permanent)$'
    WHEN 'NOTES' THEN p_kind = 'NGO' AND p_key = 'note.excerpt'
  END, false)
$$;

-- Art. 9 DSGVO, § 203 StGB: health data and words out of notes stand in no package in plain. Such a section is its
-- category, the fields under the data key of the case, and a keyed hash of them, which the hash of the package covers.
CREATE FUNCTION app.is_sealed_category(p_category text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(p_category IN ('ART9', 'NOTES'), false)
$$;

-- What lies sealed cannot be judged field by field here: that is the sender's gateway's. Which kind of recipient gets
-- such a section at all is judged as before, by the one field that tells.
CREATE FUNCTION app.may_travel_sealed(p_kind text, p_category text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE p_category
    WHEN 'ART9' THEN app.may_travel(p_kind, 'ART9', 'fact.WORK_CAPACITY.able', '')
    WHEN 'NOTES' THEN app.may_travel(p_kind, 'NOTES', 'note.excerpt', '')
    ELSE false
  END
$$;

-- 28 bytes are nonce and tag of AES-256-GCM, 32 an HMAC-SHA-256. Fields in plain, beside or instead, are not let through.
CREATE FUNCTION app.is_sealed_section(p_section jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN jsonb_typeof(p_section) = 'object' AND p_section - '{category,sealed,digest}'::text[] = '{}'
    AND jsonb_typeof(p_section->'sealed') = 'string' AND jsonb_typeof(p_section->'digest') = 'string'
    AND octet_length(decode(p_section->>'sealed', 'base64')) > 28
    AND octet_length(decode(p_section->>'digest', 'base64')) = 32;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN false;
END $$;

CREATE FUNCTION app.check_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  basis record;
  to_kind text := app.kind_of_unit(NEW.recipient_unit_id);
BEGIN
  SELECT r.legal_basis, r.claimed, r.case_id INTO basis FROM public.referral r WHERE r.id = NEW.referral_id;
  IF basis.legal_basis = 'STATUTE'
     AND NOT NEW.categories::text[] <@ coalesce(app.statute_of(NEW.referral_id), '{}') THEN
    RAISE EXCEPTION 'category beyond the statute' USING ERRCODE = 'NA012';
  END IF;
  IF jsonb_typeof(NEW.content) <> 'array' OR EXISTS (
       SELECT FROM jsonb_array_elements(NEW.content) s
        WHERE NOT coalesce(s->>'category' = ANY(NEW.categories::text[]), false)
           -- § 67a SGB X, Art. 9 Abs. 2 lit. b DSGVO: health data for a benefit that rests on them, and only then.
           OR (s->>'category' = 'ART9' AND to_kind = 'SOZIALAMT' AND basis.claimed IS NULL)) THEN
    RAISE EXCEPTION 'section beyond the basis' USING ERRCODE = 'NA061';
  END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s
              WHERE CASE WHEN app.is_sealed_category(s->>'category')
                         THEN NOT coalesce(app.is_sealed_section(s), false)
                         ELSE jsonb_typeof(s->'fields') IS DISTINCT FROM 'array' OR s - '{category,fields}'::text[] <> '{}' END) THEN
    RAISE EXCEPTION 'section is not sealed, or not open' USING ERRCODE = 'NA061';
  END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s
              WHERE app.is_sealed_category(s->>'category') AND NOT app.may_travel_sealed(to_kind, s->>'category'))
     OR EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s, jsonb_array_elements(s->'fields') f
              WHERE NOT app.may_travel(to_kind, s->>'category', f->>'key', f->>'value')
                 OR f - '{key,value}'::text[] <> '{}') THEN
    RAISE EXCEPTION 'field beyond the matrix' USING ERRCODE = 'NA061';
  END IF;
  -- § 51 BMG: a lock hides the address and what it can be told from.
  IF EXISTS (SELECT FROM public.person_identity i WHERE i.case_id = basis.case_id AND i.address_lock)
     AND EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s, jsonb_array_elements(s->'fields') f
                  WHERE f->>'key' = 'identity.place' OR f->>'key' ~ '^fact\.(HOUSING|MOVED|ALLOCATED)\.' OR f->>'key' ~ '\.(ags|at)$') THEN
    RAISE EXCEPTION 'address is locked' USING ERRCODE = 'NA062';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER package_content BEFORE INSERT ON package FOR EACH ROW EXECUTE FUNCTION app.check_content();
CREATE TRIGGER correction_content BEFORE INSERT ON package_correction FOR EACH ROW EXECUTE FUNCTION app.check_content();

-- A correction discloses anew (Art. 19 DSGVO carries the duty to tell, not the content): it needs today what the package
-- needed on its day. A consent that ends with the referral has ended with one that was declined.
CREATE FUNCTION app.check_correction_basis() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER correction_basis BEFORE INSERT ON package_correction FOR EACH ROW EXECUTE FUNCTION app.check_correction_basis();

-- Art. 7 Abs. 3 DSGVO: whoever ends the reading, the recipient is told in the same transaction, without content.
CREATE FUNCTION app.tell_withdrawal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.referral_notice (tenant_id, referral_id, to_unit_id, kind, created_at)
  VALUES (NEW.tenant_id, NEW.referral_id, NEW.recipient_unit_id, 'WITHDRAWN', NEW.revoked_at);
  RETURN NULL;
END $$;
CREATE TRIGGER withdrawal_is_told AFTER UPDATE ON package FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION app.tell_withdrawal();

-- ---------------------------------------------------------------------------------------------------------------------
-- Row-level security.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE package_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_record FORCE ROW LEVEL SECURITY;
ALTER TABLE referral_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_notice FORCE ROW LEVEL SECURITY;
ALTER TABLE package_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_correction FORCE ROW LEVEL SECURITY;

-- Where the fields of a package come from, and why a statute needed them, stays with the sender: row-level security knows
-- no columns, so that it is a row of its own that no recipient reads.
CREATE POLICY sender_keeps ON package_record TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                      WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                      WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())));

CREATE POLICY sender_reads ON referral_notice FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                      WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY sender_tells ON referral_notice FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND kind = 'CORRECTED' AND acknowledged_at IS NULL
         AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                      WHERE r.id = referral_id AND r.to_unit_id = referral_notice.to_unit_id
                        AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY told ON referral_notice FOR INSERT TO nahtlos_owner
  WITH CHECK (kind = 'WITHDRAWN' AND acknowledged_at IS NULL);
CREATE POLICY recipient_reads ON referral_notice FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND to_unit_id = (SELECT app.unit())
         AND ((SELECT app.purpose()) = 'CASEWORK' OR (SELECT app.purpose()) = 'REFERRAL:' || referral_id::text));
CREATE POLICY recipient_acknowledges ON referral_notice FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND to_unit_id = (SELECT app.unit())
         AND (SELECT app.purpose()) = 'REFERRAL:' || referral_id::text AND acknowledged_at IS NULL)
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND to_unit_id = (SELECT app.unit()) AND acknowledged_by = (SELECT app.actor()));

CREATE POLICY sender_corrects ON package_correction TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                      WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
         AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                      WHERE r.id = referral_id AND c.case_manager_id = (SELECT app.actor())));
-- As long as the package itself can be read (the inner query is under the policy of package).
CREATE POLICY recipient_reads ON package_correction FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND recipient_unit_id = (SELECT app.unit())
         AND (SELECT app.purpose()) = 'REFERRAL:' || referral_id::text
         AND EXISTS (SELECT FROM package p WHERE p.referral_id = package_correction.referral_id));

-- That a correction was acknowledged ends the sender's task.
CREATE POLICY acknowledge ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND type = 'correction.acknowledged'
         AND (SELECT app.purpose()) = 'REFERRAL:' || (payload->>'referralId'));

REVOKE ALL ON FUNCTION app.statute_covers(text, text, text, text), app.kind_of_unit(uuid), app.statute_of(uuid),
  app.may_travel(text, text, text, text), app.check_statute(), app.check_content(), app.check_correction_basis(),
  app.tell_withdrawal(), app.is_sealed_category(text), app.may_travel_sealed(text, text), app.is_sealed_section(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.statute_covers(text, text, text, text), app.kind_of_unit(uuid), app.statute_of(uuid),
  app.may_travel(text, text, text, text), app.is_sealed_category(text), app.may_travel_sealed(text, text),
  app.is_sealed_section(jsonb) TO nahtlos_app;
GRANT SELECT, INSERT ON package_record, referral_notice, package_correction TO nahtlos_app;
GRANT UPDATE (sources) ON package_record TO nahtlos_app;
GRANT UPDATE (acknowledged_at, acknowledged_by) ON referral_notice TO nahtlos_app;
