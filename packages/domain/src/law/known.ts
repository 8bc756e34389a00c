import type { CalendarDate } from '../calendar/index.ts'
import type { Fact } from './facts.ts'

/** The day that a fact is about: when it became true. */
export function dayOfFact(fact: Fact): CalendarDate {
  if ('on' in fact) return fact.on
  if ('servedOn' in fact) return fact.servedOn
  return fact.from
}

const learntBy = (fact: Fact, asOf: CalendarDate): boolean =>
  fact.recordedAt === undefined || fact.recordedAt.slice(0, 10) <= asOf

/**
 * What was known on `asOf`: facts recorded later are not there yet, a fact whose correction is known no longer counts.
 * A correction counts for what it names even when it was itself corrected since.
 */
export function knownFacts(facts: readonly Fact[], asOf: CalendarDate): Fact[] {
  const learnt = facts.filter((fact) => learntBy(fact, asOf))
  const corrected = new Set<string>()
  for (const fact of learnt) if (fact.supersedes !== undefined) corrected.add(fact.supersedes)
  return corrected.size === 0
    ? learnt
    : learnt.filter((fact) => fact.id === undefined || !corrected.has(fact.id))
}

/**
 * One order whatever the order of recording: by day, then by content. Without it two facts of the same day could give
 * different timelines after an import in another order.
 */
export function inLegalOrder(facts: readonly Fact[]): Fact[] {
  const keyed = facts.map((fact) => ({ fact, day: dayOfFact(fact), key: '' }))
  keyed.sort((a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1
    if (a.fact.type !== b.fact.type) return a.fact.type < b.fact.type ? -1 : 1
    if (a.key === '') a.key = contentKey(a.fact)
    if (b.key === '') b.key = contentKey(b.fact)
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
  })
  return keyed.map((entry) => entry.fact)
}

const contentKey = (fact: Fact): string =>
  JSON.stringify(
    Object.entries(fact)
      .filter(([name]) => name !== 'id' && name !== 'recordedAt' && name !== 'supersedes')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
