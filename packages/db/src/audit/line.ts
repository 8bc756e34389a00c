import { createHash } from 'node:crypto'

/**
 * What is hashed of a line: the hash before it (32 bytes), then the UTF-8 of this JSON array as PostgreSQL prints a
 * jsonb. Times are microseconds since 1970, so that no session's time zone changes a hash. Sealer and verifier send the
 * expression themselves: a function in the database could be replaced by whoever forges the rows.
 */
export function lineSql(place: { seq: string; year: string; sealedAt: string }): string {
  return `jsonb_build_array(${place.seq}, ${place.year}, ${microseconds(place.sealedAt)}, e.id, e.tenant_id,
    ${microseconds('e.at')}, e.actor, e.role, e.unit_id, e.purpose, e.action, e.object_type, e.object_id, e.case_id,
    e.recipient_unit_id, e.detail)::text`
}

/** Before the first line of a tenant. */
export const GENESIS = Buffer.alloc(32)

/** A line that is older than this when others were sealed, and has no seal, was not written by a request. */
export const LATE_SECONDS = 15 * 60

export function chained(before: Uint8Array, line: string): Buffer {
  return createHash('sha256').update(before).update(line, 'utf8').digest()
}

function microseconds(at: string): string {
  return `(extract(epoch FROM ${at}) * 1000000)::bigint`
}
