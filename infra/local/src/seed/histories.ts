import { addDays, type CalendarDate } from '@nahtlos/domain/calendar'
import type { SeedFact } from './person.ts'

const AGS = '05990012'
const LAND = 'NW'
/** From the reception centre of the Land to the municipality. */
const ALLOCATED_AFTER_DAYS = 42

type Payload = SeedFact['payload']

export const fact = (
  type: string,
  payload: Payload,
  evidence: SeedFact['evidence'] = 'DOCUMENT',
): SeedFact => ({ type, payload, evidence })

export const on = (type: string, day: CalendarDate, more: Payload = {}): SeedFact =>
  fact(type, { on: day, ...more })

export const status = (name: string, from: CalendarDate, until?: CalendarDate): SeedFact =>
  fact('STATUS', { status: name, from, ...(until ? { until } : {}) })

export const decision = (outcome: string, servedOn: CalendarDate, restRefused?: true): SeedFact =>
  fact('BAMF_DECISION', { outcome, servedOn, ...(restRefused ? { restRefused } : {}) })

export const title = (paragraph: string, day: CalendarDate, until?: CalendarDate): SeedFact =>
  on('TITLE_ISSUED', day, { paragraph, ...(until ? { until } : {}) })

export const receives = (regime: string, from: CalendarDate, to?: CalendarDate): SeedFact =>
  fact('BENEFIT_RECEIVED', { regime, from, ...(to ? { to } : {}) }, 'AUTHORITY')

export const applied = (day: CalendarDate, benefit = 'SGB_II'): SeedFact =>
  on('APPLICATION_FILED', day, { benefit })

export const job = (from: CalendarDate, to?: CalendarDate, more: Payload = {}): SeedFact =>
  fact('EMPLOYMENT', { from, ...(to ? { to } : {}), insured: true, coversNeeds: true, ...more })

export const housing = (
  kind: 'AE' | 'GU' | 'ROOM' | 'FLAT',
  from: CalendarDate,
  to?: CalendarDate,
): SeedFact => {
  const who: Payload =
    kind === 'AE'
      ? { owner: 'LAND', provider: 'LAND' }
      : kind === 'GU'
        ? { owner: 'KOMMUNE', provider: 'KOMMUNE' }
        : {}
  return fact('HOUSING', { kind, ...who, from, ...(to ? { to } : {}) }, 'OWN_STATEMENT')
}

/** The named person of everyday support; without one every day from the allocation on is an uncovered day. */
export const supported = (from: CalendarDate, to?: CalendarDate, role = 'CASE_MANAGER'): SeedFact =>
  fact('REPRESENTATIVE_NAMED', { track: 'SUPPORT', from, ...(to ? { to } : {}), role }, 'OWN_STATEMENT')

export const member = (relation: string, from: CalendarDate, more: Payload = {}): SeedFact =>
  fact('HOUSEHOLD_MEMBER', { relation, from, ...more }, 'OWN_STATEMENT')

/** Entry, asylum procedure and allocation to the Kreis, without anybody named for everyday support. */
export function asylumUnsupported(entry: CalendarDate): SeedFact[] {
  const allocated = addDays(entry, ALLOCATED_AFTER_DAYS)
  return [
    on('ENTRY', entry),
    on('ASYLUM_SOUGHT', entry),
    on('ASYLUM_APPLIED', addDays(entry, 12)),
    status('AUFENTHALTSGESTATTUNG', entry),
    housing('AE', entry, addDays(allocated, -1)),
    on('ALLOCATED', allocated, { ags: AGS, land: LAND }),
    housing('GU', allocated),
  ]
}

/** As above, with a named person from the allocation on, as long as the post was funded. */
export const asylum = (entry: CalendarDate, supportedTo?: CalendarDate): SeedFact[] => [
  ...asylumUnsupported(entry),
  supported(addDays(entry, ALLOCATED_AFTER_DAYS), supportedTo),
]

/** Recognised as a refugee long ago, title in the hand, SGB II since `sgbII` (a first of a month). */
export const settled = (entry: CalendarDate, served: CalendarDate, sgbII: CalendarDate): SeedFact[] => [
  ...asylum(entry),
  decision('REFUGEE', served),
  title('25_2_REFUGEE', addDays(served, 60)),
  receives('SGB_II', sgbII),
]

/** Temporary protection up to the registration; the Fiktionsbescheinigung decides the rest. */
export const protection = (sought: CalendarDate): SeedFact[] => [
  on('ENTRY', addDays(sought, -3)),
  on('PROTECTION_24_SOUGHT', sought),
  on('ALLOCATED', addDays(sought, 2), { ags: AGS, land: LAND }),
  housing('GU', addDays(sought, 2)),
  supported(addDays(sought, 2)),
]

export const fiction24 = (day: CalendarDate): SeedFact => on('FIKTIONSBESCHEINIGUNG', day, { basis: '24' })
