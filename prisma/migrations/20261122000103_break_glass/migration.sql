-- Break-glass: whoever is not assigned reads one case, for at most four hours, with a reason that the data protection officer
-- reviews. Reading only: no policy here lets anybody write on a case.

-- What a directory entry is for. Not a role (those come from the identity provider): whom a case may be given to, and who is
-- no staff at all and must not be listed among it.
CREATE TYPE "Standing" AS ENUM ('STAFF', 'CASEWORK', 'CLIENT');
ALTER TABLE "app_user" ADD COLUMN "standing" "Standing" NOT NULL DEFAULT 'STAFF';

CREATE TABLE "break_glass" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_role" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "told_at" TIMESTAMPTZ(6),
    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("id"),
    CONSTRAINT at_most_four_hours CHECK (until > opened_at AND until <= opened_at + INTERVAL '4 hours'),
    CONSTRAINT ended_after_opened CHECK (ended_at IS NULL OR ended_at >= opened_at),
    CONSTRAINT known_actor CHECK (actor_role IN ('case_manager', 'team_lead', 'dpo')),
    -- The officer looks into a case for a complaint and for nothing else; nobody else does for one.
    CONSTRAINT known_reason CHECK (reason_code IN ('ABSENCE', 'URGENT_DEADLINE', 'DANGER', 'SUPERVISION', 'COMPLAINT')
      AND (actor_role = 'dpo') = (reason_code = 'COMPLAINT')
      AND (reason_code <> 'SUPERVISION' OR actor_role = 'team_lead'))
);
-- The words of a reason, under the key of the case: they may speak of somebody. With a fact it opens that one Art. 9 fact.
CREATE TABLE "break_glass_reason" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "break_glass_id" UUID NOT NULL,
    "fact_id" UUID,
    "body" BYTEA NOT NULL,
    "given_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "break_glass_reason_pkey" PRIMARY KEY ("id"),
    -- 500 characters of UTF-8, sealed.
    CONSTRAINT short_reason CHECK (octet_length(body) BETWEEN 1 AND 2100)
);
CREATE TABLE "break_glass_review" (
    "break_glass_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "reviewed_at" TIMESTAMPTZ(6),
    "reviewed_by" UUID,
    "outcome" TEXT,
    "telling" TEXT,
    "telling_reason" BYTEA,
    CONSTRAINT "break_glass_review_pkey" PRIMARY KEY ("break_glass_id"),
    CONSTRAINT reviewed_whole CHECK ((reviewed_at IS NULL) = (outcome IS NULL) AND (reviewed_at IS NULL) = (reviewed_by IS NULL)
      AND (reviewed_at IS NULL) = (telling IS NULL)),
    CONSTRAINT known_outcome CHECK (outcome IN ('JUSTIFIED', 'NOT_JUSTIFIED', 'FOLLOW_UP')),
    -- The person is told, unless that endangers somebody; then it is said whom and why (Art. 23 Abs. 1 lit. i DSGVO).
    CONSTRAINT silence_has_reason CHECK (telling IN ('TELL', 'ENDANGERS') AND (telling = 'ENDANGERS') = (telling_reason IS NOT NULL)
      OR telling IS NULL AND telling_reason IS NULL)
);
CREATE UNIQUE INDEX "break_glass_tenant_id_id_key" ON "break_glass"("tenant_id", "id");
CREATE INDEX "break_glass_actor_id_until_idx" ON "break_glass"("actor_id", "until");
CREATE INDEX "break_glass_case_id_idx" ON "break_glass"("case_id");
CREATE INDEX "break_glass_reason_break_glass_id_idx" ON "break_glass_reason"("break_glass_id");
CREATE UNIQUE INDEX "break_glass_review_tenant_id_break_glass_id_key" ON "break_glass_review"("tenant_id", "break_glass_id");
ALTER TABLE "break_glass"
  ADD CONSTRAINT "break_glass_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "break_glass_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "break_glass_tenant_id_actor_id_fkey" FOREIGN KEY ("tenant_id", "actor_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "break_glass_reason"
  ADD CONSTRAINT "break_glass_reason_tenant_id_break_glass_id_fkey" FOREIGN KEY ("tenant_id", "break_glass_id") REFERENCES "break_glass"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "break_glass_review"
  ADD CONSTRAINT "break_glass_review_tenant_id_break_glass_id_fkey" FOREIGN KEY ("tenant_id", "break_glass_id") REFERENCES "break_glass"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['break_glass', 'break_glass_reason', 'break_glass_review'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Whose case may be broken into: by a case manager and the team lead of its unit, and by the officer. Asked by functions of
-- the owner, since nobody who asks may read the case yet. The policies of the owner hold only behind the door that these
-- functions open: another function of the owner that looks at case_file finds nothing more than before.
CREATE FUNCTION app.door() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('nahtlos.door', true), '') $$;
CREATE FUNCTION app.open_door(p_name text) RETURNS void LANGUAGE sql VOLATILE AS $$ SELECT set_config('nahtlos.door', p_name, true) $$;
-- ---------------------------------------------------------------------------------------------------------------------
CREATE POLICY may_be_broken ON case_file FOR SELECT TO nahtlos_owner
  USING ((SELECT app.door()) IN ('glass', 'team') AND tenant_id = (SELECT app.tenant()) AND (
    ((SELECT app.purpose()) = 'CASEWORK' AND (SELECT app.role()) IN ('case_manager', 'team_lead') AND unit_id = (SELECT app.unit()))
    OR ((SELECT app.purpose()) = 'SECURITY' AND (SELECT app.role()) = 'dpo')));
CREATE FUNCTION app.may_break(p_case uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE answer boolean;
BEGIN
  PERFORM app.open_door('glass');
  -- Said again in full: what other functions of the owner may see must not widen this one.
  SELECT EXISTS (SELECT FROM public.case_file c WHERE c.id = p_case AND c.tenant_id = app.tenant()
      AND ((app.role() = 'case_manager' AND app.purpose() = 'CASEWORK' AND c.unit_id = app.unit() AND c.case_manager_id <> app.actor())
           OR (app.role() = 'team_lead' AND app.purpose() = 'CASEWORK' AND c.unit_id = app.unit())
           OR (app.role() = 'dpo' AND app.purpose() = 'SECURITY'))) INTO answer;
  PERFORM app.open_door('');
  RETURN answer;
END $$;
CREATE FUNCTION app.case_to_break(p_file_number text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE answer uuid;
BEGIN
  PERFORM app.open_door('glass');
  SELECT c.id INTO answer FROM public.case_file c
   WHERE c.file_number = p_file_number AND c.tenant_id = app.tenant()
      AND ((app.role() = 'case_manager' AND app.purpose() = 'CASEWORK' AND c.unit_id = app.unit() AND c.case_manager_id <> app.actor())
           OR (app.role() = 'team_lead' AND app.purpose() = 'CASEWORK' AND c.unit_id = app.unit())
           OR (app.role() = 'dpo' AND app.purpose() = 'SECURITY'));
  PERFORM app.open_door('');
  RETURN answer;
END $$;

-- What is open now, by the clock of the server: nothing has to happen for it to end.
CREATE FUNCTION app.broken_cases() RETURNS uuid[] LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(b.case_id), '{}') FROM public.break_glass b
   WHERE b.actor_id = app.actor() AND b.actor_role = app.role() AND b.unit_id = app.unit()
     AND b.ended_at IS NULL AND clock_timestamp() < b.until
     AND app.purpose() = CASE b.actor_role WHEN 'dpo' THEN 'SECURITY' ELSE 'CASEWORK' END
$$;
CREATE FUNCTION app.broken_facts() RETURNS uuid[] LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(r.fact_id), '{}') FROM public.break_glass_reason r JOIN public.break_glass b ON b.id = r.break_glass_id
   WHERE r.fact_id IS NOT NULL AND b.case_id = ANY (app.broken_cases())
     AND b.actor_id = app.actor() AND b.actor_role = app.role() AND b.ended_at IS NULL AND clock_timestamp() < b.until
$$;

-- PostgreSQL asks permissive policies from the last name to the first: own rows are seen before these are asked.
CREATE POLICY broken_glass ON case_file FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND id = ANY ((SELECT app.broken_cases())::uuid[]));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_identity', 'journey', 'handover'] LOOP
    EXECUTE format($p$CREATE POLICY broken_glass ON public.%I FOR SELECT TO nahtlos_app
      USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.broken_cases())::uuid[]))$p$, t);
  END LOOP;
END $$;
-- Tasks are the plan of a case: nothing for the team lead (section 3 of the access matrix).
CREATE POLICY broken_glass ON task FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.broken_cases())::uuid[])
         AND (SELECT app.role()) IN ('case_manager', 'dpo'));
-- Never Art. 9 data in bulk, and to the team lead not at all.
CREATE POLICY broken_glass ON fact FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.broken_cases())::uuid[])
         AND (category NOT IN ('ART9', 'NOTES')
              OR ((SELECT app.role()) IN ('case_manager', 'dpo') AND category = 'ART9' AND id = ANY ((SELECT app.broken_facts())::uuid[]))));
CREATE POLICY broken_glass ON note FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.broken_cases())::uuid[])
         AND (SELECT app.role()) IN ('case_manager', 'dpo'));

-- That there is an Art. 9 fact, and since when, but not which: so that it can be asked for.
CREATE POLICY art9_of_broken ON fact FOR SELECT TO nahtlos_owner
  USING ((SELECT app.door()) = 'glass' AND tenant_id = (SELECT app.tenant()) AND category = 'ART9' AND (SELECT app.role()) IN ('case_manager', 'dpo')
         AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id));
CREATE FUNCTION app.art9_of(p_case uuid) RETURNS TABLE (id uuid, recorded_on date)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM app.open_door('glass');
  RETURN QUERY SELECT f.id, f.recorded_on FROM public.fact f
   WHERE f.case_id = p_case AND p_case = ANY (app.broken_cases()) AND f.category = 'ART9'
     AND NOT EXISTS (SELECT FROM public.fact y WHERE y.supersedes = f.id);
  PERFORM app.open_door('');
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Who sees that glass was broken: whoever did, and the officer. The words of the reason nobody else.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE POLICY own ON break_glass FOR SELECT TO nahtlos_app, nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND actor_id = (SELECT app.actor()) AND actor_role = (SELECT app.role()));
CREATE POLICY officer ON break_glass FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')));
CREATE POLICY opens ON break_glass FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND actor_id = (SELECT app.actor()) AND actor_role = (SELECT app.role())
         AND unit_id = (SELECT app.unit()) AND opened_at = transaction_timestamp() AND ended_at IS NULL AND told_at IS NULL
         AND app.may_break(case_id));
CREATE POLICY ends ON break_glass FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND actor_id = (SELECT app.actor()) AND actor_role = (SELECT app.role()))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND actor_id = (SELECT app.actor()));
CREATE POLICY officer_tells ON break_glass FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY')))
  WITH CHECK (tenant_id = (SELECT app.tenant()));

CREATE POLICY own_or_officer ON break_glass_reason FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM break_glass b WHERE b.id = break_glass_id
         AND ((b.actor_id = (SELECT app.actor()) AND b.actor_role = (SELECT app.role()))
              OR (SELECT app.acts_as('dpo', 'SECURITY')))));
CREATE POLICY gives ON break_glass_reason FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM break_glass b WHERE b.id = break_glass_id
         AND b.actor_id = (SELECT app.actor()) AND b.case_id = ANY (app.broken_cases())
         AND (fact_id IS NULL OR fact_id IN (SELECT a.id FROM app.art9_of(b.case_id) a))));

CREATE POLICY own_or_officer ON break_glass_review FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM break_glass b WHERE b.id = break_glass_id
         AND ((b.actor_id = (SELECT app.actor()) AND b.actor_role = (SELECT app.role()))
              OR (SELECT app.acts_as('dpo', 'SECURITY')))));
-- Five working days are at most two weeks, whatever holidays lie between.
CREATE POLICY asked_for ON break_glass_review FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND reviewed_at IS NULL AND EXISTS (SELECT FROM break_glass b
         WHERE b.id = break_glass_id AND b.actor_id = (SELECT app.actor())));
-- Nobody judges what they did themselves.
CREATE POLICY officer_reviews ON break_glass_review FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY'))
         AND EXISTS (SELECT FROM break_glass b WHERE b.id = break_glass_id AND b.actor_id <> (SELECT app.actor())))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND reviewed_by = (SELECT app.actor()));

CREATE FUNCTION app.keep_break_glass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['ended_at', 'told_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['ended_at', 'told_at']
     OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
     OR (OLD.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at) THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  IF (NEW.ended_at IS DISTINCT FROM OLD.ended_at AND NEW.actor_id IS DISTINCT FROM app.actor())
     OR (NEW.told_at IS DISTINCT FROM OLD.told_at AND app.role() IS DISTINCT FROM 'dpo') THEN
    RAISE EXCEPTION 'not theirs to say' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER break_glass_kept BEFORE UPDATE ON break_glass FOR EACH ROW EXECUTE FUNCTION app.keep_break_glass();

CREATE FUNCTION app.keep_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.reviewed_at IS NOT NULL OR NEW.due_on <> OLD.due_on OR NEW.break_glass_id <> OLD.break_glass_id THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_once BEFORE UPDATE ON break_glass_review FOR EACH ROW EXECUTE FUNCTION app.keep_review();

-- Broken glass without a reason and without a review that is due does not commit.
CREATE FUNCTION app.check_break_glass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.break_glass_reason r WHERE r.break_glass_id = NEW.id AND r.fact_id IS NULL)
     OR NOT EXISTS (SELECT FROM public.break_glass_review v WHERE v.break_glass_id = NEW.id
                     AND v.due_on BETWEEN (NEW.opened_at AT TIME ZONE 'Europe/Berlin')::date
                                      AND (NEW.opened_at AT TIME ZONE 'Europe/Berlin')::date + 14) THEN
    RAISE EXCEPTION 'no reason or no review' USING ERRCODE = 'NA041';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER break_glass_answered_for AFTER INSERT ON break_glass DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.check_break_glass();

-- One Art. 9 fact in one transaction, each with a reason of its own.
CREATE FUNCTION app.check_no_bulk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.break_glass_reason r WHERE r.break_glass_id = NEW.break_glass_id AND r.fact_id IS NOT NULL
              AND r.id <> NEW.id AND r.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'never in bulk' USING ERRCODE = 'NA042';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER art9_one_by_one AFTER INSERT ON break_glass_reason DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.fact_id IS NOT NULL) EXECUTE FUNCTION app.check_no_bulk();

-- Whoever answers for the case, the officer and the actor are told at once; ids only, of this glass and its case.
CREATE POLICY send_of_break_glass ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('case_manager', 'team_lead', 'dpo')
         AND type = 'breakGlass.changed' AND EXISTS (SELECT FROM break_glass b
           WHERE b.id::text = payload->>'breakGlassId' AND b.case_id::text = payload->>'caseId'));

-- Names of staff: of one's own team, and for whoever reviews or maintains the directory. Clients are not staff.
CREATE POLICY staff ON app_user FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND standing <> 'CLIENT' AND username NOT LIKE 'person:%' AND (
    ((SELECT app.role()) IN ('case_manager', 'team_lead') AND (SELECT app.purpose()) = 'CASEWORK' AND standing = 'CASEWORK'
      AND unit_id = (SELECT app.unit()))
    OR ((SELECT app.acts_as('dpo', 'SECURITY')))
    OR ((SELECT app.acts_as('administrator', 'ADMINISTRATION')))));

REVOKE ALL ON FUNCTION app.door(), app.open_door(text), app.may_break(uuid), app.case_to_break(text), app.broken_cases(), app.broken_facts(), app.art9_of(uuid),
  app.keep_break_glass(), app.keep_review(), app.check_break_glass(), app.check_no_bulk() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_break(uuid), app.case_to_break(text), app.broken_cases(), app.broken_facts(), app.art9_of(uuid)
  TO nahtlos_app;
GRANT SELECT ON break_glass, break_glass_reason, break_glass_review TO nahtlos_app;
GRANT INSERT (tenant_id, case_id, unit_id, actor_id, actor_role, reason_code, until) ON break_glass TO nahtlos_app;
GRANT INSERT (tenant_id, break_glass_id, fact_id, body) ON break_glass_reason TO nahtlos_app;
GRANT INSERT (tenant_id, break_glass_id, due_on) ON break_glass_review TO nahtlos_app;
GRANT UPDATE (ended_at, told_at) ON break_glass TO nahtlos_app;
GRANT UPDATE (reviewed_at, reviewed_by, outcome, telling, telling_reason) ON break_glass_review TO nahtlos_app;
