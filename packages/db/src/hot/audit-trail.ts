import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const UNIT = (id: string) =>
  `(SELECT json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind)
      FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = ${id})`

// Reading the trail is on the trail as well.
const TEXT = `WITH ${trailSql('audit.read', 'audit_event', 'NULL::uuid', '$5::uuid')},
lines AS (SELECT * FROM app.audit_trail($1, $2, $3, $4, $5, $6, $7, $8))
SELECT coalesce((SELECT json_agg(json_build_object('id', l.id, 'at', l.at, 'actor', l.actor_name, 'role', l.role,
    'unit', ${UNIT('l.unit_id')}, 'purpose', l.purpose, 'action', l.action, 'caseId', l.case_id,
    'recipient', ${UNIT('l.recipient_unit_id')}) ORDER BY l.at DESC, l.id DESC) FROM lines l), '[]'::json) AS lines,
  (SELECT json_build_object('sealedAt', s.sealed_at, 'waiting', s.waiting) FROM app.audit_sealing() s) AS sealing,
  coalesce((SELECT json_agg(json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind)
    ORDER BY o.name, n.name) FROM unit n JOIN organisation o ON o.id = n.organisation_id), '[]'::json) AS units`

export interface TrailFilter {
  /** YYYY-MM-DD, Europe/Berlin. */
  from?: string | null
  to?: string | null
  action?: string | null
  unitId?: string | null
  caseId?: string | null
}

/** Lines of the trail, newest first; which ones the caller may see, the database decides. */
export function auditTrail(
  filter: TrailFilter,
  after: { at: string; id: string } | null,
  first: number,
): HotRead {
  return {
    name: 'audit-trail',
    text: TEXT,
    values: [
      filter.from ?? null,
      filter.to ?? null,
      filter.action ?? null,
      filter.unitId ?? null,
      filter.caseId ?? null,
      after?.at ?? null,
      after?.id ?? null,
      first,
    ],
  }
}
