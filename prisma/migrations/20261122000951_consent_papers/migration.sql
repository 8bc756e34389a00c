-- The person and the guardian see who signed, and whom they have released from secrecy.
CREATE POLICY own ON consent_signature FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND EXISTS (SELECT FROM consent c WHERE c.id = consent_id AND app.own_case(c.case_id)));
CREATE POLICY own ON confidentiality_release FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND app.own_case(case_id));

-- A signed upload is the paper itself, kept in the same case; without it nothing is proven (Art. 7 Abs. 1 DSGVO).
ALTER TABLE "confidentiality_release" ADD COLUMN "proof_document_id" UUID;
CREATE UNIQUE INDEX "document_tenant_id_id_key" ON "document"("tenant_id", "id");
-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_tenant_id_proof_document_id_fkey" FOREIGN KEY ("tenant_id", "proof_document_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "confidentiality_release" ADD CONSTRAINT "confidentiality_release_tenant_id_proof_document_id_fkey" FOREIGN KEY ("tenant_id", "proof_document_id") REFERENCES "document"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE confidentiality_release
  ADD CONSTRAINT document_is_upload CHECK (proof_document_id IS NULL OR proof = 'SIGNED_UPLOAD');

CREATE FUNCTION app.check_signed_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.document d
                  WHERE d.id = NEW.proof_document_id AND d.case_id = NEW.case_id AND d.kind = 'SIGNED_CONSENT') THEN
    RAISE EXCEPTION 'the signed paper is missing' USING ERRCODE = 'NA049';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_paper BEFORE INSERT ON consent FOR EACH ROW
  WHEN (NEW.proof = 'SIGNED_UPLOAD' AND NEW.state = 'GRANTED') EXECUTE FUNCTION app.check_signed_paper();
CREATE TRIGGER release_paper BEFORE INSERT ON confidentiality_release FOR EACH ROW
  WHEN (NEW.proof = 'SIGNED_UPLOAD') EXECUTE FUNCTION app.check_signed_paper();

-- Who could consent by age is who can release (see app.check_capacity); nobody applies for a benefit with a release.
CREATE FUNCTION app.check_release_signed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  born date;
  years integer;
BEGIN
  SELECT i.birth_date INTO born FROM public.person_identity i WHERE i.case_id = NEW.case_id;
  years := date_part('year', age(NEW.valid_from, born));
  IF NEW.signed_by = 'GUARDIAN' AND (years IS NULL OR years >= 14) THEN
    RAISE EXCEPTION 'the person has to sign' USING ERRCODE = 'NA056';
  END IF;
  IF NEW.signed_by = 'SELF' AND (years IS NULL OR years < 18) THEN
    RAISE EXCEPTION 'the guardian has to sign' USING ERRCODE = 'NA057';
  END IF;
  IF NEW.signed_by <> 'SELF' AND years >= 18 THEN
    RAISE EXCEPTION 'nobody signs for an adult' USING ERRCODE = 'NA058';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_signed BEFORE INSERT ON confidentiality_release FOR EACH ROW EXECUTE FUNCTION app.check_release_signed();
REVOKE ALL ON FUNCTION app.check_signed_paper(), app.check_release_signed() FROM PUBLIC;

-- A consent does not reach back, and what is given names what is given.
CREATE FUNCTION app.check_consent_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF btrim(NEW.purpose) = '' THEN
    RAISE EXCEPTION 'no purpose' USING ERRCODE = 'NA046';
  END IF;
  IF NEW.valid_from < NEW.given_on THEN
    RAISE EXCEPTION 'a consent does not reach back' USING ERRCODE = 'NA047';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_reach BEFORE INSERT ON consent FOR EACH ROW EXECUTE FUNCTION app.check_consent_reach();
CREATE FUNCTION app.check_consent_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.consent_item i WHERE i.consent_id = NEW.id AND i.granted) THEN
    RAISE EXCEPTION 'nothing is given' USING ERRCODE = 'NA048';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_enumerated AFTER INSERT ON consent DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'GRANTED') EXECUTE FUNCTION app.check_consent_items();
REVOKE ALL ON FUNCTION app.check_consent_reach(), app.check_consent_items() FROM PUBLIC;
