-- Art. 9 DSGVO: what says something of health stands nowhere in plain. A fact of this category says that it exists and
-- when it was recorded; its type, fields, day and evidence lie sealed under the case's data key.
ALTER TABLE "fact" ADD COLUMN "sealed" BYTEA;
-- NOT VALID: rows of an earlier release cannot be encrypted by SQL. No new one gets past.
ALTER TABLE fact ADD CONSTRAINT art9_is_sealed CHECK (
  (category = 'ART9') = (sealed IS NOT NULL)
  AND (category <> 'ART9' OR (type = 'ART9' AND payload = '{}' AND evidence = 'SEALED' AND valid_on = recorded_on))
) NOT VALID;

-- The journey as derived with such facts, for those who may read them; `timeline` then names no rule of theirs.
ALTER TABLE "journey" ADD COLUMN "sealed" BYTEA;
GRANT UPDATE (sealed) ON journey TO nahtlos_app, nahtlos_relay;

-- The person's explicit consent that the KIM itself processes such data (Art. 9 Abs. 2 lit. a DSGVO). A consent to pass
-- something on is another thing (table consent).
CREATE TABLE "processing_consent" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "category" "DataCategory" NOT NULL,
    "given_on" DATE NOT NULL,
    "proof" TEXT NOT NULL,
    "withdrawn_on" DATE,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "processing_consent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "processing_consent_case_id_idx" ON "processing_consent"("case_id");
ALTER TABLE "processing_consent" ADD CONSTRAINT "processing_consent_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE processing_consent
  ADD CONSTRAINT of_art9 CHECK (category = 'ART9'),
  ADD CONSTRAINT proof_kind CHECK (proof IN ('SIGNATURE', 'SIGNED_UPLOAD')),
  ADD CONSTRAINT withdrawn_after_given CHECK (withdrawn_on >= given_on);
ALTER TABLE processing_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE processing_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY of_own_case ON processing_consent TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY system ON processing_consent FOR SELECT TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));
GRANT SELECT, INSERT ON processing_consent TO nahtlos_app;
GRANT UPDATE (withdrawn_on) ON processing_consent TO nahtlos_app;
GRANT SELECT ON processing_consent TO nahtlos_relay;

-- A withdrawn consent does not come back: that needs a new one, with a new proof.
CREATE FUNCTION app.keep_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_on IS NOT NULL THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.keep_withdrawal() FROM PUBLIC;
CREATE TRIGGER withdrawn_once BEFORE UPDATE ON processing_consent FOR EACH ROW EXECUTE FUNCTION app.keep_withdrawal();

CREATE FUNCTION app.check_art9_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Locked: a withdrawal under way is waited for.
  PERFORM FROM public.processing_consent p
   WHERE p.case_id = NEW.case_id AND p.category = 'ART9' AND p.withdrawn_on IS NULL AND p.given_on <= NEW.recorded_on FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no consent to process' USING ERRCODE = 'NA070';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.check_art9_consent() FROM PUBLIC;
CREATE TRIGGER art9_needs_consent BEFORE INSERT ON fact FOR EACH ROW WHEN (NEW.category = 'ART9')
  EXECUTE FUNCTION app.check_art9_consent();

-- Art. 7 Abs. 3 DSGVO: from the commit of the withdrawal on, casework and the worker do without these facts. They stay for
-- the person's rights (information, erasure) and for oversight.
CREATE POLICY art9_while_consented ON fact AS RESTRICTIVE FOR SELECT TO nahtlos_app, nahtlos_relay
  USING (category <> 'ART9'
    OR NOT ((SELECT app.purpose()) = 'CASEWORK' OR (SELECT app.is_system()))
    OR EXISTS (SELECT FROM processing_consent p WHERE p.case_id = fact.case_id AND p.category = 'ART9' AND p.withdrawn_on IS NULL));

-- Third parties in a note: the person, reading the own file, gets notes without them.
ALTER TABLE "note" ADD COLUMN "third_party" BOOLEAN NOT NULL DEFAULT false;

-- Documents: what it is and how big; bytes sealed, and no file name, which often is a person's name.
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "body" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "document_case_id_idx" ON "document"("case_id");
ALTER TABLE "document" ADD CONSTRAINT "document_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE document
  ADD CONSTRAINT known_media CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  ADD CONSTRAINT known_kind CHECK (kind ~ '^[A-Z][A-Z0-9_]{1,40}$'),
  ADD CONSTRAINT at_most_5_mb CHECK (size BETWEEN 1 AND 5242880 AND octet_length(body) BETWEEN 1 AND 5243000);
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
CREATE POLICY of_own_case ON document TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
GRANT SELECT, INSERT ON document TO nahtlos_app;
