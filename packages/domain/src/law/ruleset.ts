import type { CalendarDate } from '../calendar/index.ts'
import { RULES } from './rules/index.ts'
import { inForceOn, type Rule } from './rules/model.ts'
import type { Bilingual } from './types.ts'
import type { Certainty } from './vocabulary.ts'

/** A rule as people read it: without the functions that apply it. */
export type RuleSummary = {
  id: string
  family: string
  kind: Rule['kind']
  cite: string
  plain: Bilingual
  validFrom: CalendarDate | null
  validTo: CalendarDate | null
  status: Rule['status']
  certainty: Certainty
  source: string
  verifiedThrough: CalendarDate
  land?: string
  draft?: string
}

const summary = (rule: Rule): RuleSummary => ({
  id: rule.id,
  family: rule.family,
  kind: rule.kind,
  cite: rule.cite,
  plain: rule.plain,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  status: rule.status,
  certainty: rule.certainty,
  source: rule.source,
  verifiedThrough: rule.verifiedThrough,
  ...(rule.land ? { land: rule.land } : {}),
  ...(rule.draft ? { draft: rule.draft } : {}),
})

/** All rules, or those in force on a day. A draft is not law: it is listed only without a day. */
export const rulesInForce = (on?: CalendarDate, rules: readonly Rule[] = RULES): RuleSummary[] =>
  rules.filter((rule) => on === undefined || (rule.status !== 'draft' && inForceOn(rule, on))).map(summary)

export type RuleDifference = {
  from: CalendarDate
  to: CalendarDate
  began: RuleSummary[]
  ended: RuleSummary[]
}

/** What is in force on one of two days only. */
export function diffRules(
  from: CalendarDate,
  to: CalendarDate,
  rules: readonly Rule[] = RULES,
): RuleDifference {
  const [before, after] = [rulesInForce(from, rules), rulesInForce(to, rules)]
  const ids = (list: RuleSummary[]): Set<string> => new Set(list.map((rule) => rule.id))
  const [idsBefore, idsAfter] = [ids(before), ids(after)]
  return {
    from,
    to,
    began: after.filter((rule) => !idsBefore.has(rule.id)),
    ended: before.filter((rule) => !idsAfter.has(rule.id)),
  }
}
