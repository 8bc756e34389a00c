-- Before a name is written: the shield, counselling without a name, the blind index of persons; and the desk of § 87
-- AufenthG, which stands outside of referral.

-- The shield was shown before the first identifying field; an import knows nothing of it.
ALTER TABLE "case_file" ADD COLUMN "shield_shown_on" DATE, ADD COLUMN "shield_language" TEXT;
ALTER TABLE case_file ADD CONSTRAINT shield_in_a_language CHECK ((shield_shown_on IS NULL) = (shield_language IS NULL)
  AND (shield_language IS NULL OR shield_language IN ('de', 'de-leicht', 'en', 'uk', 'ar', 'tr', 'fa', 'ru', 'fr', 'ro', 'bg', 'ti')));

CREATE TABLE "anonymous_counselling" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "counsellor_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "language" TEXT NOT NULL,
    "topics" TEXT[],
    "area_id" UUID,
    "outcome" TEXT NOT NULL,
    CONSTRAINT "anonymous_counselling_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "person_blind_index" (
    "case_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    CONSTRAINT "person_blind_index_pkey" PRIMARY KEY ("case_id")
);
CREATE TABLE "duplicate_pair" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_a" UUID NOT NULL,
    "case_b" UUID NOT NULL,
    "pseudonym_a" TEXT NOT NULL,
    "pseudonym_b" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "noticed_on" DATE NOT NULL,
    "decide_by" DATE NOT NULL,
    "decided_on" DATE,
    "decided_by" UUID,
    CONSTRAINT "duplicate_pair_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "guarded_lookup" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "guarded_lookup_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "reporting_duty_report" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "officer_name" TEXT NOT NULL,
    "norm" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "request_reference" TEXT,
    "case_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "fields" TEXT[],
    "person_told" TEXT,
    "not_told_reason" TEXT,
    "opened_on" DATE NOT NULL,
    "sent_on" DATE,
    "sha256" BYTEA,
    CONSTRAINT "reporting_duty_report_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "reporting_duty_content" (
    "report_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    CONSTRAINT "reporting_duty_content_pkey" PRIMARY KEY ("report_id")
);
CREATE INDEX "anonymous_counselling_tenant_id_counsellor_id_idx" ON "anonymous_counselling"("tenant_id", "counsellor_id");
CREATE INDEX "person_blind_index_tenant_id_hash_idx" ON "person_blind_index"("tenant_id", "hash");
CREATE UNIQUE INDEX "person_blind_index_tenant_id_case_id_key" ON "person_blind_index"("tenant_id", "case_id");
CREATE UNIQUE INDEX "duplicate_pair_case_a_case_b_key" ON "duplicate_pair"("case_a", "case_b");
CREATE INDEX "duplicate_pair_tenant_id_state_idx" ON "duplicate_pair"("tenant_id", "state");
CREATE INDEX "guarded_lookup_actor_id_kind_at_idx" ON "guarded_lookup"("actor_id", "kind", "at");
CREATE UNIQUE INDEX "reporting_duty_report_tenant_id_id_key" ON "reporting_duty_report"("tenant_id", "id");
CREATE INDEX "reporting_duty_report_tenant_id_officer_id_idx" ON "reporting_duty_report"("tenant_id", "officer_id");
CREATE UNIQUE INDEX "reporting_duty_content_tenant_id_report_id_key" ON "reporting_duty_content"("tenant_id", "report_id");

ALTER TABLE "anonymous_counselling" ADD CONSTRAINT "anonymous_counselling_tenant_id_unit_id_fkey"
  FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "anonymous_counselling" ADD CONSTRAINT "anonymous_counselling_tenant_id_counsellor_id_fkey"
  FOREIGN KEY ("tenant_id", "counsellor_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "anonymous_counselling" ADD CONSTRAINT "anonymous_counselling_tenant_id_area_id_fkey"
  FOREIGN KEY ("tenant_id", "area_id") REFERENCES "area"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "person_blind_index" ADD CONSTRAINT "person_blind_index_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_tenant_id_case_a_fkey"
  FOREIGN KEY ("tenant_id", "case_a") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_tenant_id_case_b_fkey"
  FOREIGN KEY ("tenant_id", "case_b") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "guarded_lookup" ADD CONSTRAINT "guarded_lookup_tenant_id_actor_id_fkey"
  FOREIGN KEY ("tenant_id", "actor_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reporting_duty_report" ADD CONSTRAINT "reporting_duty_report_tenant_id_unit_id_fkey"
  FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reporting_duty_report" ADD CONSTRAINT "reporting_duty_report_tenant_id_officer_id_fkey"
  FOREIGN KEY ("tenant_id", "officer_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reporting_duty_content" ADD CONSTRAINT "reporting_duty_content_tenant_id_report_id_fkey"
  FOREIGN KEY ("tenant_id", "report_id") REFERENCES "reporting_duty_report"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Erasing the case takes what was reported of it; that it was reported, by whom and why, stays (with the hash).
ALTER TABLE "reporting_duty_content" ADD CONSTRAINT "reporting_duty_content_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['anonymous_counselling', 'person_blind_index', 'duplicate_pair', 'guarded_lookup',
      'reporting_duty_report', 'reporting_duty_content'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The shield: shown once, and not undone.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION app.keep_shield() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.shield_shown_on IS NOT NULL THEN
    RAISE EXCEPTION 'append-only' USING ERRCODE = 'NA015';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shield_shown_once BEFORE UPDATE OF shield_shown_on, shield_language ON case_file
  FOR EACH ROW EXECUTE FUNCTION app.keep_shield();
GRANT UPDATE (shield_shown_on, shield_language) ON case_file TO nahtlos_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- Counselling without a name: codes only, read by the counsellor, counted by the protected report.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE anonymous_counselling
  ADD CONSTRAINT known_language CHECK (language IN ('de', 'de-leicht', 'en', 'uk', 'ar', 'tr', 'fa', 'ru', 'fr', 'ro', 'bg', 'ti', 'other')),
  ADD CONSTRAINT known_topics CHECK (cardinality(topics) BETWEEN 1 AND 3 AND topics <@ ARRAY['RIGHTS_AND_DUTIES', 'HEALTH', 'HOUSING',
    'FAMILY_AND_SCHOOL', 'WORK', 'LANGUAGE', 'LIVELIHOOD', 'VIOLENCE_OR_EXPLOITATION', 'OTHER']),
  ADD CONSTRAINT known_outcome CHECK (outcome IN ('INFORMED', 'TO_NGO', 'TO_LAWYER', 'COMES_AGAIN', 'NO_OFFER'));
CREATE POLICY own_counselling ON anonymous_counselling TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK')) AND counsellor_id = (SELECT app.actor()))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
              AND counsellor_id = (SELECT app.actor()) AND unit_id = (SELECT app.unit()));
CREATE POLICY counted ON anonymous_counselling FOR SELECT TO nahtlos_report
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.purpose()) = 'STATISTICS'
         AND (SELECT app.role()) IN ('management', 'coordination'));
GRANT SELECT, INSERT ON anonymous_counselling TO nahtlos_app;
GRANT SELECT (id, tenant_id, counsellor_id, held_on, topics) ON anonymous_counselling TO nahtlos_report;

-- ---------------------------------------------------------------------------------------------------------------------
-- Somebody may be known already (blind index). No request reads these tables; functions of the owner answer yes or no.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE duplicate_pair
  ADD CONSTRAINT pair_in_order CHECK (case_a < case_b),
  ADD CONSTRAINT pair_state CHECK (state IN ('OPEN', 'ASKED', 'SAME_PERSON', 'DIFFERENT')),
  ADD CONSTRAINT pair_decided CHECK ((state IN ('SAME_PERSON', 'DIFFERENT')) = (decided_on IS NOT NULL)
    AND (decided_on IS NULL) = (decided_by IS NULL));
ALTER TABLE guarded_lookup ADD CONSTRAINT lookup_kind CHECK (kind IN ('DUPLICATE', 'REPORT'));

CREATE POLICY compared ON person_blind_index TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK')))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK')));
CREATE POLICY paired ON duplicate_pair TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant())
         AND (SELECT app.acts_as('case_manager', 'CASEWORK') OR app.acts_as('coordination', 'ADMINISTRATION')))
  WITH CHECK (tenant_id = (SELECT app.tenant())
         AND (SELECT app.acts_as('case_manager', 'CASEWORK') OR app.acts_as('coordination', 'ADMINISTRATION')));
CREATE POLICY own_lookups ON guarded_lookup TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND actor_id = (SELECT app.actor()))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND actor_id = (SELECT app.actor()));
-- For the functions below only, and no wider, since every function of the owner sees what this shows: the own case, a case of a
-- pair, the one case whose number the desk gave, and those of its reports.
CREATE POLICY named ON case_file FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant())
         AND (((SELECT app.acts_as('case_manager', 'CASEWORK')) AND case_manager_id = (SELECT app.actor()))
           OR ((SELECT app.acts_as('coordination', 'ADMINISTRATION'))
               AND EXISTS (SELECT FROM duplicate_pair d WHERE case_file.id IN (d.case_a, d.case_b)))
           OR ((SELECT app.acts_as('reporting_desk', 'REPORTING_DUTY'))
               AND (file_number = (SELECT current_setting('nahtlos.file_number', true))
                 OR EXISTS (SELECT FROM reporting_duty_report r WHERE r.case_id = case_file.id)))));

-- Each hit tells something about somebody else's case: so many a day are casework, more would be a search.
CREATE FUNCTION app.index_person(p_case uuid, p_hash bytea, p_today date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE new_pairs int;
BEGIN
  IF NOT app.acts_as('case_manager', 'CASEWORK')
     OR NOT EXISTS (SELECT FROM public.case_file c WHERE c.id = p_case AND c.case_manager_id = app.actor()) THEN
    RAISE EXCEPTION 'not the own case' USING ERRCODE = '42501';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('DUPLICATE:' || app.actor()::text, 0));
  IF (SELECT count(*) FROM public.guarded_lookup l
       WHERE l.actor_id = app.actor() AND l.kind = 'DUPLICATE' AND l.at > clock_timestamp() - INTERVAL '24 hours') >= 30 THEN
    RAISE EXCEPTION 'too many lookups' USING ERRCODE = 'NA031';
  END IF;
  DELETE FROM public.person_blind_index i WHERE i.case_id = p_case AND i.hash IS DISTINCT FROM p_hash;
  IF p_hash IS NULL THEN
    RETURN false;
  END IF;
  -- Two intakes of the same person at the same moment wait for one another.
  PERFORM pg_advisory_xact_lock(hashtextextended(app.tenant()::text || encode(p_hash, 'hex'), 0));
  INSERT INTO public.person_blind_index (case_id, tenant_id, hash) VALUES (p_case, app.tenant(), p_hash) ON CONFLICT DO NOTHING;
  INSERT INTO public.duplicate_pair (tenant_id, case_a, case_b, pseudonym_a, pseudonym_b, noticed_on, decide_by)
    SELECT app.tenant(), least(p_case, i.case_id), greatest(p_case, i.case_id),
           upper(left(gen_random_uuid()::text, 6)), upper(left(gen_random_uuid()::text, 6)), p_today, p_today + 14
      FROM public.person_blind_index i WHERE i.tenant_id = app.tenant() AND i.hash = p_hash AND i.case_id <> p_case
    ON CONFLICT DO NOTHING;
  -- A pair that is known already was answered before, or is settled.
  GET DIAGNOSTICS new_pairs = ROW_COUNT;
  RETURN new_pairs > 0;
END $$;

-- The answer "possible match" is counted, also where the intake ended with it.
CREATE FUNCTION app.count_duplicate_hit() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.guarded_lookup (tenant_id, actor_id, kind) VALUES (app.tenant(), app.actor(), 'DUPLICATE')
$$;

-- Coordination sees two pseudonyms made for this pair, their units and a clock: no case, no name, no case manager.
CREATE FUNCTION app.duplicate_pairs() RETURNS TABLE (id uuid, pseudonym_a text, unit_a text, pseudonym_b text, unit_b text,
    state text, noticed_on date, decide_by date, decided_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.id, d.pseudonym_a, ua.name, d.pseudonym_b, ub.name, d.state, d.noticed_on, d.decide_by, d.decided_on
    FROM public.duplicate_pair d
    JOIN public.case_file a ON a.id = d.case_a JOIN public.unit ua ON ua.id = a.unit_id
    JOIN public.case_file b ON b.id = d.case_b JOIN public.unit ub ON ub.id = b.unit_id
   WHERE app.acts_as('coordination', 'ADMINISTRATION') AND d.tenant_id = app.tenant()
   ORDER BY d.decided_on NULLS FIRST, d.decide_by, d.id
$$;

CREATE POLICY ask_case_managers ON task FOR INSERT TO nahtlos_owner
  WITH CHECK (tenant_id = (SELECT app.tenant())
    AND ((code = 'CLARIFY_DUPLICATE' AND (SELECT app.acts_as('coordination', 'ADMINISTRATION')))
      OR (code = 'TELL_OF_REPORT' AND (SELECT app.acts_as('reporting_desk', 'REPORTING_DUTY')))));
CREATE POLICY close_questions ON task FOR UPDATE TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND code = 'CLARIFY_DUPLICATE' AND (SELECT app.acts_as('coordination', 'ADMINISTRATION')))
  WITH CHECK (code = 'CLARIFY_DUPLICATE' AND state = 'CANCELLED');
CREATE POLICY close_questions_read ON task FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND code = 'CLARIFY_DUPLICATE' AND (SELECT app.acts_as('coordination', 'ADMINISTRATION')));

-- Both case managers find a task in their case; each name carries the pair's own number to talk about.
CREATE FUNCTION app.ask_about_duplicate(p_pair uuid, p_today date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE pair record;
BEGIN
  IF NOT app.acts_as('coordination', 'ADMINISTRATION') THEN
    RAISE EXCEPTION 'not for this role' USING ERRCODE = '42501';
  END IF;
  UPDATE public.duplicate_pair d SET state = 'ASKED' WHERE d.id = p_pair AND d.state = 'OPEN' RETURNING * INTO pair;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO public.task (tenant_id, case_id, code, documents, due_on, owner_id, source_key)
    SELECT c.tenant_id, c.id, 'CLARIFY_DUPLICATE', '{}', p_today + 7, c.case_manager_id, 'DUPLICATE:' || pair.id
      FROM public.case_file c WHERE c.id IN (pair.case_a, pair.case_b);
  RETURN true;
END $$;

CREATE FUNCTION app.decide_duplicate(p_pair uuid, p_outcome text, p_today date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.acts_as('coordination', 'ADMINISTRATION') OR p_outcome NOT IN ('SAME_PERSON', 'DIFFERENT') THEN
    RAISE EXCEPTION 'not for this role' USING ERRCODE = '42501';
  END IF;
  UPDATE public.duplicate_pair d SET state = p_outcome, decided_on = p_today, decided_by = app.actor()
   WHERE d.id = p_pair AND d.state IN ('OPEN', 'ASKED');
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  -- Two people after all: nobody has to ask any more. One and the same: both still have to settle who goes on.
  IF p_outcome = 'DIFFERENT' THEN
    UPDATE public.task t SET state = 'CANCELLED' WHERE t.source_key = 'DUPLICATE:' || p_pair AND t.state = 'OPEN';
  END IF;
  RETURN true;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- § 87 AufenthG: a named officer, a norm, a reason; exactly the fields of the norm, taken when the report goes.
-- ---------------------------------------------------------------------------------------------------------------------
-- Written by hand beside packages/domain/src/reporting; a test holds both equal.
CREATE FUNCTION app.report_fields(p_norm text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_norm
    WHEN 'P87_1' THEN ARRAY['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE']
    WHEN 'P87_2_1' THEN ARRAY['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE', 'STATUS']
    WHEN 'P87_2_2' THEN ARRAY['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE']
    WHEN 'P87_2_2A' THEN ARRAY['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE']
    WHEN 'P87_2_3' THEN ARRAY['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE']
    WHEN 'P87_4' THEN ARRAY['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE']
  END
$$;
ALTER TABLE reporting_duty_report
  ADD CONSTRAINT known_norm CHECK (norm IN ('P87_1', 'P87_2_1', 'P87_2_2', 'P87_2_2A', 'P87_2_3', 'P87_4')),
  ADD CONSTRAINT reasoned CHECK (length(btrim(reason)) >= 20),
  ADD CONSTRAINT request_has_reference CHECK (norm <> 'P87_1' OR btrim(request_reference) <> ''),
  ADD CONSTRAINT case_or_request CHECK (case_id IS NOT NULL OR norm = 'P87_1'),
  ADD CONSTRAINT report_state CHECK (state IN ('DRAFT', 'SENT', 'DISCARDED')),
  ADD CONSTRAINT sent_is_complete CHECK ((state = 'SENT') = (sent_on IS NOT NULL) AND (state = 'SENT') = (person_told IS NOT NULL)
    AND (state = 'SENT') = (sha256 IS NOT NULL)),
  ADD CONSTRAINT told_or_why_not CHECK (person_told IS NULL
    OR (person_told = 'TOLD' AND not_told_reason IS NULL)
    OR (person_told IN ('NOT_TOLD_FORBIDDEN', 'NOT_TOLD_ENDANGERS') AND btrim(not_told_reason) <> '')),
  ADD CONSTRAINT fields_of_norm CHECK (fields <@ app.report_fields(norm));

CREATE FUNCTION app.keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' OR (NEW.officer_id, NEW.unit_id, NEW.norm, NEW.reason, NEW.case_id, NEW.request_reference)
      IS DISTINCT FROM (OLD.officer_id, OLD.unit_id, OLD.norm, OLD.reason, OLD.case_id, OLD.request_reference) THEN
    RAISE EXCEPTION 'a report does not change' USING ERRCODE = 'NA015';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_immutable BEFORE UPDATE ON reporting_duty_report FOR EACH ROW EXECUTE FUNCTION app.keep_report();
CREATE TRIGGER content_immutable BEFORE UPDATE ON reporting_duty_content FOR EACH ROW EXECUTE FUNCTION app.append_only();

CREATE POLICY own_reports ON reporting_duty_report FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('reporting_desk', 'REPORTING_DUTY'))
         AND officer_id = (SELECT app.actor()));
CREATE POLICY overseen ON reporting_duty_report FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')));
CREATE POLICY own_reports ON reporting_duty_content FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM reporting_duty_report r WHERE r.id = report_id
         AND r.officer_id = (SELECT app.actor())));
CREATE POLICY written ON reporting_duty_report TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('reporting_desk', 'REPORTING_DUTY'))
         AND officer_id = (SELECT app.actor()))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('reporting_desk', 'REPORTING_DUTY'))
         AND officer_id = (SELECT app.actor()) AND unit_id = (SELECT app.unit()));
CREATE POLICY written ON reporting_duty_content FOR INSERT TO nahtlos_owner
  WITH CHECK (tenant_id = (SELECT app.tenant())
    AND EXISTS (SELECT FROM reporting_duty_report r WHERE r.id = report_id AND r.case_id = reporting_duty_content.case_id AND r.state = 'DRAFT'));
-- Identity and facts are within reach only while an own draft about exactly this case is open.
CREATE POLICY of_open_report ON person_identity FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM reporting_duty_report r
    WHERE r.case_id = person_identity.case_id AND r.state = 'DRAFT'));
CREATE POLICY of_open_report ON fact FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND type = 'STATUS'
    AND EXISTS (SELECT FROM reporting_duty_report r WHERE r.case_id = fact.case_id AND r.state = 'DRAFT'));
GRANT SELECT ON reporting_duty_report, reporting_duty_content TO nahtlos_app;

-- A case is named by its exact file number. Every attempt counts, hit or miss; a case of an exempt body is no case here, and nobody
-- learns that it is one.
CREATE FUNCTION app.open_report(p_norm text, p_file_number text, p_reference text, p_reason text, p_today date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  exempt CONSTANT text[] := ARRAY['SCHULE', 'KURSTRAEGER', 'NGO', 'EHRENAMT'];
  named uuid;
  made uuid;
BEGIN
  IF NOT app.acts_as('reporting_desk', 'REPORTING_DUTY') THEN
    RAISE EXCEPTION 'not for this role' USING ERRCODE = '42501';
  END IF;
  IF (SELECT o.kind::text = ANY (exempt) FROM public.unit n JOIN public.organisation o ON o.id = n.organisation_id
       WHERE n.id = app.unit()) THEN
    RAISE EXCEPTION 'exempt from section 87' USING ERRCODE = 'NA032';
  END IF;
  IF p_file_number IS NOT NULL THEN
    -- One after another: many at once would each find the count as it was before.
    PERFORM pg_advisory_xact_lock(hashtextextended('REPORT:' || app.actor()::text, 0));
    IF (SELECT count(*) FROM public.guarded_lookup l
         WHERE l.actor_id = app.actor() AND l.kind = 'REPORT' AND l.at > clock_timestamp() - INTERVAL '1 hour') >= 10 THEN
      RAISE EXCEPTION 'too many lookups' USING ERRCODE = 'NA031';
    END IF;
    INSERT INTO public.guarded_lookup (tenant_id, actor_id, kind) VALUES (app.tenant(), app.actor(), 'REPORT');
    PERFORM set_config('nahtlos.file_number', p_file_number, true);
    SELECT c.id INTO named FROM public.case_file c
      JOIN public.unit n ON n.id = c.unit_id JOIN public.organisation o ON o.id = n.organisation_id
     WHERE c.file_number = p_file_number AND NOT o.kind::text = ANY (exempt);
    PERFORM set_config('nahtlos.file_number', '', true);
    IF named IS NULL THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO public.reporting_duty_report
      (tenant_id, unit_id, officer_id, officer_name, norm, reason, request_reference, case_id, fields, opened_on)
    SELECT app.tenant(), app.unit(), u.id, u.display_name, p_norm, btrim(p_reason), p_reference, named, '{}', p_today
      FROM public.app_user u WHERE u.id = app.actor()
    RETURNING id INTO made;
  RETURN made;
END $$;

-- What these fields hold today. A locked address (§ 51 BMG) is not there at all.
CREATE FUNCTION app.report_content(p_case uuid, p_fields text[]) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(f.field, f.value), '{}') FROM (
    SELECT v.field, v.value FROM public.person_identity p, LATERAL (VALUES
      ('FAMILY_NAME', to_jsonb(p.family_name)), ('GIVEN_NAME', to_jsonb(p.given_name)), ('BIRTH_DATE', to_jsonb(p.birth_date)),
      ('NATIONALITY', to_jsonb(p.nationality)),
      ('PLACE', CASE WHEN p.address_lock THEN NULL ELSE to_jsonb(p.place) END)) AS v(field, value)
     WHERE p.case_id = p_case
    UNION ALL
    SELECT 'STATUS', (SELECT jsonb_build_object('status', s.payload->'status', 'from', s.payload->'from') FROM public.fact s
     WHERE s.case_id = p_case AND s.type = 'STATUS' AND NOT EXISTS (SELECT FROM public.fact n WHERE n.supersedes = s.id)
     ORDER BY s.valid_on DESC, s.id DESC LIMIT 1)
  ) f WHERE f.field = ANY (p_fields) AND f.value IS NOT NULL
$$;

CREATE FUNCTION app.preview_report(p_report uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.report_content(r.case_id, app.report_fields(r.norm)) FROM public.reporting_duty_report r
   WHERE r.id = p_report AND r.state = 'DRAFT' AND r.officer_id = app.actor() AND r.case_id IS NOT NULL
$$;

CREATE FUNCTION app.send_report(p_report uuid, p_fields text[], p_told text, p_not_told_reason text, p_today date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  report record;
  told jsonb := '{}';
BEGIN
  IF NOT app.acts_as('reporting_desk', 'REPORTING_DUTY') THEN
    RAISE EXCEPTION 'not for this role' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO report FROM public.reporting_duty_report r
   WHERE r.id = p_report AND r.state = 'DRAFT' AND r.officer_id = app.actor() FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF NOT p_fields <@ app.report_fields(report.norm) OR (report.case_id IS NULL AND cardinality(p_fields) > 0) THEN
    RAISE EXCEPTION 'not named by the norm' USING ERRCODE = 'NA033';
  END IF;
  IF report.case_id IS NOT NULL THEN
    told := app.report_content(report.case_id, p_fields);
    INSERT INTO public.reporting_duty_content (report_id, tenant_id, case_id, content)
      VALUES (report.id, report.tenant_id, report.case_id, told);
    IF p_told = 'TOLD' THEN
      INSERT INTO public.task (tenant_id, case_id, code, citation, documents, due_on, owner_id, source_key)
        SELECT c.tenant_id, c.id, 'TELL_OF_REPORT', 'Art. 14 DSGVO', '{}', p_today + 7, c.case_manager_id, 'REPORT:' || report.id
          FROM public.case_file c WHERE c.id = report.case_id;
    END IF;
  END IF;
  UPDATE public.reporting_duty_report r
     SET state = 'SENT', fields = p_fields, person_told = p_told, not_told_reason = nullif(btrim(p_not_told_reason), ''),
         sent_on = p_today, sha256 = sha256(convert_to(told::text, 'UTF8'))
   WHERE r.id = report.id;
  RETURN true;
END $$;

CREATE FUNCTION app.discard_report(p_report uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.reporting_duty_report r SET state = 'DISCARDED'
   WHERE r.id = p_report AND r.state = 'DRAFT' AND r.officer_id = app.actor() AND app.acts_as('reporting_desk', 'REPORTING_DUTY');
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION app.keep_shield(), app.index_person(uuid, bytea, date), app.count_duplicate_hit(),
  app.duplicate_pairs(), app.ask_about_duplicate(uuid, date), app.decide_duplicate(uuid, text, date), app.report_fields(text),
  app.keep_report(), app.open_report(text, text, text, text, date), app.report_content(uuid, text[]), app.preview_report(uuid),
  app.send_report(uuid, text[], text, text, date), app.discard_report(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.index_person(uuid, bytea, date), app.count_duplicate_hit(), app.duplicate_pairs(),
  app.ask_about_duplicate(uuid, date), app.decide_duplicate(uuid, text, date), app.report_fields(text),
  app.open_report(text, text, text, text, date), app.preview_report(uuid),
  app.send_report(uuid, text[], text, text, date), app.discard_report(uuid) TO nahtlos_app;
