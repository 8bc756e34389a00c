import { addDays, type CalendarDate } from '../calendar/index.ts'
import type { Rule, StatusRule, TransitionRule } from './rules/model.ts'

export type Finding = {
  code:
    | 'DUPLICATE_ID'
    | 'HOLE'
    | 'CONTRADICTION'
    | 'NO_CITATION'
    | 'ENDS_BEFORE_START'
    | 'UNKNOWN_BEATEN'
    | 'DRAFT_WITHOUT_NAME'
  rule: string
  detail: string
}

const FAR_PAST = '1900-01-01' as CalendarDate
const FAR_FUTURE = '9999-12-31' as CalendarDate
const from = (rule: Rule): CalendarDate => rule.validFrom ?? FAR_PAST
const to = (rule: Rule): CalendarDate => rule.validTo ?? FAR_FUTURE
const overlap = (a: Rule, b: Rule): boolean => from(a) <= to(b) && from(b) <= to(a)
const inLaw = (rule: Rule): boolean => rule.status !== 'draft'

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]))
}

/** Two positions lists that share one; `ANY` shares all. */
const samePosition = (a: TransitionRule, b: TransitionRule): string | undefined => {
  if (a.positions === 'ANY') return b.positions === 'ANY' ? 'ANY' : b.positions[0]
  if (b.positions === 'ANY') return a.positions[0]
  const others = new Set(b.positions)
  return a.positions.find((position) => others.has(position))
}

function metaFindings(rules: readonly Rule[]): Finding[] {
  const ids = new Set<string>()
  const all = new Set(rules.map((rule) => rule.id))
  const out: Finding[] = []
  for (const rule of rules) {
    if (ids.has(rule.id)) out.push({ code: 'DUPLICATE_ID', rule: rule.id, detail: 'two rules of one name' })
    ids.add(rule.id)
    if (rule.cite.trim() === '' || rule.plain.de === '' || rule.plain.en === '')
      out.push({ code: 'NO_CITATION', rule: rule.id, detail: 'no citation or plain text' })
    if (from(rule) > to(rule))
      out.push({ code: 'ENDS_BEFORE_START', rule: rule.id, detail: `${from(rule)} > ${to(rule)}` })
    if (rule.status === 'draft' && rule.draft === undefined)
      out.push({ code: 'DRAFT_WITHOUT_NAME', rule: rule.id, detail: 'cannot be switched on' })
    for (const beaten of rule.beats ?? [])
      if (!all.has(beaten)) out.push({ code: 'UNKNOWN_BEATEN', rule: rule.id, detail: beaten })
  }
  return out
}

/** One answer a position and day, without a day that has none. */
function statusFindings(rules: readonly StatusRule[]): Finding[] {
  const out: Finding[] = []
  for (const position of new Set(rules.map((rule) => rule.position))) {
    const versions = rules
      .filter((rule) => rule.position === position)
      .sort((a, b) => (from(a) < from(b) ? -1 : 1))
    for (const [a, b] of pairs(versions))
      if (overlap(a, b))
        out.push({
          code: 'CONTRADICTION',
          rule: a.id,
          detail: `${b.id} answers for ${position} on the same days`,
        })
    versions.forEach((rule, index) => {
      const next = versions[index + 1]
      if (next && to(rule) < FAR_FUTURE && addDays(to(rule), 1) < from(next))
        out.push({ code: 'HOLE', rule: rule.id, detail: `${position} between ${to(rule)} and ${from(next)}` })
    })
    const [first, last] = [versions[0], versions[versions.length - 1]]
    if (first && from(first) !== FAR_PAST)
      out.push({ code: 'HOLE', rule: first.id, detail: `${position} before ${from(first)}` })
    if (last && to(last) !== FAR_FUTURE)
      out.push({ code: 'HOLE', rule: last.id, detail: `${position} after ${to(last)}` })
  }
  return out
}

/**
 * Two transitions in force for one pattern are ordered by a norm (`beats`), told apart by the outcome (T1 and T2 both
 * read a notice and answer for different ones), or a contradiction. Positions that SGB II or XII pay need one each.
 */
function transitionFindings(
  statuses: readonly StatusRule[],
  transitions: readonly TransitionRule[],
  apart: readonly (readonly [string, string])[],
): Finding[] {
  const out: Finding[] = []
  for (const [a, b] of pairs(transitions)) {
    const position = samePosition(a, b)
    const trigger = a.trigger === 'ANY' || b.trigger === 'ANY' || a.trigger === b.trigger
    if (position === undefined || !trigger || !overlap(a, b)) continue
    const ordered = a.beats?.includes(b.id) || b.beats?.includes(a.id)
    const known = apart.some(([x, y]) => (x === a.id && y === b.id) || (x === b.id && y === a.id))
    if (!ordered && !known)
      out.push({ code: 'CONTRADICTION', rule: a.id, detail: `${b.id} also answers for ${position}` })
  }
  for (const status of statuses) {
    if (status.system === 'ASYLBLG') continue
    const answered = transitions.some(
      (rule) => rule.positions === 'ANY' || rule.positions.includes(status.position),
    )
    if (!answered)
      out.push({
        code: 'HOLE',
        rule: status.id,
        detail: `nothing says when the AsylbLG ends for ${status.position}`,
      })
  }
  return out
}

/** Rules that read one fact and exclude each other by its content, which only their functions can see. */
const TOLD_APART: readonly (readonly [string, string])[] = [
  ['T1', 'T2'],
  ['T11', 'GENERAL.end-of-month'],
]

/** Holes and contradictions of a ruleset. Empty for one that may go into force. */
export function auditRules(all: readonly Rule[], apart = TOLD_APART): Finding[] {
  const rules = all.filter(inLaw)
  const statuses = rules.filter((rule) => rule.kind === 'status')
  const transitions = rules.filter((rule) => rule.kind === 'transition')
  return [
    ...metaFindings(all),
    ...statusFindings(statuses),
    ...transitionFindings(statuses, transitions, apart),
  ]
}
