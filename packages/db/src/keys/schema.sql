-- The key store: wrapped data keys in a database of their own with short-lived backups. Destroying a row makes what was
-- encrypted under it unreadable in every backup of the case database (crypto-shredding).
DO $$ BEGIN
  -- The first release had keys of cases only.
  IF to_regclass('public.case_key') IS NOT NULL AND to_regclass('public.data_key') IS NULL THEN
    DROP POLICY IF EXISTS tenant ON case_key;
    ALTER TABLE case_key RENAME TO data_key;
    ALTER TABLE data_key RENAME COLUMN case_id TO id;
  END IF;
END $$;
-- One row is the key of a case, of a proof of consent (own key, own time), of a tenant's blind indexes, or of a service.
CREATE TABLE IF NOT EXISTS data_key (
  id          uuid PRIMARY KEY,
  tenant_id   uuid NOT NULL,
  wrapped     bytea NOT NULL,
  master_id   text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE data_key ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'CASE';
ALTER TABLE data_key DROP CONSTRAINT IF EXISTS known_kind;
ALTER TABLE data_key ADD CONSTRAINT known_kind CHECK (kind IN ('CASE', 'CONSENT_PROOF', 'INDEX', 'SERVICE'));
-- A destroyed key stays destroyed: a late write must not make a new one for an erased case.
CREATE TABLE IF NOT EXISTS destroyed_key (
  id            uuid PRIMARY KEY,
  tenant_id     uuid NOT NULL,
  destroyed_at  timestamptz NOT NULL DEFAULT now()
);
-- Which master key wraps now. Read and locked by whoever makes a key, so that none is wrapped under one that goes.
CREATE TABLE IF NOT EXISTS master_key (
  id       text PRIMARY KEY,
  current  boolean NOT NULL,
  since    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX IF NOT EXISTS one_current ON master_key (current) WHERE current;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['data_key', 'destroyed_key', 'master_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['data_key', 'destroyed_key'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS tenant ON %I', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO nahtlos_keys
      USING (tenant_id = nullif(current_setting('nahtlos.tenant', true), '')::uuid)
      WITH CHECK (tenant_id = nullif(current_setting('nahtlos.tenant', true), '')::uuid)$p$, t);
  END LOOP;
END $$;
-- Rotation walks over all tenants and reads nothing but wrapped bytes.
DROP POLICY IF EXISTS rotation_reads ON data_key;
CREATE POLICY rotation_reads ON data_key FOR SELECT TO nahtlos_keys USING (current_setting('nahtlos.rotation', true) = 'on');
DROP POLICY IF EXISTS rotation_wraps ON data_key;
CREATE POLICY rotation_wraps ON data_key FOR UPDATE TO nahtlos_keys USING (current_setting('nahtlos.rotation', true) = 'on');
DROP POLICY IF EXISTS which ON master_key;
CREATE POLICY which ON master_key TO nahtlos_keys USING (true) WITH CHECK (true);

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO nahtlos_keys;
REVOKE ALL ON data_key, destroyed_key, master_key FROM nahtlos_keys;
GRANT SELECT, INSERT, DELETE ON data_key TO nahtlos_keys;
GRANT UPDATE (wrapped, master_id) ON data_key TO nahtlos_keys;
GRANT SELECT, INSERT ON destroyed_key TO nahtlos_keys;
GRANT SELECT, INSERT ON master_key TO nahtlos_keys;
GRANT UPDATE (current, since) ON master_key TO nahtlos_keys;
