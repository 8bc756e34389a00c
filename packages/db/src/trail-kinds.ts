export const AUDIT_KINDS = ['COLLECT', 'CHANGE', 'QUERY', 'DISCLOSE', 'COMBINE', 'DELETE'] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/**
 * Everything that the trail can tell, and which processing in the sense of § 76 BDSG it is. Closed: an action that is not
 * named here does not compile, and one that is, has words in packages/i18n.
 */
export const AUDIT_ACTIONS = {
  'audit.read': 'QUERY',
  'case.import': 'COLLECT',
  'case.import.check': 'COMBINE',
  'case.list': 'QUERY',
  'case.open': 'COLLECT',
  'case.read': 'QUERY',
  'consent.grant': 'COLLECT',
  'consent.refuse': 'COLLECT',
  'consent.withdraw': 'CHANGE',
  'draft.count': 'COMBINE',
  'fact.correct': 'CHANGE',
  'fact.record': 'COLLECT',
  'fact.recorded': 'COLLECT',
  'gap.confirm': 'CHANGE',
  'gap.count': 'COMBINE',
  'gap.dismiss': 'CHANGE',
  'gap.list': 'QUERY',
  'gap.noted': 'COLLECT',
  'handover.acknowledged': 'CHANGE',
  'handover.escalated': 'CHANGE',
  'handover.overdue': 'CHANGE',
  'household.join': 'COMBINE',
  'identity.correct': 'CHANGE',
  'inbox.list': 'QUERY',
  'journey.acknowledge': 'CHANGE',
  'journey.changes': 'QUERY',
  'journey.read': 'QUERY',
  'package.preview': 'QUERY',
  'package.read': 'QUERY',
  'referral.accept': 'CHANGE',
  'referral.cancel': 'CHANGE',
  'referral.decline': 'CHANGE',
  'referral.disclose': 'DISCLOSE',
  'referral.escalated': 'CHANGE',
  'task.asked': 'COLLECT',
  'task.complete': 'CHANGE',
  'task.voided': 'CHANGE',
} as const satisfies Record<string, AuditKind>

export type AuditAction = keyof typeof AUDIT_ACTIONS
