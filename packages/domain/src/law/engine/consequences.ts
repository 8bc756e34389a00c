import { type CalendarDate, compareDates } from '../../calendar/index.ts'
import type { Fact, FactType } from '../facts.ts'
import { dayOfFact } from '../known.ts'
import {
  type ChangeContext,
  type ChangeRule,
  type EventContext,
  type EventRule,
  inForceOn,
  type Rule,
} from '../rules/model.ts'
import type { Deadline, Task, Warning } from '../types.ts'
import type { Track } from '../vocabulary.ts'
import type { History } from './history.ts'
import type { Law } from './law.ts'
import type { Triple } from './main-tracks.ts'

export type Consequences = { deadlines: Deadline[]; tasks: Task[]; warnings: Warning[]; started: Started[] }
/** Which rule started what, for `explain`. */
export type Started = { code: string; on: CalendarDate; rule: Rule; fact: Fact | undefined }

type Specs<C> = Pick<EventRule, never> & {
  deadlines?: readonly {
    code: Deadline['code']
    cite: string
    on: (context: C) => CalendarDate | undefined
  }[]
  tasks?: readonly {
    code: string
    cite: string
    documents: readonly string[]
    due: (context: C) => CalendarDate | undefined
  }[]
  warnings?: readonly { code: Warning['code']; cite: string; when: (context: C) => boolean }[]
}

function collect<C>(into: Consequences, rule: Rule & Specs<C>, context: C, fact: Fact | undefined): void {
  for (const spec of rule.deadlines ?? []) {
    const on = spec.on(context)
    if (on === undefined) continue
    into.deadlines.push({ code: spec.code, on, citation: spec.cite })
    into.started.push({ code: spec.code, on, rule, fact })
  }
  for (const spec of rule.tasks ?? []) {
    const due = spec.due(context)
    if (due !== undefined)
      into.tasks.push({ code: spec.code, due, documents: [...spec.documents], citation: spec.cite })
  }
  for (const spec of rule.warnings ?? [])
    if (spec.when(context)) into.warnings.push({ code: spec.code, citation: spec.cite })
}

function fromFacts(
  law: Law,
  h: History,
  regimeOn: EventContext<FactType>['regimeOn'],
  into: Consequences,
): void {
  for (const fact of h.facts)
    for (const rule of law.events.get(fact.type) ?? []) {
      if (!inForceOn(rule, dayOfFact(fact))) continue
      // The rules of a type were looked up by the type of the fact, which the compiler cannot see.
      const context = { fact, h, regimeOn } as EventContext<FactType>
      const when = rule.when as ((context: EventContext<FactType>) => boolean) | undefined
      if (when && !when(context)) continue
      collect(into, rule as Rule & Specs<EventContext<FactType>>, context, fact)
    }
}

/** Changes of one track, over lost months: those are a gap in paying, not a change of what is due. */
function changesOf(track: Track, triples: readonly Triple[], h: History): ChangeContext[] {
  const out: ChangeContext[] = []
  let before: string | undefined
  let lostAt: number | undefined
  const emit = (index: number, after: string, day: CalendarDate): void => {
    const triple = triples[index]
    if (!triple) return
    const { paid } = triple
    if (after !== before)
      out.push({
        track,
        before,
        after,
        day,
        dueFrom: track === 'BENEFITS' ? paid.dueFrom : day,
        fact: paid.anchor?.event.fact,
        family: paid.anchor?.rule?.family ?? '',
        insuredJob: paid.insuredJob !== undefined,
        court: paid.court,
        afterGap: triples[index - 1]?.paid.lost === true,
        mayBe: track === 'BENEFITS' ? paid.readings?.sgb : triple.healthReadings[0]?.regime,
        h,
      })
    before = after
  }
  triples.forEach((triple, index) => {
    const phase = track === 'BENEFITS' ? triple.benefits : triple.health
    if (triple.paid.lost && phase.regime === 'NONE') {
      lostAt ??= index
      return
    }
    // Nobody applied before it ended: the whole time was lost, and still it had been due.
    if (lostAt !== undefined && track === 'BENEFITS' && phase.regime !== 'SGB_II')
      emit(lostAt, 'SGB_II', triples[lostAt]?.paid.dueFrom ?? phase.from)
    lostAt = undefined
    emit(index, phase.regime, phase.from)
  })
  return out
}

function fromChanges(
  rules: readonly ChangeRule[],
  contexts: readonly ChangeContext[],
  into: Consequences,
): void {
  for (const context of contexts)
    for (const rule of rules)
      if (rule.track === context.track && inForceOn(rule, context.day) && rule.when(context))
        collect(into, rule, context, context.fact)
}

const unique = <T>(list: readonly T[], key: (item: T) => string): T[] => {
  const seen = new Set<string>()
  return list.filter((item) => {
    const name = key(item)
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** Periods, tasks and warnings, sorted, each once. */
export function readConsequences(
  law: Law,
  h: History,
  triples: readonly Triple[],
  regimeOn: EventContext<FactType>['regimeOn'],
): Consequences {
  const into: Consequences = { deadlines: [], tasks: [], warnings: [], started: [] }
  fromFacts(law, h, regimeOn, into)
  fromChanges(law.changes, [...changesOf('BENEFITS', triples, h), ...changesOf('HEALTH', triples, h)], into)
  const byCode = (a: { code: string }, b: { code: string }): number =>
    a.code < b.code ? -1 : a.code > b.code ? 1 : 0
  return {
    deadlines: unique(into.deadlines, (d) => `${d.code}${d.on}`).sort(
      (a, b) => compareDates(a.on, b.on) || byCode(a, b),
    ),
    tasks: unique(into.tasks, (t) => `${t.code}${t.due}`).sort(
      (a, b) => compareDates(a.due, b.due) || byCode(a, b),
    ),
    warnings: unique(into.warnings, (w) => w.code).sort(byCode),
    started: into.started,
  }
}
