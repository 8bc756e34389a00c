import type { CalendarDate, Land } from '../../calendar/index.ts'
import { nextWorkingDay } from '../../calendar/index.ts'
import type { Fact, FactOf, FactType, Person } from '../facts.ts'
import { dayOfFact, inLegalOrder, knownFacts } from '../known.ts'
import type { TimelineInput } from '../types.ts'

/** The known facts of one person in legal order, with what every rule asks of them. */
export type History = {
  asOf: CalendarDate
  person: Person
  /** First day of the timeline: the entry, else the first fact. */
  start: CalendarDate
  /** Came as an unaccompanied minor, by the flag or a recorded status. */
  unaccompanied: boolean
  facts: readonly Fact[]
  of: <T extends FactType>(type: T) => readonly FactOf<T>[]
  /** Rolls an end off weekends and holidays of the Land in which the person lived on the day of the event. */
  roll: (end: CalendarDate, event: CalendarDate) => CalendarDate
  landOn: (day: CalendarDate) => Land
  /** A number of the law on a day (rules of kind `parameter`). */
  parameter: (name: string, day: CalendarDate) => number | undefined
}

const NOTHING: readonly never[] = []

export function readHistory(input: TimelineInput, parameter: History['parameter']): History {
  const facts = inLegalOrder(knownFacts(input.facts, input.asOf))
  const byType = new Map<FactType, Fact[]>()
  for (const fact of facts) {
    const list = byType.get(fact.type)
    if (list) list.push(fact)
    else byType.set(fact.type, [fact])
  }
  const of = <T extends FactType>(type: T) => (byType.get(type) ?? NOTHING) as readonly FactOf<T>[]
  const entry = of('ENTRY')[0]
  const moves = of('MOVED')
  const landOn = (day: CalendarDate): Land => {
    let land: string | undefined
    for (const move of moves) if (move.on <= day) land = move.land
    return (land as Land | undefined) ?? input.land
  }
  // What others are (a sponsor's title, a parent) may be older than the person's own story in the country.
  const first = facts.find((fact) => fact.type !== 'HOUSEHOLD_MEMBER' && fact.type !== 'GUARDIAN')
  return {
    asOf: input.asOf,
    person: input.person,
    start: entry ? entry.on : first ? dayOfFact(first) : input.asOf,
    unaccompanied:
      input.person.unaccompaniedMinor ||
      of('STATUS').some((status) => status.status === 'UNACCOMPANIED_MINOR'),
    facts,
    of,
    landOn,
    roll: (end, event) => nextWorkingDay(end, landOn(event)),
    parameter,
  }
}
