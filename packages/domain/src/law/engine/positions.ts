import type { CalendarDate } from '../../calendar/index.ts'
import type { Fact } from '../facts.ts'
import { isGivenInsideOnly, normalizeParagraph } from '../paragraph.ts'
import { appealEnds, finalOn } from '../rules/finality.ts'
import type { PositionEvent } from '../rules/model.ts'
import type { History } from './history.ts'
import { dayAfter, FOREVER } from './spans.ts'
import { positionOfTitle, titleEnd } from './titles.ts'

// Nothing that the facts say tells what the person is: no rule, never a guess.
export const UNKNOWN = 'UNKNOWN'

/** Positions that a procedure gives: a title, a recognition or a Duldung is not undone by them (§ 55 Abs. 2 AsylG). */
const PROCEDURAL = new Set([
  'NO_STATUS',
  'ASYLUM_SOUGHT',
  'ANKUNFTSNACHWEIS',
  'AUFENTHALTSGESTATTUNG',
  'P24_SOUGHT',
])
/** Protection outlives the card that documents it: after `until` the position goes on, only the document is gone. */
const OUTLIVES_CARD = new Set(['P25_1', 'P25_2', 'P25_3', 'NE'])

type Draftable = {
  day: CalendarDate
  position: string
  fact: Fact
  residence: string | undefined
  end?: CalendarDate
}

function eventsOf(fact: Fact, h: History): Draftable[] {
  switch (fact.type) {
    case 'ASYLUM_SOUGHT':
      return [{ day: fact.on, position: 'ASYLUM_SOUGHT', fact, residence: 'ASYLUM_SOUGHT' }]
    case 'ASYLUM_APPLIED':
      return [{ day: fact.on, position: 'AUFENTHALTSGESTATTUNG', fact, residence: 'AUFENTHALTSGESTATTUNG' }]
    case 'PROTECTION_24_SOUGHT':
      return [{ day: fact.on, position: 'P24_SOUGHT', fact, residence: 'PROTECTION_24_SOUGHT' }]
    case 'STATUS': {
      if (fact.status === 'UNACCOMPANIED_MINOR') return []
      const position = fact.status === 'NIEDERLASSUNGSERLAUBNIS' ? 'NE' : fact.status
      return [{ day: fact.from, position, fact, residence: fact.status, end: fact.until ?? FOREVER }]
    }
    case 'BAMF_DECISION':
      if (fact.outcome === 'ASYLUM')
        return [{ day: fact.servedOn, position: 'P25_1', fact, residence: undefined }]
      if (fact.outcome === 'REFUGEE' || fact.outcome === 'SUBSIDIARY')
        return [{ day: fact.servedOn, position: 'P25_2', fact, residence: undefined }]
      if (fact.outcome === 'BAN_25_3') return []
      return finalOn(fact, h) === undefined
        ? []
        : [{ day: finalOn(fact, h) ?? appealEnds(fact, h), position: 'NO_STATUS', fact, residence: 'NONE' }]
    case 'FIKTIONSBESCHEINIGUNG':
      return normalizeParagraph(fact.basis) === '24'
        ? [{ day: fact.on, position: 'P24', fact, residence: 'FIKTIONSBESCHEINIGUNG' }]
        : [{ day: fact.on, position: 'KEEP', fact, residence: 'FIKTIONSBESCHEINIGUNG' }]
    case 'TITLE_ISSUED':
      return [
        {
          day: fact.on,
          position: positionOfTitle(fact.paragraph),
          fact,
          residence: `TITLE_${normalizeParagraph(fact.paragraph)}`,
          end: titleEnd(fact, h),
        },
      ]
    default:
      return []
  }
}

/** Whether `next` replaces what holds: titles and Duldungen do, steps of a procedure only replace earlier steps. */
function replaces(holds: string, next: Draftable): boolean {
  if (!PROCEDURAL.has(next.position)) return true
  if (next.position === 'NO_STATUS') return PROCEDURAL.has(holds)
  if (next.position === 'ASYLUM_SOUGHT') return holds === 'NO_STATUS' || holds === UNKNOWN
  // A stored status says what the paper in the hand is; an application alone is no Gestattung for a tolerated person.
  return (
    PROCEDURAL.has(holds) || holds === UNKNOWN || (next.fact.type === 'STATUS' && holds.startsWith('DULDUNG'))
  )
}

/** What stands before the first recorded status: a later in-country ground shows who was there without a paper. */
function opening(h: History, first: Draftable | undefined): string {
  if (!first || first.fact.type === 'FIKTIONSBESCHEINIGUNG') return first ? 'NO_STATUS' : unaccompanied(h)
  if (PROCEDURAL.has(first.position) || first.position.startsWith('DULDUNG')) return 'NO_STATUS'
  if (first.fact.type === 'BAMF_DECISION') return 'NO_STATUS'
  if (first.fact.type === 'TITLE_ISSUED' && isGivenInsideOnly(normalizeParagraph(first.fact.paragraph)))
    return 'NO_STATUS'
  return UNKNOWN
}

const unaccompanied = (h: History): string => (h.unaccompanied ? 'NO_STATUS' : UNKNOWN)

/** The legal positions of a person, in order, from the first day of the timeline on. */
export function readPositions(h: History): PositionEvent[] {
  const raw: Draftable[] = []
  for (const fact of h.facts) raw.push(...eventsOf(fact, h))
  raw.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const first = raw[0]
  const out: PositionEvent[] = []
  let holds = opening(h, first)
  let showing = holds === UNKNOWN ? 'NO_RULE' : 'NONE'
  let end = FOREVER
  const push = (
    day: CalendarDate,
    position: string,
    fact: Fact | undefined,
    residence: string | undefined,
  ): void => {
    holds = position
    showing = residence ?? showing
    const at = day < h.start ? h.start : day
    const last = out[out.length - 1]
    if (last && last.day === at) out.pop()
    out.push({ day: at, position, fact, residence: showing })
  }
  push(h.start, holds, undefined, undefined)
  const expire = (before: CalendarDate): void => {
    if (end >= before) return
    const fact = out[out.length - 1]?.fact
    const day = dayAfter(end)
    end = FOREVER
    if (OUTLIVES_CARD.has(holds)) push(day, holds, fact, 'NONE')
    else if (holds === 'EU_CITIZEN') push(day, UNKNOWN, fact, 'NO_RULE')
    else if (/^P\d/.test(holds) || holds === 'FAMILY')
      // A permit that ends ahead will be renewed or not, and a timely application keeps it (§ 81 Abs. 4 AufenthG): the
      // deadline says so. One that lapsed before today leaves no answer.
      push(day, day > h.asOf ? holds : `EXPIRED_${holds}`, fact, 'NONE')
    else push(day, 'NO_STATUS', fact, 'NONE')
  }
  for (const event of raw) {
    expire(event.day)
    if (event.position === 'KEEP') {
      // § 81 Abs. 4 AufenthG: the old title is deemed to go on, so its end no longer ends anything.
      const old = holds.startsWith('EXPIRED_') ? holds.slice('EXPIRED_'.length) : holds
      end = FOREVER
      push(event.day, old, event.fact, event.residence)
      continue
    }
    if (!replaces(holds, event)) continue
    push(event.day, event.position, event.fact, event.residence)
    end = event.end ?? FOREVER
  }
  expire(FOREVER)
  return out
}
