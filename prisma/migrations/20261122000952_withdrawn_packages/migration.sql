-- The person's own withdrawal, too, tells the relay of each package that it ends: nobody has to chase what nobody there may read.
ALTER POLICY own_withdrawal ON outbox_event
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND type IN ('referral.cancelled', 'package.withdrawn', 'case.changed') AND app.own_case((payload->>'caseId')::uuid));

-- Packages from before package_record: without one, no correction would reach whoever still holds them. A field comes from
-- the facts of the case that say the same, and a fact that has replaced one since stands for it. Where two facts say the
-- same, both are taken: told once too often is better than not at all (Art. 19 DSGVO).
ALTER TABLE package DISABLE ROW LEVEL SECURITY;
ALTER TABLE referral DISABLE ROW LEVEL SECURITY;
ALTER TABLE fact DISABLE ROW LEVEL SECURITY;
ALTER TABLE package_record DISABLE ROW LEVEL SECURITY;
WITH RECURSIVE unrecorded AS (
  SELECT p.tenant_id, p.referral_id, r.case_id, p.content
    FROM package p JOIN referral r ON r.tenant_id = p.tenant_id AND r.id = p.referral_id
   WHERE NOT EXISTS (SELECT FROM package_record k WHERE k.tenant_id = p.tenant_id AND k.referral_id = p.referral_id)
), field AS (
  SELECT u.tenant_id, u.referral_id, u.case_id, f->>'key' AS key, f->>'value' AS value,
         split_part(f->>'key', '.', 2) AS type, split_part(f->>'key', '.', 3) AS name
    FROM unrecorded u, jsonb_array_elements(u.content) s, jsonb_array_elements(s->'fields') f
), held AS (
  SELECT f.tenant_id, f.referral_id, c.id, f.name
    FROM field f JOIN fact c ON c.tenant_id = f.tenant_id AND c.case_id = f.case_id AND c.type = f.type AND c.payload->>f.name = f.value
   WHERE f.key LIKE 'fact.%'
  UNION
  SELECT h.tenant_id, h.referral_id, n.id, h.name
    FROM held h JOIN fact n ON n.tenant_id = h.tenant_id AND n.supersedes = h.id
), ref AS (
  SELECT tenant_id, referral_id, key AS ref FROM field WHERE key LIKE 'identity.%'
  UNION
  SELECT tenant_id, referral_id, id || '.' || name FROM held
)
INSERT INTO package_record (tenant_id, referral_id, sources)
SELECT u.tenant_id, u.referral_id,
       coalesce((SELECT jsonb_agg(jsonb_build_object('ref', e.ref, 'leftOut', false) ORDER BY e.ref) FROM ref e
                  WHERE e.tenant_id = u.tenant_id AND e.referral_id = u.referral_id), '[]')
  FROM unrecorded u;
ALTER TABLE package ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_record ENABLE ROW LEVEL SECURITY;
