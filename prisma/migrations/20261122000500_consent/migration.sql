-- What makes a consent hold (§ 67b Abs. 2 SGB X, Art. 7 and 9 DSGVO), and the release from professional secrecy, which is a
-- record of its own. Said by hand and apart from packages/domain, which decides the same.

-- AlterTable
ALTER TABLE "consent" ADD COLUMN "direction" TEXT NOT NULL DEFAULT 'OUT',
ADD COLUMN "explained_purpose" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "explained_refusal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "explained_withdrawal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "language_basis" TEXT NOT NULL DEFAULT 'NOT_RECORDED',
ADD COLUMN "proof_document_id" UUID,
ADD COLUMN "text_provenance" TEXT NOT NULL DEFAULT 'WRITTEN',
ADD COLUMN "until_referral_ends" BOOLEAN NOT NULL DEFAULT false;
-- What one flag said was said of all three.
ALTER TABLE "consent" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "consent" DISABLE TRIGGER USER;
UPDATE "consent" SET explained_purpose = explained, explained_refusal = explained, explained_withdrawal = explained;
ALTER TABLE "consent" ENABLE TRIGGER USER;
ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "consent" DROP CONSTRAINT granted_is_explained;
ALTER TABLE "consent" DROP COLUMN "explained";

-- AlterTable
ALTER TABLE "consent_item" ADD COLUMN "explicit" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "consent_signature" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "consent_id" UUID NOT NULL,
    "signer" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT,

    CONSTRAINT "consent_signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confidentiality_release" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "to_unit_id" UUID NOT NULL,
    "norm" TEXT NOT NULL,
    "released" TEXT NOT NULL,
    "scope" "DataCategory"[],
    "signed_by" TEXT NOT NULL,
    "guardian_name" TEXT,
    "proof" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "withdrawn_on" DATE,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confidentiality_release_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consent_signature_consent_id_idx" ON "consent_signature"("consent_id");

-- CreateIndex
CREATE INDEX "confidentiality_release_case_id_idx" ON "confidentiality_release"("case_id");

-- AddForeignKey
ALTER TABLE "consent_signature" ADD CONSTRAINT "consent_signature_tenant_id_consent_id_fkey" FOREIGN KEY ("tenant_id", "consent_id") REFERENCES "consent"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidentiality_release" ADD CONSTRAINT "confidentiality_release_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidentiality_release" ADD CONSTRAINT "confidentiality_release_tenant_id_to_unit_id_fkey" FOREIGN KEY ("tenant_id", "to_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------------
-- Bad states are impossible.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE consent
  ADD CONSTRAINT known_direction CHECK (direction IN ('OUT', 'IN', 'BOTH')),
  ADD CONSTRAINT granted_is_explained CHECK (state = 'REFUSED' OR (explained_purpose AND explained_refusal AND explained_withdrawal)),
  ADD CONSTRAINT language_understood CHECK (language_basis IN ('RECORDED', 'DECLARED', 'INTERPRETED', 'NOT_RECORDED')
                                            AND (language_basis <> 'INTERPRETED' OR interpreter = 'INDEPENDENT')),
  ADD CONSTRAINT interpreter_name_not_blank CHECK (btrim(interpreter_name) <> ''),
  ADD CONSTRAINT document_is_upload CHECK (proof_document_id IS NULL OR proof = 'SIGNED_UPLOAD'),
  ADD CONSTRAINT machine_text_interpreted CHECK (state = 'REFUSED' OR text_provenance <> 'MACHINE' OR interpreter = 'INDEPENDENT'),
  ADD CONSTRAINT known_provenance CHECK (text_provenance IN ('WRITTEN', 'REVIEWED', 'MACHINE'));
-- Items of before are not claimed to be explicit: what they cover does not travel any more (trigger package_explicit).
ALTER TABLE consent_item ADD CONSTRAINT art9_is_explicit CHECK (category <> 'ART9' OR NOT granted OR explicit) NOT VALID;
ALTER TABLE consent_signature ADD CONSTRAINT signer_and_role CHECK (
  (signer = 'SELF' AND role = 'PERSON' AND name IS NULL)
  OR (signer = 'GUARDIAN' AND role IN ('PARENT', 'VORMUND', 'AMTSVORMUND') AND name IS NOT NULL AND btrim(name) <> ''));
ALTER TABLE confidentiality_release
  ADD CONSTRAINT known_norm CHECK (norm IN ('STGB_203', 'SGB_VIII_65')),
  ADD CONSTRAINT released_not_blank CHECK (btrim(released) <> ''),
  ADD CONSTRAINT scope_not_empty CHECK (cardinality(scope) > 0),
  ADD CONSTRAINT release_proven CHECK (proof IN ('SIGNATURE', 'SIGNED_UPLOAD')),
  ADD CONSTRAINT release_signed CHECK (signed_by IN ('SELF', 'GUARDIAN', 'BOTH')
    AND (signed_by = 'SELF') = (guardian_name IS NULL) AND btrim(guardian_name) <> ''),
  ADD CONSTRAINT release_at_most_six_months CHECK (valid_to >= valid_from AND valid_to <= valid_from + INTERVAL '6 months');

-- Which text exists in which language, and who wrote it. A new wording is a new version: added here by a migration, never
-- changed. packages/i18n holds the words; a test holds both equal.
CREATE FUNCTION app.consent_text_provenance(p_language text, p_version text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN p_version <> p_language || '-2026-11-1' THEN NULL
    WHEN p_language IN ('de', 'de-leicht', 'en') THEN 'WRITTEN'
    WHEN p_language IN ('uk', 'ar', 'tr', 'fa', 'ru', 'fr', 'ro', 'bg', 'ti') THEN 'MACHINE'
  END
$$;

CREATE FUNCTION app.check_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE spoken text;
BEGIN
  -- Where the text comes from is not the writer's to say.
  NEW.text_provenance := app.consent_text_provenance(NEW.language, NEW.text_version);
  IF NEW.text_provenance IS NULL THEN
    RAISE EXCEPTION 'no such text in this language' USING ERRCODE = 'NA050';
  END IF;
  IF NEW.state <> 'REFUSED' AND NEW.text_provenance = 'MACHINE' AND NEW.interpreter <> 'INDEPENDENT' THEN
    RAISE EXCEPTION 'a machine text needs an interpreter' USING ERRCODE = 'NA051';
  END IF;
  SELECT split_part(lower(i.language), '-', 1) INTO spoken FROM public.person_identity i WHERE i.case_id = NEW.case_id;
  IF NEW.language_basis = 'NOT_RECORDED' OR
     (NEW.language_basis = 'RECORDED' AND spoken IS DISTINCT FROM split_part(lower(NEW.language), '-', 1)) THEN
    RAISE EXCEPTION 'not a language that the person understands' USING ERRCODE = 'NA052';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_holds BEFORE INSERT ON consent FOR EACH ROW EXECUTE FUNCTION app.check_consent();

-- Who has to sign by age, seen when everything of the consent is written. Age is complete with the day before the birthday
-- (§§ 187 Abs. 2, 188 Abs. 2 BGB). 15 is the age for applying for social benefits oneself (§ 36 SGB I).
CREATE FUNCTION app.check_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  born date;
  years integer;
  by_self boolean;
  by_guardian boolean;
  by_vormund boolean;
  own_application boolean;
  alone boolean;
BEGIN
  SELECT i.birth_date INTO born FROM public.person_identity i WHERE i.case_id = NEW.case_id;
  years := date_part('year', age(NEW.given_on, born));
  SELECT coalesce(bool_or(s.signer = 'SELF'), false), coalesce(bool_or(s.signer = 'GUARDIAN'), false),
         coalesce(bool_or(s.role IN ('VORMUND', 'AMTSVORMUND')), false)
    INTO by_self, by_guardian, by_vormund FROM public.consent_signature s WHERE s.consent_id = NEW.id;
  SELECT NEW.purpose = 'SECURE_LIVELIHOOD' AND o.kind::text IN ('SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT')
    INTO own_application
    FROM public.unit n JOIN public.organisation o ON o.id = n.organisation_id WHERE n.id = NEW.recipient_unit_id;
  alone := years >= 18 OR (years >= 15 AND own_application);
  IF NOT by_self AND (years IS NULL OR years >= 14) THEN
    RAISE EXCEPTION 'the person has to sign' USING ERRCODE = 'NA056';
  END IF;
  IF NOT by_guardian AND NOT coalesce(alone, false) THEN
    RAISE EXCEPTION 'the guardian has to sign' USING ERRCODE = 'NA057';
  END IF;
  IF by_guardian AND years >= 18 THEN
    RAISE EXCEPTION 'nobody signs for an adult' USING ERRCODE = 'NA058';
  END IF;
  IF by_guardian AND NOT by_vormund AND EXISTS (
    SELECT FROM public.fact f
     WHERE f.case_id = NEW.case_id AND NOT EXISTS (SELECT FROM public.fact later WHERE later.supersedes = f.id)
       AND ((f.type = 'GUARDIAN' AND f.payload->>'kind' = 'VORMUND')
            OR (f.type = 'STATUS' AND f.payload->>'status' = 'UNACCOMPANIED_MINOR'))
       AND f.payload->>'from' <= NEW.given_on::text
       AND coalesce(f.payload->>'to', f.payload->>'until', '9999-12-31') >= NEW.given_on::text
  ) THEN
    RAISE EXCEPTION 'the Vormund has to sign' USING ERRCODE = 'NA059';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_signed AFTER INSERT ON consent DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'GRANTED') EXECUTE FUNCTION app.check_capacity();

-- A consent to fetch is none to send; and by default it ends with the referral that it was given for.
CREATE FUNCTION app.check_referral_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE basis record;
BEGIN
  SELECT c.direction, c.until_referral_ends INTO basis FROM public.consent c WHERE c.id = NEW.consent_id;
  IF basis.direction = 'IN' THEN
    RAISE EXCEPTION 'consent for the other direction' USING ERRCODE = 'NA055';
  END IF;
  IF basis.until_referral_ends AND EXISTS (
    SELECT FROM public.referral r WHERE r.consent_id = NEW.consent_id AND r.state IN ('DECLINED', 'CANCELLED')) THEN
    RAISE EXCEPTION 'no live consent' USING ERRCODE = 'NA010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_within_consent BEFORE INSERT ON referral FOR EACH ROW WHEN (NEW.legal_basis = 'CONSENT')
  EXECUTE FUNCTION app.check_referral_consent();

-- Art. 9 Abs. 2 lit. a DSGVO: health and the like travel by an item of their own. And what was entrusted to somebody bound
-- to secrecy needs the release of that person, towards that unit, besides the consent (§ 203 StGB, § 65 SGB VIII).
-- A package needs it on the day of its sending; a correction, which discloses anew, on its own.
CREATE FUNCTION app.check_package_secrets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent record;
  discloses_on date;
  entrusted "DataCategory"[];
  needed text;
BEGIN
  SELECT r.case_id, r.consent_id, r.legal_basis::text AS basis, (r.sent_at AT TIME ZONE 'Europe/Berlin')::date AS sent_on,
         o.kind::text AS sender
    INTO sent
    FROM public.referral r JOIN public.unit n ON n.id = r.from_unit_id JOIN public.organisation o ON o.id = n.organisation_id
   WHERE r.id = NEW.referral_id;
  IF sent.basis = 'CONSENT' AND 'ART9' = ANY (NEW.categories) AND NOT EXISTS (
    SELECT FROM public.consent_item i WHERE i.consent_id = sent.consent_id AND i.category = 'ART9' AND i.granted AND i.explicit) THEN
    RAISE EXCEPTION 'not explicitly consented' USING ERRCODE = 'NA053';
  END IF;
  discloses_on := CASE TG_TABLE_NAME WHEN 'package' THEN sent.sent_on ELSE (NEW.sealed_at AT TIME ZONE 'Europe/Berlin')::date END;
  needed := CASE WHEN sent.sender = 'JUGENDAMT' THEN 'SGB_VIII_65' ELSE 'STGB_203' END;
  entrusted := CASE WHEN sent.sender IN ('JUGENDAMT', 'GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM') THEN '{NOTES,ART9}' ELSE '{NOTES}' END;
  IF EXISTS (
    SELECT FROM unnest(NEW.categories) category WHERE category = ANY (entrusted) AND NOT EXISTS (
      SELECT FROM public.confidentiality_release v
       WHERE v.case_id = sent.case_id AND v.to_unit_id = NEW.recipient_unit_id AND v.norm = needed AND category = ANY (v.scope)
         AND v.withdrawn_on IS NULL AND discloses_on BETWEEN v.valid_from AND v.valid_to)) THEN
    RAISE EXCEPTION 'no release from secrecy' USING ERRCODE = 'NA054';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER package_secrets BEFORE INSERT ON package FOR EACH ROW EXECUTE FUNCTION app.check_package_secrets();

CREATE FUNCTION app.keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_on IS NOT NULL THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_withdrawn_once BEFORE UPDATE ON confidentiality_release FOR EACH ROW EXECUTE FUNCTION app.keep_release();

-- ---------------------------------------------------------------------------------------------------------------------
-- Who reads and writes.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE consent_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_signature FORCE ROW LEVEL SECURITY;
ALTER TABLE confidentiality_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE confidentiality_release FORCE ROW LEVEL SECURITY;
CREATE POLICY of_own_consent ON consent_signature TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM consent k JOIN case_file c ON c.id = k.case_id
                 WHERE k.id = consent_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM consent k JOIN case_file c ON c.id = k.case_id
                 WHERE k.id = consent_id AND c.case_manager_id = (SELECT app.actor()) AND k.xmin = pg_current_xact_id()::xid));
CREATE POLICY of_own_case ON confidentiality_release TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
GRANT SELECT, INSERT ON consent_signature, confidentiality_release TO nahtlos_app;
GRANT UPDATE (withdrawn_on) ON confidentiality_release TO nahtlos_app;
REVOKE ALL ON FUNCTION app.consent_text_provenance(text, text), app.check_consent(), app.check_capacity(),
  app.check_referral_consent(), app.check_package_secrets(), app.keep_release() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.consent_text_provenance(text, text) TO nahtlos_app;
