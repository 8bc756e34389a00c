-- Retention, legal hold, erasure with its certificate, requests of the person, breaches.

ALTER TABLE "case_file" ADD COLUMN "close_reason" TEXT;
-- The policies bind the owner too, and would hide from it what it has to fill in.
ALTER TABLE case_file DISABLE ROW LEVEL SECURITY;
UPDATE case_file SET close_reason = 'OTHER' WHERE state = 'CLOSED';
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file ADD CONSTRAINT closed_case_has_reason CHECK ((state = 'CLOSED') = (close_reason IS NOT NULL)
  AND (close_reason IS NULL OR close_reason IN ('GOAL_REACHED', 'MOVED_AWAY', 'NO_CONTACT', 'WISH_OF_PERSON', 'INTAKE_REFUSED',
    'DECEASED', 'OTHER')));

CREATE TABLE "retention_schedule" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "signed_off_by" UUID NOT NULL,
    "signed_off_on" DATE NOT NULL,
    CONSTRAINT "retention_schedule_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "retention_proposal" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "amount" INTEGER,
    "unit" TEXT,
    "case_id" UUID,
    "object_id" UUID,
    "due_on" DATE NOT NULL,
    "proposed_on" DATE NOT NULL,
    "owner_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'PROPOSED',
    "postponed_to" DATE,
    "postpone_reason" TEXT,
    "decided_by" UUID,
    "decided_on" DATE,
    "decided_role" TEXT,
    "erased_on" DATE,
    "counts" JSONB NOT NULL DEFAULT '{}',
    CONSTRAINT "retention_proposal_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'REQUESTED',
    "requested_by" UUID NOT NULL,
    "requested_on" DATE NOT NULL,
    "decided_by" UUID,
    "decided_on" DATE,
    "lifted_by" UUID,
    "lifted_on" DATE,
    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "deletion_certificate" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "amount" INTEGER,
    "unit" TEXT,
    "counts" JSONB NOT NULL,
    "confirmed_role" TEXT NOT NULL,
    "key_destroyed" BOOLEAN NOT NULL,
    "sha256" BYTEA NOT NULL,
    CONSTRAINT "deletion_certificate_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "consent_proof" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ended_on" DATE NOT NULL,
    "sealed" BYTEA NOT NULL,
    CONSTRAINT "consent_proof_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "subject_request" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "extended_to" DATE,
    "extension_reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "owner_id" UUID NOT NULL,
    "recorded_by" UUID NOT NULL,
    "answered_on" DATE,
    "outcome" TEXT,
    CONSTRAINT "subject_request_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "breach" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "detected_at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "kinds" TEXT[],
    "categories" TEXT[],
    "persons" INTEGER,
    "risk" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "reported_at" TIMESTAMPTZ(6),
    "late_reason" TEXT,
    "persons_informed_at" TIMESTAMPTZ(6),
    "escalation_level" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "breach_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "deletion_certificate_tenant_id_number_key" ON "deletion_certificate"("tenant_id", "number");
CREATE INDEX "retention_schedule_tenant_id_code_idx" ON "retention_schedule"("tenant_id", "code");
CREATE INDEX "retention_proposal_tenant_id_state_idx" ON "retention_proposal"("tenant_id", "state");
CREATE INDEX "legal_hold_case_id_idx" ON "legal_hold"("case_id");
CREATE INDEX "subject_request_case_id_idx" ON "subject_request"("case_id");
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subject_request" ADD CONSTRAINT "subject_request_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One deletion of one thing at a time, one hold on one case at a time.
CREATE UNIQUE INDEX one_live_proposal ON retention_proposal (tenant_id, what, object_id)
  WHERE state IN ('PROPOSED', 'POSTPONED', 'CONFIRMED');
CREATE UNIQUE INDEX one_live_hold ON legal_hold (case_id) WHERE state IN ('REQUESTED', 'SET');

ALTER TABLE retention_schedule
  ADD CONSTRAINT schedule_known CHECK (code IN ('REFUSED_INTAKE', 'INACTIVE_REVIEW', 'CLOSED_CASE', 'PACKAGE_CONTENT', 'CONSENT_PROOF')
    AND unit IN ('DAYS', 'MONTHS', 'YEARS_TO_YEAR_END') AND amount > 0);
ALTER TABLE retention_proposal
  ADD CONSTRAINT proposal_known CHECK (what IN ('CASE', 'PACKAGE', 'REVIEW', 'PROOF')
    AND state IN ('PROPOSED', 'POSTPONED', 'CONFIRMED', 'DONE', 'VOID')),
  ADD CONSTRAINT decided_by_somebody CHECK (state NOT IN ('CONFIRMED', 'DONE')
    OR (decided_by IS NOT NULL AND decided_on >= due_on AND decided_role IS NOT NULL)),
  ADD CONSTRAINT postponed_has_day CHECK (state <> 'POSTPONED' OR (postponed_to IS NOT NULL AND postpone_reason IS NOT NULL)),
  -- Once it is done, nothing here says any more whose it was.
  ADD CONSTRAINT open_names_its_object CHECK (state IN ('DONE', 'VOID') OR object_id IS NOT NULL);
ALTER TABLE legal_hold
  ADD CONSTRAINT hold_known CHECK (state IN ('REQUESTED', 'SET', 'REFUSED', 'LIFTED')
    AND reason IN ('COURT_PROCEEDINGS', 'CLAIM_OF_PERSON', 'RESTRICTION_ART_18', 'AUDIT')),
  ADD CONSTRAINT hold_decided CHECK ((state = 'REQUESTED') = (decided_by IS NULL)
    AND (decided_by IS NULL) = (decided_on IS NULL)),
  ADD CONSTRAINT hold_lifted CHECK ((state = 'LIFTED') = (lifted_by IS NOT NULL) AND (lifted_by IS NULL) = (lifted_on IS NULL));
ALTER TABLE subject_request
  ADD CONSTRAINT request_known CHECK (kind IN ('ACCESS', 'PORTABILITY', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'OBJECTION',
    'COMPLAINT') AND state IN ('OPEN', 'ANSWERED')),
  ADD CONSTRAINT request_has_time CHECK (due_on > received_on AND (extended_to IS NULL OR extended_to > due_on)),
  ADD CONSTRAINT extension_has_reason CHECK ((extended_to IS NULL) = (extension_reason IS NULL)
    AND (extension_reason IS NULL OR extension_reason IN ('COMPLEX', 'MANY_REQUESTS'))),
  ADD CONSTRAINT answered_has_outcome CHECK ((state = 'ANSWERED') = (answered_on IS NOT NULL)
    AND (state = 'ANSWERED') = (outcome IS NOT NULL)
    AND (outcome IS NULL OR outcome IN ('GRANTED', 'PARTLY_GRANTED', 'REFUSED', 'WITHDRAWN')));
ALTER TABLE breach
  ADD CONSTRAINT breach_clock CHECK (due_at = detected_at + INTERVAL '72 hours' AND detected_at <= recorded_at),
  ADD CONSTRAINT breach_known CHECK (risk IN ('UNLIKELY', 'RISK', 'HIGH') AND cardinality(kinds) > 0 AND btrim(measures) <> ''
    AND (persons IS NULL OR persons >= 0)),
  -- Art. 33 Abs. 1 Satz 2 DSGVO.
  ADD CONSTRAINT late_report_says_why CHECK (reported_at IS NULL OR reported_at <= due_at OR btrim(coalesce(late_reason, '')) <> '');

-- ---------------------------------------------------------------------------------------------------------------------
-- What was decided stays decided; what was certified stays certified.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION app.keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.what, NEW.schedule, NEW.due_on, NEW.proposed_on, NEW.tenant_id, NEW.amount, NEW.unit)
       IS DISTINCT FROM (OLD.what, OLD.schedule, OLD.due_on, OLD.proposed_on, OLD.tenant_id, OLD.amount, OLD.unit)
     OR OLD.state IN ('DONE', 'VOID')
     -- A person confirms, never the machine; and what was confirmed is only carried out, or sent back by the machine.
     OR (NEW.state = 'CONFIRMED' AND OLD.state <> 'CONFIRMED' AND app.is_system())
     OR (OLD.state = 'CONFIRMED' AND NEW.state <> 'CONFIRMED' AND NOT app.is_system())
     OR (NEW.state = 'DONE' AND OLD.state <> 'CONFIRMED' AND NOT (NEW.what = 'REVIEW' AND NOT app.is_system())) THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_decided_once BEFORE UPDATE ON retention_proposal FOR EACH ROW EXECUTE FUNCTION app.keep_proposal();
CREATE TRIGGER certificate_append_only BEFORE UPDATE OR DELETE ON deletion_certificate
  FOR EACH ROW EXECUTE FUNCTION app.append_only();
CREATE TRIGGER schedule_append_only BEFORE UPDATE OR DELETE ON retention_schedule
  FOR EACH ROW EXECUTE FUNCTION app.append_only();

CREATE FUNCTION app.keep_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'ANSWERED' OR (OLD.extended_to IS NOT NULL AND NEW.extended_to IS DISTINCT FROM OLD.extended_to) THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_answered_once BEFORE UPDATE ON subject_request FOR EACH ROW EXECUTE FUNCTION app.keep_request();

CREATE FUNCTION app.keep_breach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.reported_at IS NOT NULL AND (NEW.reported_at, NEW.late_reason) IS DISTINCT FROM (OLD.reported_at, OLD.late_reason)
     OR OLD.persons_informed_at IS NOT NULL AND NEW.persons_informed_at IS DISTINCT FROM OLD.persons_informed_at THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER breach_reported_once BEFORE UPDATE ON breach FOR EACH ROW EXECUTE FUNCTION app.keep_breach();

-- Art. 18 DSGVO: whoever deletes, and by whatever way, a hold stops it.
CREATE FUNCTION app.refuse_under_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.legal_hold THEN
    RAISE EXCEPTION 'legal hold' USING ERRCODE = 'NA021';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER hold_stops_erasure BEFORE DELETE ON case_file FOR EACH ROW EXECUTE FUNCTION app.refuse_under_hold();

-- The flag on the case follows the hold. The officer decides without ever seeing the case.
CREATE FUNCTION app.apply_hold() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('nahtlos.holding', NEW.case_id::text, true);
  UPDATE public.case_file SET legal_hold = (NEW.state = 'SET') WHERE id = NEW.case_id AND tenant_id = NEW.tenant_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such case' USING ERRCODE = '42501';
  END IF;
  PERFORM set_config('nahtlos.holding', '', true);
  RETURN NULL;
END $$;
CREATE TRIGGER hold_applies AFTER UPDATE ON legal_hold FOR EACH ROW WHEN (NEW.state <> 'REQUESTED')
  EXECUTE FUNCTION app.apply_hold();
CREATE POLICY hold_reads ON case_file FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'dpo'
         AND id = nullif((SELECT current_setting('nahtlos.holding', true)), '')::uuid);
CREATE POLICY hold_sets ON case_file FOR UPDATE TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'dpo'
         AND id = nullif((SELECT current_setting('nahtlos.holding', true)), '')::uuid);

-- ---------------------------------------------------------------------------------------------------------------------
-- Erasure. Nobody may DELETE; the worker may call this, and it deletes exactly what a person confirmed.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION app.erasing() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app.is_system() AND app.purpose() = 'SYSTEM:erasure'
              THEN nullif(current_setting('nahtlos.erasing', true), '')::uuid END
$$;

CREATE FUNCTION app.erase(p_proposal uuid, p_today date) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p record;
  file record;
  t record;
  n bigint;
  gone jsonb := '{}';
BEGIN
  IF NOT app.is_system() OR app.purpose() IS DISTINCT FROM 'SYSTEM:erasure' THEN
    RAISE EXCEPTION 'not yours' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO p FROM public.retention_proposal r WHERE r.id = p_proposal FOR UPDATE;
  IF NOT FOUND OR p.state <> 'CONFIRMED' OR p.what = 'REVIEW' THEN
    RAISE EXCEPTION 'nothing confirmed' USING ERRCODE = 'NA020';
  END IF;
  -- Asked again after a crash: it is already gone.
  IF p.erased_on IS NOT NULL THEN
    RETURN p.counts;
  END IF;
  PERFORM set_config('nahtlos.erasing', coalesce(p.case_id, p.object_id)::text, true);

  IF p.what = 'PROOF' THEN
    DELETE FROM public.consent_proof c WHERE c.id = p.object_id;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := jsonb_build_object('consent_proof', n);
  ELSE
    SELECT c.state, c.legal_hold INTO file FROM public.case_file c WHERE c.id = p.case_id FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'nothing confirmed' USING ERRCODE = 'NA020';
    END IF;
    IF file.legal_hold THEN
      RAISE EXCEPTION 'legal hold' USING ERRCODE = 'NA021';
    END IF;
    IF p.what = 'PACKAGE' THEN
      DELETE FROM public.package g WHERE g.id = p.object_id;
      GET DIAGNOSTICS n = ROW_COUNT;
      gone := jsonb_build_object('package', n);
    ELSE
      IF file.state <> 'CLOSED' THEN
        RAISE EXCEPTION 'case not closed' USING ERRCODE = 'NA022';
      END IF;
      -- Art. 7 Abs. 1 DSGVO: what was consented must stay provable.
      IF EXISTS (SELECT FROM public.consent c WHERE c.case_id = p.case_id AND c.state <> 'REFUSED'
                  AND NOT EXISTS (SELECT FROM public.consent_proof f WHERE f.id = c.id)) THEN
        RAISE EXCEPTION 'proof of consent not kept' USING ERRCODE = 'NA023';
      END IF;
      -- Irreversibly aggregated: the count stays, the way back does not. Version 4, so that not even the time links them.
      UPDATE public.gap g SET case_id = NULL, household_id = p_pseudonym.id
        FROM (SELECT gen_random_uuid() AS id) p_pseudonym WHERE g.case_id = p.case_id;
      GET DIAGNOSTICS n = ROW_COUNT;
      gone := gone || jsonb_build_object('gap_aggregated', n);
      SELECT count(*) INTO n FROM public.package g;
      gone := gone || jsonb_build_object('package', n);
      -- Every table that hangs on a case, whoever added it; what others point to goes last.
      FOR t IN
        WITH RECURSIVE edge AS (
          SELECT DISTINCT k.conrelid AS child, k.confrelid AS parent FROM pg_constraint k
           WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conrelid <> k.confrelid
        ), hangs AS (
          SELECT e.child, 1 AS depth FROM edge e WHERE e.parent = 'public.case_file'::regclass
          UNION ALL
          SELECT e.child, h.depth + 1 FROM hangs h JOIN edge e ON e.parent = h.child WHERE h.depth < 10
        )
        SELECT c.relname AS name, max(h.depth) AS depth FROM hangs h JOIN pg_class c ON c.oid = h.child
         WHERE c.relname <> 'gap' AND EXISTS (SELECT FROM pg_attribute a
           WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped)
         GROUP BY c.relname ORDER BY 2 DESC, 1
      LOOP
        EXECUTE format('DELETE FROM public.%I WHERE case_id = $1', t.name) USING p.case_id;
        GET DIAGNOSTICS n = ROW_COUNT;
        gone := gone || jsonb_build_object(t.name, n);
      END LOOP;
      DELETE FROM public.outbox_event e WHERE e.payload->>'caseId' = p.case_id::text;
      DELETE FROM public.retention_proposal r WHERE r.case_id = p.case_id AND r.id <> p.id;
      DELETE FROM public.case_file c WHERE c.id = p.case_id;
      GET DIAGNOSTICS n = ROW_COUNT;
      IF n <> 1 THEN
        RAISE EXCEPTION 'nothing confirmed' USING ERRCODE = 'NA020';
      END IF;
      gone := gone || jsonb_build_object('case_file', n);
    END IF;
  END IF;
  UPDATE public.retention_proposal r SET erased_on = p_today, counts = gone WHERE r.id = p.id;
  PERFORM set_config('nahtlos.erasing', '', true);
  RETURN gone;
END $$;

-- The policies of the function: the owner is bound too, and sees this one case only while it erases it.
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT DISTINCT c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped
     WHERE k.contype = 'f' AND k.confrelid = 'public.case_file'::regclass
  LOOP
    EXECUTE format($p$CREATE POLICY erasure ON public.%I TO nahtlos_owner
      USING (tenant_id = (SELECT app.tenant()) AND case_id = (SELECT app.erasing()))
      WITH CHECK (tenant_id = (SELECT app.tenant()))$p$, t);
  END LOOP;
END $$;
CREATE POLICY erasure ON case_file TO nahtlos_owner USING (tenant_id = (SELECT app.tenant()) AND id = (SELECT app.erasing()));
-- A row that an UPDATE made must be visible to it: a count that has lost its case.
CREATE POLICY aggregated ON gap FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND case_id IS NULL AND (SELECT app.erasing()) IS NOT NULL);
CREATE POLICY erasure ON package TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant())
         AND EXISTS (SELECT FROM public.referral r WHERE r.id = referral_id AND r.case_id = (SELECT app.erasing())));
CREATE POLICY erasure ON outbox_event TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND payload->>'caseId' = (SELECT app.erasing())::text);
CREATE POLICY erasure ON consent_proof TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND app.is_system() AND (SELECT app.purpose()) = 'SYSTEM:erasure');
-- retention_proposal has no foreign key to the case: it outlives it for the moment between the rows and the key.
CREATE POLICY erasure ON retention_proposal TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND app.is_system() AND (SELECT app.purpose()) = 'SYSTEM:erasure')
  WITH CHECK (tenant_id = (SELECT app.tenant()));

-- ---------------------------------------------------------------------------------------------------------------------
-- Row-level security of the new tables.
-- ---------------------------------------------------------------------------------------------------------------------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['retention_schedule', 'retention_proposal', 'legal_hold', 'deletion_certificate', 'consent_proof',
      'subject_request', 'breach'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY officer_reads ON public.%I FOR SELECT TO nahtlos_app
      USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['legal_hold', 'subject_request'] LOOP
    EXECUTE format($p$CREATE POLICY of_own_case ON public.%I FOR SELECT TO nahtlos_app
      USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
        AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['retention_schedule', 'deletion_certificate'] LOOP
    EXECUTE format($p$CREATE POLICY system_reads ON public.%I FOR SELECT TO nahtlos_relay
      USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))$p$, t);
  END LOOP;
END $$;

-- How long what is kept is no secret (Art. 13 Abs. 2 lit. a DSGVO); only the officer says it.
CREATE POLICY everybody_reads ON retention_schedule FOR SELECT TO nahtlos_app USING (tenant_id = (SELECT app.tenant()));
CREATE POLICY officer_signs ON retention_schedule FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY'))
              AND signed_off_by = (SELECT app.actor()));

CREATE POLICY of_own_case ON retention_proposal FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY manager_decides ON retention_proposal FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND what <> 'PROOF' AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (decided_by = (SELECT app.actor()) AND decided_role = 'case_manager');
-- Nobody works a proof of consent any more: the officer alone is left to end it.
CREATE POLICY officer_decides ON retention_proposal FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')) AND what = 'PROOF')
  WITH CHECK (decided_by = (SELECT app.actor()) AND decided_role = 'dpo');
-- Art. 17 DSGVO: an erasure that was granted needs no schedule.
CREATE POLICY manager_grants ON retention_proposal FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND what = 'CASE' AND schedule = 'ERASURE_REQUEST' AND state = 'PROPOSED' AND object_id = case_id AND erased_on IS NULL
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor()))
    AND EXISTS (SELECT FROM subject_request s WHERE s.case_id = retention_proposal.case_id AND s.kind = 'ERASURE'
                 AND s.outcome IN ('GRANTED', 'PARTLY_GRANTED')));
CREATE POLICY system ON retention_proposal TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))
  WITH CHECK ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));

CREATE POLICY manager_requests ON legal_hold FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND state = 'REQUESTED' AND requested_by = (SELECT app.actor())
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY officer_decides ON legal_hold FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY'))
         AND state IN ('REQUESTED', 'SET'))
  WITH CHECK ((SELECT app.actor()) IN (decided_by, lifted_by) AND state <> 'REQUESTED');

CREATE POLICY manager_records ON subject_request FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND recorded_by = (SELECT app.actor()) AND state = 'OPEN' AND extended_to IS NULL
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
CREATE POLICY manager_answers ON subject_request FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()));

-- The proof is sealed by the case manager who confirms the erasure, from consents of the own case.
CREATE POLICY manager_seals ON consent_proof TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM consent c JOIN case_file f ON f.id = c.case_id
                 WHERE c.id = consent_proof.id AND f.case_manager_id = (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND EXISTS (SELECT FROM consent c JOIN case_file f ON f.id = c.case_id
                 WHERE c.id = consent_proof.id AND f.case_manager_id = (SELECT app.actor())));
CREATE POLICY system_reads ON consent_proof FOR SELECT TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));
CREATE POLICY system_issues ON deletion_certificate FOR INSERT TO nahtlos_relay
  WITH CHECK ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant())
    AND EXISTS (SELECT FROM retention_proposal p WHERE p.id = deletion_certificate.id AND p.erased_on IS NOT NULL));
-- Which packages there are and since when; never their content (the column grant below).
CREATE POLICY system ON package FOR SELECT TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));

CREATE POLICY officer_records ON breach FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY'))
    AND recorded_by = (SELECT app.actor()) AND escalation_level = 0);
CREATE POLICY officer_reports ON breach FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')))
  WITH CHECK (tenant_id = (SELECT app.tenant()));
CREATE POLICY system ON breach TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))
  WITH CHECK ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));

-- The officer may cause the clock of a breach and the end of a proof, and nothing else.
CREATE POLICY officer_sends ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY'))
    AND type IN ('breach.recorded', 'breach.reported', 'erasure.confirmed'));

GRANT EXECUTE ON FUNCTION app.erase(uuid, date) TO nahtlos_relay;
GRANT EXECUTE ON FUNCTION app.erasing() TO nahtlos_app, nahtlos_relay;
REVOKE ALL ON FUNCTION app.erase(uuid, date), app.apply_hold(), app.erasing() FROM PUBLIC;
GRANT UPDATE (close_reason) ON case_file TO nahtlos_app;
GRANT SELECT, INSERT ON retention_schedule, legal_hold, subject_request, breach, retention_proposal TO nahtlos_app;
GRANT SELECT ON deletion_certificate TO nahtlos_app;
GRANT SELECT, INSERT ON consent_proof TO nahtlos_app;
GRANT UPDATE (ended_on, sealed) ON consent_proof TO nahtlos_app;
GRANT UPDATE (state, postponed_to, postpone_reason, decided_by, decided_on, decided_role) ON retention_proposal TO nahtlos_app;
GRANT UPDATE (state, decided_by, decided_on, lifted_by, lifted_on) ON legal_hold TO nahtlos_app;
GRANT UPDATE (state, extended_to, extension_reason, answered_on, outcome, owner_id) ON subject_request TO nahtlos_app;
GRANT UPDATE (risk, measures, persons, categories, reported_at, late_reason, persons_informed_at) ON breach TO nahtlos_app;
GRANT SELECT ON retention_schedule, breach TO nahtlos_relay;
GRANT SELECT, INSERT ON retention_proposal, deletion_certificate TO nahtlos_relay;
GRANT SELECT (id, tenant_id, ended_on) ON consent_proof TO nahtlos_relay;
GRANT SELECT (id, tenant_id, referral_id, sealed_at) ON package TO nahtlos_relay;
GRANT UPDATE (state, case_id, object_id, owner_id) ON retention_proposal TO nahtlos_relay;
GRANT UPDATE (escalation_level) ON breach TO nahtlos_relay;
