-- The key store: wrapped data keys, one per case, in a database of their own with short-lived backups. Destroying the
-- row makes what was encrypted under it unreadable in every backup of the case database (crypto-shredding).
CREATE TABLE IF NOT EXISTS case_key (
  case_id     uuid PRIMARY KEY,
  tenant_id   uuid NOT NULL,
  wrapped     bytea NOT NULL,
  master_id   text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE case_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_key FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS tenant ON case_key;
CREATE POLICY tenant ON case_key TO nahtlos_keys
  USING (tenant_id = nullif(current_setting('nahtlos.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('nahtlos.tenant', true), '')::uuid);
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO nahtlos_keys;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_key TO nahtlos_keys;
