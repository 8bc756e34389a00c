import { describe, expect, it } from 'vitest'
import { correctionFor, type PackageTerms, type SourceFact } from './index.ts'

const uuid = (n: number) => `019ab000-0000-7000-8000-00000000000${n}`
const entry = (n: number, on: string): SourceFact => ({
  id: uuid(n),
  category: 'STATUS',
  type: 'ENTRY',
  payload: { on },
})
const SOURCE = {
  identity: {
    givenName: 'Tara',
    familyName: 'Probe',
    birthDate: '1990-02-01',
    nationality: 'SY',
    language: 'ar',
    place: 'Hochfeld',
    addressLock: false,
  },
  facts: [],
}
const TERMS: PackageTerms = {
  recipientKind: 'JOBCENTER',
  categories: ['IDENTITY', 'STATUS'],
  claimed: false,
  explicit: false,
  excerpt: null,
  leftOut: [],
}
const sent = (ref: string, leftOut = false) => ({ ref, leftOut })
const change = { kind: 'FACT' as const, corrected: entry(1, '2025-03-15'), by: entry(2, '2025-03-16') }
const fieldsOf = (correction: ReturnType<typeof correctionFor>) =>
  correction?.sections.flatMap((section) => section.fields.map(({ key, value }) => `${key}=${value}`))

describe('a corrected fact', () => {
  it('reaches who was sent it, with the corrected field alone', () => {
    const correction = correctionFor(
      change,
      [sent('identity.familyName'), sent(`${uuid(1)}.on`)],
      SOURCE,
      TERMS,
    )
    expect(fieldsOf(correction)).toEqual(['fact.ENTRY.on=2025-03-16'])
    // The next correction finds them again.
    expect(correction?.sent).toEqual([sent(`${uuid(2)}.on`)])
  })

  it('does not reach who was never sent it, or had it left out', () => {
    expect(correctionFor(change, [sent(`${uuid(3)}.on`)], SOURCE, TERMS)).toBeUndefined()
    expect(correctionFor(change, [sent(`${uuid(1)}.on`, true)], SOURCE, TERMS)).toBeUndefined()
  })

  it('is told without content where the basis covers it no longer', () => {
    const correction = correctionFor(change, [sent(`${uuid(1)}.on`)], SOURCE, { ...TERMS, categories: [] })
    expect(correction?.sections).toEqual([])
    expect(correction?.sent).toEqual([sent(`${uuid(2)}.on`)])
  })

  it('brings no field that was left out before', () => {
    const title = (n: number, until: string): SourceFact => ({
      id: uuid(n),
      category: 'STATUS',
      type: 'TITLE_ISSUED',
      payload: { paragraph: '25-2', on: '2026-01-01', until },
    })
    const corrected = { kind: 'FACT' as const, corrected: title(1, '2027-01-01'), by: title(2, '2029-01-01') }
    const before = [sent(`${uuid(1)}.paragraph`), sent(`${uuid(1)}.on`), sent(`${uuid(1)}.until`, true)]
    // What they hold has not changed.
    expect(correctionFor(corrected, before, SOURCE, TERMS)).toMatchObject({
      told: false,
      sent: [sent(`${uuid(2)}.paragraph`), sent(`${uuid(2)}.on`), sent(`${uuid(2)}.until`, true)],
    })
  })
})

describe('a corrected identity', () => {
  const held = [sent('identity.familyName'), sent('identity.place'), sent('identity.birthDate', true)]
  const correct = (fields: string[], source = SOURCE) =>
    correctionFor({ kind: 'IDENTITY', fields }, held, source, TERMS)

  it('brings the changed fields that they hold', () => {
    expect(fieldsOf(correct(['familyName']))).toEqual(['identity.familyName=Probe'])
    expect(correct(['birthDate'])).toBeUndefined()
    expect(correct(['language'])).toBeUndefined()
  })

  it('carries no address once it is locked: they are told to ask', () => {
    const locked = { ...SOURCE, identity: { ...SOURCE.identity, addressLock: true } }
    expect(correct(['place'], locked)).toEqual({ told: true, sections: [], sent: [] })
  })
})
