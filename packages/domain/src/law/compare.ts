import type { CalendarDate } from '../calendar/index.ts'
import { dayBefore } from './engine/spans.ts'
import { rulesInForce } from './ruleset.ts'
import type { Bilingual, Phase, Timeline } from './types.ts'
import { TRACKS, type Track } from './vocabulary.ts'

/** One difference between two computations of the same journey. */
export type Difference =
  | {
      kind: 'phase'
      track: Track
      from: CalendarDate
      to: CalendarDate | null
      before: string | null
      after: string | null
      /** Who is responsible on either side: where the regime stays, this is what moved. */
      beforeBody: string | null
      afterBody: string | null
      reason: Bilingual
      rules: string[]
    }
  | {
      kind: 'deadline' | 'handover'
      code: string
      on: CalendarDate
      change: 'added' | 'removed'
      reason: Bilingual
      rules: string[]
    }

const onDay = (phases: readonly Phase[], day: CalendarDate): Phase | undefined =>
  phases.find((phase) => phase.from <= day && (phase.to === null || phase.to >= day))

/** Rules that stand behind one side only: they are what moved the answer. */
function newRules(before: Phase | undefined, after: Phase | undefined): string[] {
  const old = before?.rules ?? []
  const fresh = (after?.rules ?? []).filter((rule) => !old.includes(rule))
  return fresh.length > 0 ? fresh : old.filter((rule) => !(after?.rules ?? []).includes(rule))
}

const CITATIONS = new Map(rulesInForce().map(({ id, cite }) => [id, cite]))

/** The norms behind rules, as people know them; a transition (T1) stands for itself. */
function because(rules: string[]): Bilingual {
  if (rules.length === 0)
    return { de: 'andere Daten bei gleichen Regeln', en: 'other dates under the same rules' }
  const norms = [...new Set(rules.map((rule) => CITATIONS.get(rule) ?? rule))].join('; ')
  return { de: `wegen ${norms}`, en: `because of ${norms}` }
}

function phaseDifferences(track: Track, before: readonly Phase[], after: readonly Phase[]): Difference[] {
  const days = [...new Set([...before, ...after].map((phase) => phase.from))].sort()
  const out: Difference[] = []
  let last: Difference | undefined
  for (const day of days) {
    const [old, fresh] = [onDay(before, day), onDay(after, day)]
    if (last?.kind === 'phase' && last.to === null) last.to = dayBefore(day)
    if (old?.regime === fresh?.regime && old?.body === fresh?.body) {
      last = undefined
      continue
    }
    const rules = newRules(old, fresh)
    last = {
      kind: 'phase',
      track,
      from: day,
      to: null,
      before: old?.regime ?? null,
      after: fresh?.regime ?? null,
      beforeBody: old?.body ?? null,
      afterBody: fresh?.body ?? null,
      reason: because(rules),
      rules,
    }
    out.push(last)
  }
  return out
}

interface Event {
  code: string
  on: CalendarDate
  reason: Bilingual
  rules: string[]
}

function eventDifferences(
  kind: 'deadline' | 'handover',
  before: readonly Event[],
  after: readonly Event[],
): Difference[] {
  const key = ({ code, on }: Event): string => `${code} ${on}`
  const [old, fresh] = [new Set(before.map(key)), new Set(after.map(key))]
  return [
    ...before
      .filter((event) => !fresh.has(key(event)))
      .map((event) => ({ kind, ...event, change: 'removed' as const })),
    ...after
      .filter((event) => !old.has(key(event)))
      .map((event) => ({ kind, ...event, change: 'added' as const })),
  ]
}

const deadlinesOf = (journey: Timeline): Event[] =>
  journey.deadlines.map(({ code, on, citation }) => ({ code, on, reason: because([citation]), rules: [] }))

const handoversOf = (journey: Timeline): Event[] =>
  journey.handovers.map(({ track, from, to, on, rule }) => ({
    code: `${track} ${from} -> ${to}`,
    on,
    reason: because([rule]),
    rules: [rule],
  }))

/**
 * What differs between two computations of one journey: another ruleset, a correction, another day. Empty when nothing
 * moved. For the list of changed journeys; nothing moves silently.
 */
export function compareTimelines(before: Timeline, after: Timeline): Difference[] {
  return [
    ...TRACKS.flatMap((track) => phaseDifferences(track, before.tracks[track], after.tracks[track])),
    ...eventDifferences('handover', handoversOf(before), handoversOf(after)),
    ...eventDifferences('deadline', deadlinesOf(before), deadlinesOf(after)),
  ]
}
