-- The trail as one hash chain per tenant. Requests append to audit_event and wait for nothing; the sealer gives each line
-- its place in the chain afterwards. The order is the order of sealing: ids of concurrent transactions commit in any order.
CREATE TABLE "audit_seal" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,
    "hash" BYTEA NOT NULL,
    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("tenant_id","seq")
);
CREATE TABLE "audit_segment" (
    "tenant_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "head" BYTEA NOT NULL,
    "closed_at" TIMESTAMPTZ(6) NOT NULL,
    "public_key" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,
    "deleted_at" TIMESTAMPTZ(6),
    CONSTRAINT "audit_segment_pkey" PRIMARY KEY ("tenant_id","year")
);
CREATE UNIQUE INDEX "audit_seal_event_id_key" ON "audit_seal"("event_id");
CREATE INDEX "audit_seal_tenant_id_year_idx" ON "audit_seal"("tenant_id", "year");
ALTER TABLE audit_seal
  ADD CONSTRAINT sha_256 CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT counts_from_one CHECK (seq >= 1);
ALTER TABLE audit_segment
  ADD CONSTRAINT sha_256 CHECK (octet_length(head) = 32),
  ADD CONSTRAINT in_order CHECK (first_seq >= 1 AND last_seq >= first_seq);
-- No foreign key to the line: a line that somebody made away with must be missed, not hidden by a cascade. No foreign key
-- to a case either: erasing a person deletes no line, since lines hold ids and codes only, and the chain stays whole.

CREATE FUNCTION app.berlin_year(p_at timestamptz) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT extract(year FROM p_at AT TIME ZONE 'Europe/Berlin')::integer $$;

-- A seal continues the chain at its end, and no closed year grows.
CREATE FUNCTION app.continue_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before record;
BEGIN
  SELECT s.seq, s.year INTO before FROM public.audit_seal s WHERE s.tenant_id = NEW.tenant_id ORDER BY s.seq DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT g.last_seq AS seq, g.year INTO before FROM public.audit_segment g WHERE g.tenant_id = NEW.tenant_id ORDER BY g.year DESC LIMIT 1;
  END IF;
  IF NEW.seq <> coalesce(before.seq, 0) + 1 OR NEW.year < coalesce(before.year, 0)
     OR EXISTS (SELECT FROM public.audit_segment g WHERE g.tenant_id = NEW.tenant_id AND g.year >= NEW.year) THEN
    RAISE EXCEPTION 'append-only' USING ERRCODE = 'NA015';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER continues BEFORE INSERT ON audit_seal FOR EACH ROW EXECUTE FUNCTION app.continue_chain();

-- A year is closed once, when it is over, with all of its seals: what the row says is what stands in the chain.
CREATE FUNCTION app.close_segment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.year >= app.berlin_year(clock_timestamp()) OR NEW.deleted_at IS NOT NULL
     OR EXISTS (SELECT FROM public.audit_segment g WHERE g.tenant_id = NEW.tenant_id AND g.year >= NEW.year)
     OR EXISTS (SELECT FROM public.audit_seal s WHERE s.tenant_id = NEW.tenant_id AND s.year < NEW.year
                 AND NOT EXISTS (SELECT FROM public.audit_segment g WHERE g.tenant_id = s.tenant_id AND g.year = s.year))
     OR (NEW.first_seq, NEW.last_seq) IS DISTINCT FROM
        (SELECT (min(s.seq), max(s.seq)) FROM public.audit_seal s WHERE s.tenant_id = NEW.tenant_id AND s.year = NEW.year)
     OR NEW.head IS DISTINCT FROM (SELECT s.hash FROM public.audit_seal s WHERE s.tenant_id = NEW.tenant_id AND s.seq = NEW.last_seq) THEN
    RAISE EXCEPTION 'not this year, or not its head' USING ERRCODE = 'NA016';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closes BEFORE INSERT ON audit_segment FOR EACH ROW EXECUTE FUNCTION app.close_segment();

-- Lines and seals go only with their whole year, once that is closed and the year after it is over as well.
CREATE FUNCTION app.is_due(p_tenant uuid, p_year integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.audit_segment g WHERE g.tenant_id = p_tenant AND g.year = p_year AND g.deleted_at IS NULL)
     AND p_year + 1 < app.berlin_year(clock_timestamp())
     AND NOT EXISTS (SELECT FROM public.audit_segment g WHERE g.tenant_id = p_tenant AND g.year < p_year AND g.deleted_at IS NULL)
$$;
CREATE FUNCTION app.keep_trail() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE due text := coalesce(current_setting('nahtlos.due_year', true), '');
BEGIN
  -- An owner's DELETE reaches due rows only (policies below); with row-level security off it must still not pass here.
  IF TG_OP = 'DELETE' AND due ~ '^[0-9]{4}$' THEN
    IF app.is_due(OLD.tenant_id, due::integer)
       AND EXISTS (SELECT FROM public.audit_seal s WHERE s.tenant_id = OLD.tenant_id AND s.year = due::integer
                    AND s.event_id = (to_jsonb(OLD)->>CASE TG_TABLE_NAME WHEN 'audit_seal' THEN 'event_id' ELSE 'id' END)::uuid) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'NA015';
END $$;
CREATE FUNCTION app.keep_segment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.deleted_at IS NULL AND app.is_due(OLD.tenant_id, OLD.year)
     AND to_jsonb(NEW) - 'deleted_at' = to_jsonb(OLD) - 'deleted_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'NA015';
END $$;
DROP TRIGGER audit_append_only ON audit_event;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION app.keep_trail();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION app.keep_trail();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_segment FOR EACH ROW EXECUTE FUNCTION app.keep_segment();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION app.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION app.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_segment FOR EACH STATEMENT EXECUTE FUNCTION app.append_only();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_seal', 'audit_segment'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seal ON public.%I TO nahtlos_sealer USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY due ON public.%I TO nahtlos_owner USING (app.is_due(tenant_id, year)) WITH CHECK (true)', t);
  END LOOP;
END $$;
CREATE POLICY seal ON tenant FOR SELECT TO nahtlos_sealer USING (true);
-- Two policies, since reading the line to delete is under a policy too.
CREATE POLICY due ON audit_event FOR DELETE TO nahtlos_owner
  USING (EXISTS (SELECT FROM audit_seal s WHERE s.event_id = audit_event.id));
CREATE POLICY due_read ON audit_event FOR SELECT TO nahtlos_owner
  USING (EXISTS (SELECT FROM audit_seal s WHERE s.event_id = audit_event.id));
-- The owner asks whether a year is due: it needs to see which years there are, no more.
CREATE POLICY years ON audit_segment FOR SELECT TO nahtlos_owner USING (true);

-- One year of one tenant, whole or not at all. Its signed head stays, so that the chain of the next year still begins somewhere.
CREATE FUNCTION app.drop_audit_year(p_tenant uuid, p_year integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone bigint; due bigint;
BEGIN
  IF NOT app.is_due(p_tenant, p_year) THEN
    RAISE EXCEPTION 'before its time' USING ERRCODE = 'NA016';
  END IF;
  PERFORM set_config('nahtlos.due_year', p_year::text, true);
  SELECT g.last_seq - g.first_seq + 1 INTO due FROM public.audit_segment g WHERE g.tenant_id = p_tenant AND g.year = p_year;
  DELETE FROM public.audit_event e USING public.audit_seal s
   WHERE s.tenant_id = p_tenant AND s.year = p_year AND e.id = s.event_id AND e.tenant_id = p_tenant;
  DELETE FROM public.audit_seal s WHERE s.tenant_id = p_tenant AND s.year = p_year;
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone <> due THEN
    RAISE EXCEPTION 'not whole' USING ERRCODE = 'NA016';
  END IF;
  UPDATE public.audit_segment g SET deleted_at = clock_timestamp() WHERE g.tenant_id = p_tenant AND g.year = p_year;
  PERFORM set_config('nahtlos.due_year', '', true);
  RETURN gone;
END $$;

REVOKE ALL ON FUNCTION app.berlin_year(timestamptz), app.continue_chain(), app.close_segment(), app.is_due(uuid, integer),
  app.keep_trail(), app.keep_segment(), app.drop_audit_year(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.berlin_year(timestamptz), app.drop_audit_year(uuid, integer) TO nahtlos_sealer;
GRANT SELECT ON tenant TO nahtlos_sealer;
GRANT SELECT, INSERT ON audit_seal TO nahtlos_sealer;
GRANT SELECT ON audit_segment TO nahtlos_sealer;
GRANT INSERT (tenant_id, year, first_seq, last_seq, head, closed_at, public_key, signature) ON audit_segment TO nahtlos_sealer;

-- Id and time of a line are the database's own, never a caller's.
REVOKE INSERT ON audit_event FROM nahtlos_app, nahtlos_relay, nahtlos_report;
GRANT INSERT (tenant_id, actor, role, unit_id, purpose, action, object_type, object_id, case_id, recipient_unit_id, detail)
  ON audit_event TO nahtlos_app, nahtlos_relay, nahtlos_report;
