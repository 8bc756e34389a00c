import { addDays, type CalendarDate, getDate } from '@nahtlos/domain/calendar'
import { decideConsent, disclosableTo, hasVormund } from '@nahtlos/domain/consent'
import { type InputError, parseInput, RULESET, type Timeline, timeline } from '@nahtlos/domain/law'
import { describe, expect, test } from 'vitest'
import { DEMO_ACCOUNTS } from '../accounts.ts'
import { consenting } from './consenting.ts'
import { daysFrom } from './days.ts'
import { demoPeople } from './people/index.ts'
import type { SeedPerson } from './person.ts'
import { DEMO_TENANTS } from './units.ts'

// The demo is seeded on whatever day somebody starts it: edges of months and years, a leap day, and days between.
const DAYS = [
  '2026-11-21',
  '2026-11-30',
  '2026-12-01',
  '2026-12-31',
  '2027-01-01',
  '2027-02-28',
  '2027-03-01',
  '2027-05-14',
  '2027-08-31',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
  '2028-06-15',
  '2029-02-28',
  '2029-03-31',
]

// Handovers that lie further back than this are history (packages/domain/src/journey/handovers.ts).
const LOOK_BACK_DAYS = 92

function journeyOf(person: SeedPerson, today: string): Timeline | InputError {
  // Somebody's facts of one type are told apart by their place; a correction names the first of its type.
  const told = person.facts.map(({ type, payload }, index) => ({ ...payload, type, id: `${type} ${index}` }))
  const learnt = person.later.map(({ type, payload, corrects }) => {
    const wrong = told.find((fact) => fact.type === corrects)
    return { ...payload, type, ...(wrong ? { supersedes: wrong.id } : {}) }
  })
  const facts = [...told, ...learnt].map((fact) => ({ ...fact, recordedAt: today }))
  const parsed = parseInput({
    ruleset: RULESET,
    asOf: today,
    land: 'NW',
    drafts: [],
    person: {
      birthDate: person.birthDate,
      unaccompaniedMinor: person.facts.some((fact) => fact.payload.status === 'UNACCOMPANIED_MINOR'),
    },
    facts,
  })
  return parsed.ok ? timeline(parsed.value) : parsed.error
}

function problemsOn(today: CalendarDate): string[] {
  const earliest = addDays(today, -LOOK_BACK_DAYS)
  return demoPeople(daysFrom(today)).flatMap((person) => {
    const { key, facts, later, contacts } = person
    const journey = journeyOf(person, today)
    if (!('tracks' in journey)) return [`${today} ${key}: ${journey.code} ${journey.fact} ${journey.field}`]
    const future = [...facts, ...later]
      .filter(({ payload }) => String(payload.on ?? payload.from ?? payload.servedOn) > today)
      .map(({ type }) => `${today} ${key}: ${type} has yet to happen`)
    const derived = journey.handovers.filter(({ on }) => on >= earliest)
    const missing = contacts
      .flatMap((contact) => contact.referral?.handovers ?? [])
      .filter((track) => !derived.some((handover) => handover.track === track))
      .map((track) => `${today} ${key}: the law derives no handover on ${track}`)
    return [...future, ...missing]
  })
}

test('on every sixth day of a leap year: possible histories without a future, and the handovers that referrals carry', () => {
  const start = getDate('2028-01-01')
  const problems = Array.from({ length: 61 }, (_, step) => addDays(start, step * 6)).flatMap(problemsOn)
  expect(problems).toEqual([])
}, 30_000)

describe.each(DAYS)('the demo of %s', (today) => {
  const people = demoPeople(daysFrom(today))
  const journeys = new Map(people.map((person) => [person.key, journeyOf(person, today)]))

  test('has possible histories without a future, and the handovers that referrals carry', () => {
    expect(problemsOn(getDate(today))).toEqual([])
  })

  test('shows each seam that the law knows', () => {
    const all = [...journeys.values()].filter((journey): journey is Timeline => 'tracks' in journey)
    const rules = new Set(
      all.flatMap(({ handovers }) => handovers.map(({ rule }) => rule.replace(/\..*/, ''))),
    )
    expect([...rules]).toEqual(expect.arrayContaining(['T1', 'T2', 'T4', 'T6', 'T7', 'T10', 'T13', 'T17']))
    const reasons = new Set(all.flatMap(({ uncovered }) => uncovered.map(({ reason }) => reason)))
    expect([...reasons]).toEqual(expect.arrayContaining(['PAY_GAP', 'NO_NAMED_PERSON']))
    expect(all.some(({ unclear }) => unclear.some(({ to }) => to === null || to >= today))).toBe(true)
    const deadlines = new Set(
      all.flatMap(({ deadlines: own }) => own.filter(({ on }) => on >= today).map(({ code }) => code)),
    )
    expect([...deadlines]).toEqual(
      expect.arrayContaining([
        'APPLY_LOSSLESS',
        'CHOOSE_HEALTH_FUND',
        'APPEAL',
        'ANALOG_BENEFITS_REMINDER',
        'SGB_VIII_CHECK',
        'ESCALATE_TITLE',
        'REGISTER_JOB_SEEKER',
        'APPLY_SGB_XII',
        'PENSION_CHECK',
        'COURSE_CLAIM_LAPSES',
        'COURSE_RIGHT_ENDS',
        'REPORT_WORK',
      ]),
    )
    expect(all.some(({ warnings }) => warnings.some(({ code }) => code === 'REPORTING_DUTY_87'))).toBe(true)
  })
})

describe('the people of the demo', () => {
  const today = getDate('2026-11-21')
  const people = demoPeople(daysFrom(today))
  const tenant = DEMO_TENANTS.find(({ key }) => key === 'lindenau')
  const units = new Map(
    tenant?.organisations.flatMap(({ kind, units: own }) => own.map((unit) => [unit.key, { ...unit, kind }])),
  )

  test('are some sixty, each one with a key and a name of their own', () => {
    expect(people.length).toBeGreaterThanOrEqual(60)
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length)
    expect(new Set(people.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size).toBe(
      people.length,
    )
  })

  test('live in areas of the Kreis', () => {
    const areas = tenant?.areas.map(({ name }) => name)
    for (const { area } of people) expect(areas).toContain(area)
  })

  test('give consents that the rules allow, to units that take referrals, answered by accounts of that unit', () => {
    for (const person of people)
      for (const contact of person.contacts) {
        const { key } = person
        const unit = units.get(contact.unit)
        expect(unit?.acceptsReferrals, `${key} ${contact.unit}`).toBe(true)
        const how = consenting(person, contact, unit?.kind ?? '', today)
        const decided = decideConsent(
          {
            ...contact,
            ...how,
            signatures: how.signatures.map(({ role, name = '' }) =>
              role === 'PERSON' ? { signer: 'SELF', role } : { signer: 'GUARDIAN', role, name },
            ),
          },
          {
            today,
            recipientKind: unit?.kind ?? '',
            birthDate: person.birthDate,
            vormund: hasVormund(
              person.facts.map(({ type, payload }) => ({ type, payload })),
              today,
            ),
            spoken: person.language,
            text: { provenance: ['de', 'en'].includes(how.language) ? 'WRITTEN' : 'MACHINE' },
          },
        )
        expect(decided, `${key} ${contact.unit}`).toMatchObject({ ok: true })
        const by = contact.referral?.answer?.by
        const account = DEMO_ACCOUNTS.find(({ username }) => username === by)
        if (by !== undefined) expect(account?.unit, `${key} ${by}`).toBe(contact.unit)
      }
  })

  test('no office of the Kreis gets through another one what it may not have itself', () => {
    expect(disclosableTo(units.get('auslaenderbehoerde')?.kind ?? '', 'ART9')).toBe(false)
    expect(disclosableTo(units.get('sozialamt')?.kind ?? '', 'NOTES')).toBe(false)
    expect(disclosableTo(units.get('jugendamt')?.kind ?? '', 'BENEFITS')).toBe(false)
  })
})
