import type { CalendarDate } from '../../calendar/index.ts'
import type { FactType } from '../facts.ts'
import {
  type ChangeRule,
  type DimensionName,
  type EventRule,
  inForceOn,
  type ParameterRule,
  type Rule,
  type SpanRule,
  type StatusRule,
  type TransitionRule,
} from '../rules/model.ts'
import type { Draft } from '../vocabulary.ts'
import { dayAfter } from './spans.ts'

/** A ruleset made quick to ask. Nothing here knows any single rule. */
export type Law = {
  rules: readonly Rule[]
  statusOn: (position: string, day: CalendarDate) => StatusRule | undefined
  /** Days on which the answer for a position changes by law alone. */
  statusChanges: (position: string) => readonly CalendarDate[]
  transitions: readonly TransitionRule[]
  spans: ReadonlyMap<DimensionName, readonly SpanRule[]>
  events: ReadonlyMap<FactType, readonly EventRule[]>
  changes: readonly ChangeRule[]
  parameter: (name: string, day: CalendarDate) => number | undefined
  parameterRule: (name: string, day: CalendarDate) => ParameterRule | undefined
}

function group<K, R>(rules: readonly R[], key: (rule: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>()
  for (const rule of rules) {
    const list = groups.get(key(rule))
    if (list) list.push(rule)
    else groups.set(key(rule), [rule])
  }
  return groups
}

/** Rules that may be applied: drafts only when a simulation names them. */
export function createLaw(all: readonly Rule[], drafts: readonly Draft[] = []): Law {
  const rules = all.filter((rule) => rule.status !== 'draft' || (rule.draft && drafts.includes(rule.draft)))
  const status = group(
    rules.filter((rule) => rule.kind === 'status'),
    (rule) => rule.position,
  )
  const parameters = group(
    rules.filter((rule) => rule.kind === 'parameter'),
    (rule) => rule.parameter,
  )
  const parameterRule = (name: string, day: CalendarDate): ParameterRule | undefined =>
    parameters.get(name)?.find((rule) => inForceOn(rule, day))
  return {
    rules,
    statusOn: (position, day) => status.get(position)?.find((rule) => inForceOn(rule, day)),
    statusChanges: (position) => boundaries(status.get(position) ?? []),
    transitions: rules.filter((rule) => rule.kind === 'transition'),
    spans: group(
      rules.filter((rule) => rule.kind === 'span'),
      (rule) => rule.dimension,
    ),
    events: group<FactType, EventRule>(
      rules.filter((rule) => rule.kind === 'event'),
      (rule) => rule.on,
    ),
    changes: rules.filter((rule) => rule.kind === 'change'),
    parameter: (name, day) => parameterRule(name, day)?.value,
    parameterRule,
  }
}

function boundaries(rules: readonly StatusRule[]): CalendarDate[] {
  const days: CalendarDate[] = []
  for (const rule of rules) {
    if (rule.validFrom !== null) days.push(rule.validFrom)
    if (rule.validTo !== null) days.push(dayAfter(rule.validTo))
  }
  return days
}
