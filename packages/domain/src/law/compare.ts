import type { CalendarDate } from '../calendar/index.ts'
import { dayBefore } from './engine/spans.ts'
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

const because = (rules: string[]): Bilingual =>
  rules.length > 0
    ? { de: `wegen ${rules.join(', ')}`, en: `because of ${rules.join(', ')}` }
    : { de: 'andere Daten bei gleichen Regeln', en: 'other dates under the same rules' }

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
      reason: because(rules),
      rules,
    }
    out.push(last)
  }
  return out
}

function listDifferences(
  kind: 'deadline' | 'handover',
  before: [string, CalendarDate][],
  after: [string, CalendarDate][],
): Difference[] {
  const key = ([code, on]: [string, CalendarDate]): string => `${code} ${on}`
  const [old, fresh] = [new Set(before.map(key)), new Set(after.map(key))]
  const entry = ([code, on]: [string, CalendarDate], change: 'added' | 'removed'): Difference => ({
    kind,
    code,
    on,
    change,
    reason: because([]),
    rules: [],
  })
  return [
    ...before.filter((item) => !fresh.has(key(item))).map((item) => entry(item, 'removed')),
    ...after.filter((item) => !old.has(key(item))).map((item) => entry(item, 'added')),
  ]
}

/**
 * What differs between two computations of one journey: another ruleset, a correction, another day. Empty when nothing
 * moved. For the list of changed journeys; nothing moves silently.
 */
export function compareTimelines(before: Timeline, after: Timeline): Difference[] {
  const deadlines = (t: Timeline): [string, CalendarDate][] => t.deadlines.map((d) => [d.code, d.on])
  const handovers = (t: Timeline): [string, CalendarDate][] =>
    t.handovers.map((h) => [`${h.track} ${h.from} -> ${h.to}`, h.on])
  return [
    ...TRACKS.flatMap((track) => phaseDifferences(track, before.tracks[track], after.tracks[track])),
    ...listDifferences('handover', handovers(before), handovers(after)),
    ...listDifferences('deadline', deadlines(before), deadlines(after)),
  ]
}
