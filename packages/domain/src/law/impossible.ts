import type { CalendarDate } from '../calendar/index.ts'
import type { Fact } from './facts.ts'
import { dayOfFact } from './known.ts'
import { isGivenInsideOnly, normalizeParagraph } from './paragraph.ts'
import type { Bilingual, InputErrorCode } from './types.ts'

export type Contradiction = { code: InputErrorCode; fact: Fact; field: string; message: Bilingual }

const fieldOfDay = (fact: Fact): string => ('on' in fact ? 'on' : 'servedOn' in fact ? 'servedOn' : 'from')
const endOf = (fact: Fact): { field: string; day: CalendarDate } | undefined => {
  if ('to' in fact && fact.to !== undefined) return { field: 'to', day: fact.to }
  if ('until' in fact && fact.until !== undefined) return { field: 'until', day: fact.until }
  return undefined
}

/** What exists only inside the country, so never before the first entry. Visa titles may precede it. */
function needsPresence(fact: Fact): boolean {
  switch (fact.type) {
    case 'TITLE_ISSUED':
      return isGivenInsideOnly(normalizeParagraph(fact.paragraph))
    case 'STATUS':
      return /^(DULDUNG|ANKUNFT|AUFENTHALTS|UNACCOMPANIED)/.test(fact.status)
    case 'ALLOCATED':
    case 'ASYLUM_SOUGHT':
    case 'ASYLUM_APPLIED':
    case 'BAMF_DECISION':
    case 'DULDUNG_DECIDED':
    case 'PROTECTION_24_SOUGHT':
    case 'ED_DONE':
    case 'FIKTIONSBESCHEINIGUNG':
      return true
    default:
      return false
  }
}

/** The first contradiction of a history: an impossible one is an error, never a guess. */
export function findContradiction(
  facts: readonly Fact[],
  birthDate: CalendarDate,
): Contradiction | undefined {
  let entry: CalendarDate | undefined
  let decision: CalendarDate | undefined
  for (const fact of facts) {
    const day = dayOfFact(fact)
    if (fact.type === 'ENTRY' && (entry === undefined || day < entry)) entry = day
    if (fact.type === 'BAMF_DECISION' && (decision === undefined || day < decision)) decision = day
  }
  for (const fact of facts) {
    const day = dayOfFact(fact)
    const end = endOf(fact)
    if (end && end.day < day)
      return {
        code: 'ENDS_BEFORE_START',
        fact,
        field: end.field,
        message: {
          de: `endet am ${end.day}, beginnt aber erst am ${day}`,
          en: `ends on ${end.day} but begins on ${day}`,
        },
      }
    if (day < birthDate && fact.type !== 'HOUSEHOLD_MEMBER' && fact.type !== 'GUARDIAN')
      return {
        code: 'BEFORE_BIRTH',
        fact,
        field: fieldOfDay(fact),
        message: {
          de: `liegt am ${day}, vor der Geburt am ${birthDate}`,
          en: `is on ${day}, before the birth on ${birthDate}`,
        },
      }
    if (entry !== undefined && day < entry && needsPresence(fact))
      return {
        code: 'BEFORE_ENTRY',
        fact,
        field: fieldOfDay(fact),
        message: {
          de: `liegt am ${day}, vor der Einreise am ${entry}; das gibt es nur im Inland`,
          en: `is on ${day}, before the entry on ${entry}; it exists only inside the country`,
        },
      }
    if (
      (fact.type === 'APPEAL_FILED' || fact.type === 'DECISION_FINAL') &&
      decision !== undefined &&
      day < decision
    )
      return {
        code: 'BEFORE_DECISION',
        fact,
        field: 'on',
        message: {
          de: `liegt am ${day}, vor der Zustellung des Bescheids am ${decision}`,
          en: `is on ${day}, before the decision was served on ${decision}`,
        },
      }
  }
  return undefined
}
