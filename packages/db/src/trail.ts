import type { Prisma } from './generated/prisma/client.ts'
import type { AuditAction } from './trail-kinds.ts'

/** One line of the audit trail: ids and codes only, never content. */
export interface AuditLine {
  action: AuditAction
  objectType: string
  objectId?: string
  caseId?: string
  recipientUnitId?: string
  detail?: Prisma.InputJsonObject
}

/** Something that workflows or screens must learn: ids, dates and codes only. */
export interface OutboxLine {
  type: string
  payload: Prisma.InputJsonObject
}

export interface TrailIdentity {
  tenantId: string
  actor: string
  role: string
  unitId: string | null
  purpose: string
}

export interface Trail {
  /** Written in the same transaction as what it tells of. */
  audit: (line: AuditLine) => Promise<void>
  emit: (line: OutboxLine) => Promise<void>
}

export function trailOf(tx: Prisma.TransactionClient, who: TrailIdentity): Trail {
  return {
    audit: async (line) => {
      await tx.$executeRaw`INSERT INTO audit_event
        (tenant_id, actor, role, unit_id, purpose, action, object_type, object_id, case_id, recipient_unit_id, detail)
        VALUES (${who.tenantId}::uuid, ${who.actor}, ${who.role}, ${who.unitId}::uuid, ${who.purpose}, ${line.action},
          ${line.objectType}, ${line.objectId ?? null}::uuid, ${line.caseId ?? null}::uuid,
          ${line.recipientUnitId ?? null}::uuid, ${JSON.stringify(line.detail ?? {})}::jsonb)`
    },
    // Not through Prisma's create: it would read the row back, which only the relay may.
    emit: async (line) => {
      await tx.$executeRaw`INSERT INTO outbox_event (tenant_id, type, payload)
        VALUES (${who.tenantId}::uuid, ${line.type}, ${JSON.stringify(line.payload)}::jsonb)`
    },
  }
}
