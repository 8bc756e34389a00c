import type { AuditAction } from '../trail-kinds.ts'

/**
 * The audit line of a read, as a part of the reading statement: who reads personal data is on record with no second
 * round trip. `object`, `caseId` and `recipient` are SQL expressions of this folder, never input.
 */
export function trailSql(
  action: AuditAction,
  objectType: string,
  object = 'NULL::uuid',
  caseId = 'NULL::uuid',
  recipient = 'NULL::uuid',
): string {
  return `trail AS (
    INSERT INTO audit_event (tenant_id, actor, role, unit_id, purpose, action, object_type, object_id, case_id, recipient_unit_id)
    SELECT app.tenant(), app.actor()::text, app.role(), app.unit(), app.purpose(), '${action}', '${objectType}', ${object}, ${caseId}, ${recipient})`
}
