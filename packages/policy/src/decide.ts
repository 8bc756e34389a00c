import { type Column, MATRIX, type Purpose, reaches } from './matrix.ts'
import type { Role } from './roles.ts'

interface Rule {
  roles: readonly Role[]
  purpose: Purpose
  /** The kind of data of the access matrix that it is about; absent for the directory of offices. */
  on?: Column
}

/**
 * The closed map of actions, the second wall: what is not named here does not happen, and a deny wins. Which rows an
 * allowed action reaches is the first wall's matter (prisma/migrations), written separately so that one mistake cannot
 * open both. Source: the access matrix, matrix.ts.
 */
export const ACTIONS = {
  'case.list': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'IDENTITY' },
  'case.read': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'IDENTITY' },
  'case.open': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'IDENTITY' },
  'case.import': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'IDENTITY' },
  'journey.acknowledge': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'STATUS' },
  'identity.correct': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'IDENTITY' },
  'household.join': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'FAMILY' },
  'fact.record': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'STATUS' },
  'task.complete': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'STATUS' },
  'consent.record': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'consent.withdraw': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'processing.consent': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'ART9' },
  'note.add': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'NOTES' },
  'document.add': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'NOTES' },
  'document.read': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'NOTES' },
  'consent.print': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'release.record': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'release.withdraw': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'referral.send': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'package.preview': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'gap.decide': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'GAPS' },
  'case.close': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'STATUS' },
  'retention.decide': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'STATUS' },
  'rights.handle': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'case.export': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'retention.oversee': { roles: ['dpo'], purpose: 'SECURITY', on: 'AUDIT' },
  'rights.oversee': { roles: ['dpo'], purpose: 'SECURITY', on: 'AUDIT' },
  'breach.keep': { roles: ['dpo'], purpose: 'SECURITY', on: 'AUDIT' },
  'audit.read': { roles: ['dpo'], purpose: 'SECURITY', on: 'AUDIT' },
  'audit.case': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'audit.unit': { roles: ['partner_intake'], purpose: 'CASEWORK', on: 'AUDIT' },
  'person.link': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'AUDIT' },
  'note.mark': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'NOTES' },
  'own.read': { roles: ['person', 'guardian'], purpose: 'SUBJECT_ACCESS', on: 'IDENTITY' },
  'own.withdraw': { roles: ['person', 'guardian'], purpose: 'SUBJECT_ACCESS', on: 'REFERRAL' },
  'volunteer.give': { roles: ['case_manager'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'volunteer.task': { roles: ['volunteer'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'inbox.list': { roles: ['partner_intake'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'referral.receive': { roles: ['partner_intake'], purpose: 'REFERRAL', on: 'REFERRAL' },
  'notice.acknowledge': { roles: ['partner_intake'], purpose: 'REFERRAL', on: 'REFERRAL' },
  'referral.decide': { roles: ['partner_intake'], purpose: 'REFERRAL', on: 'REFERRAL' },
  'referral.oversee': { roles: ['dpo'], purpose: 'SECURITY', on: 'REFERRAL' },
  'referral.administer': { roles: ['administrator'], purpose: 'ADMINISTRATION', on: 'REFERRAL' },
  'gap.count': { roles: ['management', 'coordination', 'team_lead'], purpose: 'STATISTICS', on: 'GAPS' },
  'draft.count': { roles: ['management', 'coordination'], purpose: 'STATISTICS', on: 'GAPS' },
  'counselling.record': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'counselling.list': { roles: ['case_manager'], purpose: 'CASEWORK' },
  'counselling.count': { roles: ['management', 'coordination'], purpose: 'STATISTICS' },
  'duplicate.list': { roles: ['coordination'], purpose: 'ADMINISTRATION' },
  'duplicate.settle': { roles: ['coordination'], purpose: 'ADMINISTRATION' },
  'report.list': { roles: ['reporting_desk'], purpose: 'REPORTING_DUTY', on: 'AUDIT' },
  'report.write': { roles: ['reporting_desk'], purpose: 'REPORTING_DUTY', on: 'IDENTITY' },
  'report.oversee': { roles: ['dpo'], purpose: 'SECURITY', on: 'AUDIT' },
  'glass.break': { roles: ['case_manager', 'team_lead'], purpose: 'CASEWORK', on: 'IDENTITY' },
  'complaint.examine': { roles: ['dpo'], purpose: 'SECURITY', on: 'IDENTITY' },
  'glass.review': { roles: ['dpo'], purpose: 'SECURITY', on: 'AUDIT' },
  'team.read': { roles: ['team_lead'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'case.reassign': { roles: ['team_lead'], purpose: 'CASEWORK', on: 'REFERRAL' },
  'escalation.list': { roles: ['coordination', 'administrator'], purpose: 'ADMINISTRATION', on: 'REFERRAL' },
  'directory.administer': { roles: ['administrator'], purpose: 'ADMINISTRATION' },
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
} as const satisfies Record<string, Rule>

export type Action = keyof typeof ACTIONS

export type Decision = { allowed: true; purpose: string } | { allowed: false; code: 'FORBIDDEN' }

/** May this role do this, and under which purpose? `subject` is the id of the one referral that a purpose names. */
export function decide(role: Role, action: Action, subject?: string): Decision {
  const rule: Rule = ACTIONS[action]
  if (!rule.roles.includes(role) || !isDue(role, rule)) return { allowed: false, code: 'FORBIDDEN' }
  if (rule.purpose !== 'REFERRAL') return { allowed: true, purpose: rule.purpose }
  return subject ? { allowed: true, purpose: `REFERRAL:${subject}` } : { allowed: false, code: 'FORBIDDEN' }
}

/** What the map gives and the matrix does not is refused: an action cannot widen what its role may see. */
function isDue(role: Role, { purpose, on }: Rule): boolean {
  if (on !== undefined) return reaches(role, on, purpose)
  return purpose === 'CASEWORK' || MATRIX.some((row) => row.role === role && row.purposes.includes(purpose))
}
