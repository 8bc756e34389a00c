import { AUDIT_ACTIONS, AUDIT_KINDS, type AuditAction, type AuditKind } from '@nahtlos/db'
import { builder } from '../../graphql/builder.ts'
import { Unit, type UnitShape } from '../directory/schema.ts'

export interface TrailLineShape {
  id: string
  at: string
  actor: string | null
  role: string
  unit: UnitShape | null
  purpose: string
  action: string
  caseId: string | null
  recipient: UnitShape | null
}

export interface TrailShape {
  lines: TrailLineShape[]
  next: string | null
  sealing: { sealedAt: string | null; waiting: number }
  units: UnitShape[]
}

export const Kind = builder.enumType('AuditKind', { values: AUDIT_KINDS })

const TrailLine = builder.objectRef<TrailLineShape>('AuditLine').implement({
  description: 'Who processed personal data, when, why and for whom: ids and codes, never content.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'Instant' }),
    actor: t.exposeString('actor', {
      nullable: true,
      description: 'Name, to the data protection officer and within the own unit; null for a workflow.',
    }),
    role: t.exposeString('role'),
    unit: t.expose('unit', { type: Unit, nullable: true }),
    purpose: t.exposeString('purpose'),
    action: t.exposeString('action'),
    kind: t.field({
      type: Kind,
      nullable: true,
      resolve: ({ action }): AuditKind | null => AUDIT_ACTIONS[action as AuditAction] ?? null,
    }),
    caseId: t.exposeID('caseId', { nullable: true }),
    recipient: t.expose('recipient', { type: Unit, nullable: true }),
  }),
})

const Sealing = builder.objectRef<TrailShape['sealing']>('AuditSealing').implement({
  fields: (t) => ({
    sealedAt: t.expose('sealedAt', { type: 'Instant', nullable: true }),
    waiting: t.exposeInt('waiting'),
  }),
})

export const Trail = builder.objectRef<TrailShape>('AuditTrail').implement({
  fields: (t) => ({
    lines: t.expose('lines', { type: [TrailLine] }),
    next: t.exposeString('next', { nullable: true }),
    sealing: t.expose('sealing', { type: Sealing }),
    units: t.expose('units', { type: [Unit] }),
  }),
})
