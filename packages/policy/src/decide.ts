import type { Role } from './roles.ts'

/**
 * The closed map of actions, the second wall: what is not named here does not happen, and a deny wins. Which rows an
 * allowed action reaches is the first wall's matter (prisma/migrations), written separately so that one mistake cannot
 * open both. Source: the access matrix, docs/security/access-matrix.md.
 */
export const ACTIONS = {
  'case.list': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'case.read': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'case.open': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'case.import': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'journey.acknowledge': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'identity.correct': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'fact.record': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'task.complete': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'consent.record': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'consent.withdraw': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'referral.send': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'package.preview': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'gap.decide': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'inbox.list': { roles: ['partner_intake'], purpose: 'CASEWORK' },
  'referral.receive': { roles: ['partner_intake'], purpose: 'REFERRAL' },
  'referral.decide': { roles: ['partner_intake'], purpose: 'REFERRAL' },
  'gap.count': { roles: ['management', 'coordination'], purpose: 'STATISTICS' },
  'draft.count': { roles: ['management', 'coordination'], purpose: 'STATISTICS' },
  'directory.read': {
    roles: [
      'case_manager',
      'team_lead',
      'coordination',
      'partner_intake',
      'management',
      'administrator',
      'dpo',
      'reporting_desk',
      'volunteer',
      'guardian',
      'person',
    ],
    purpose: 'CASEWORK',
  },
} as const satisfies Record<
  string,
  { roles: readonly Role[]; purpose: 'CASEWORK' | 'REFERRAL' | 'STATISTICS' }
>

export type Action = keyof typeof ACTIONS

export type Decision = { allowed: true; purpose: string } | { allowed: false; code: 'FORBIDDEN' }

/** May this role do this, and under which purpose? `subject` is the id of the one referral that a purpose names. */
export function decide(role: Role, action: Action, subject?: string): Decision {
  const rule = ACTIONS[action]
  if (!(rule.roles as readonly Role[]).includes(role)) return { allowed: false, code: 'FORBIDDEN' }
  if (rule.purpose !== 'REFERRAL') return { allowed: true, purpose: rule.purpose }
  return subject ? { allowed: true, purpose: `REFERRAL:${subject}` } : { allowed: false, code: 'FORBIDDEN' }
}
