import { describe, expect, it } from 'vitest'
import {
  capacityError,
  decideRelease,
  hasVormund,
  releaseNeeded,
  requiredSigners,
  type Signature,
} from './index.ts'

const SELF: Signature = { signer: 'SELF', role: 'PERSON' }
const PARENT: Signature = { signer: 'GUARDIAN', role: 'PARENT', name: 'Mara Muster' }
const VORMUND: Signature = { signer: 'GUARDIAN', role: 'VORMUND', name: 'Veit Muster' }

const SITUATION = {
  today: '2026-11-17',
  birthDate: '1990-05-01' as string | null,
  vormund: false,
  recipientKind: 'NGO',
  purpose: 'HEALTH_CARE',
}
const error = (signatures: Signature[], change: Partial<typeof SITUATION> = {}) =>
  capacityError(signatures, { ...SITUATION, ...change }) ?? 'OK'

describe('who signs', () => {
  it.each([
    // The day before a birthday the age is not complete yet; on the birthday it is (§§ 187 Abs. 2, 188 Abs. 2 BGB).
    ['2012-11-18', 'CHILD'],
    ['2012-11-17', 'YOUNG_PERSON'],
    ['2008-11-18', 'YOUNG_PERSON'],
    ['2008-11-17', 'ADULT'],
    [null, 'BIRTH_DATE_UNKNOWN'],
  ])('born %s: %s', (birthDate, reason) => {
    expect(requiredSigners({ ...SITUATION, birthDate }).reason).toBe(reason)
  })

  it('an adult signs alone, and nobody else for them', () => {
    expect(error([SELF])).toBe('OK')
    expect(error([])).toBe('SIGNATURE_OF_PERSON_MISSING')
    expect(error([SELF, PARENT])).toBe('SIGNER_NOT_ENTITLED')
    expect(error([PARENT])).toBe('SIGNATURE_OF_PERSON_MISSING')
  })

  it('a child under 14 does not consent, the guardian does', () => {
    const birthDate = '2014-01-01'
    expect(error([PARENT], { birthDate })).toBe('OK')
    expect(error([SELF], { birthDate })).toBe('SIGNATURE_OF_GUARDIAN_MISSING')
    expect(error([{ ...PARENT, name: ' ' }], { birthDate })).toBe('GUARDIAN_NAME_MISSING')
  })

  it('from 14 both sign', () => {
    const birthDate = '2012-01-01'
    expect(error([SELF, PARENT], { birthDate })).toBe('OK')
    expect(error([SELF], { birthDate })).toBe('SIGNATURE_OF_GUARDIAN_MISSING')
    expect(error([PARENT], { birthDate })).toBe('SIGNATURE_OF_PERSON_MISSING')
  })

  it('from 15 a young person applies for benefits alone (§ 36 SGB I), and for nothing else', () => {
    const own = { purpose: 'SECURE_LIVELIHOOD', recipientKind: 'JOBCENTER' }
    expect(error([SELF], { ...own, birthDate: '2011-11-17' })).toBe('OK')
    expect(error([SELF], { ...own, birthDate: '2011-11-18' })).toBe('SIGNATURE_OF_GUARDIAN_MISSING')
    expect(error([SELF], { ...own, birthDate: '2011-11-17', recipientKind: 'NGO' })).toBe(
      'SIGNATURE_OF_GUARDIAN_MISSING',
    )
    expect(error([SELF], { ...own, birthDate: '2011-11-17', purpose: 'HEALTH_CARE' })).toBe(
      'SIGNATURE_OF_GUARDIAN_MISSING',
    )
  })

  it('for a child that came alone only the Vormund is the guardian', () => {
    const alone = { birthDate: '2014-01-01', vormund: true }
    expect(error([PARENT], alone)).toBe('VORMUND_HAS_TO_SIGN')
    expect(error([VORMUND], alone)).toBe('OK')
  })

  it('where the date of birth is not known both sign', () => {
    expect(error([SELF], { birthDate: null })).toBe('BIRTH_DATE_UNKNOWN')
    expect(error([SELF, PARENT], { birthDate: null })).toBe('OK')
  })
})

describe('hasVormund', () => {
  it('reads an appointed Vormund and a child that came alone, on that day', () => {
    const appointed = { type: 'GUARDIAN', payload: { kind: 'VORMUND', from: '2026-01-01', to: '2026-06-30' } }
    expect(hasVormund([appointed], '2026-06-30')).toBe(true)
    expect(hasVormund([appointed], '2026-07-01')).toBe(false)
    expect(
      hasVormund([{ ...appointed, payload: { ...appointed.payload, kind: 'PARENT' } }], '2026-06-30'),
    ).toBe(false)
    const alone = { type: 'STATUS', payload: { status: 'UNACCOMPANIED_MINOR', from: '2026-01-01' } }
    expect(hasVormund([alone], '2026-11-17')).toBe(true)
  })
})

describe('the release from secrecy', () => {
  it('is needed for notes, and where doctors or the Jugendamt send also for findings', () => {
    expect(releaseNeeded('KIM', ['IDENTITY', 'ART9'])).toBeUndefined()
    expect(releaseNeeded('KIM', ['IDENTITY', 'NOTES'])).toEqual({ norm: 'STGB_203', scope: ['NOTES'] })
    expect(releaseNeeded('JUGENDAMT', ['ART9'])).toEqual({ norm: 'SGB_VIII_65', scope: ['ART9'] })
    expect(releaseNeeded('GESUNDHEITSAMT', ['ART9', 'NOTES'])?.norm).toBe('STGB_203')
  })

  const RELEASE = {
    released: 'Beratungsstelle, A. Muster',
    scope: ['NOTES' as const],
    signatures: [SELF],
    proof: 'SIGNATURE' as const,
  }
  it.each([
    ['OK', {}],
    ['RELEASED_MISSING', { released: ' ' }],
    ['CATEGORY_MISSING', { scope: [] }],
    ['PROOF_MISSING', { proof: 'NONE' as const }],
    ['PROOF_DOCUMENT_MISSING', { proof: 'SIGNED_UPLOAD' as const }],
    ['OK', { proof: 'SIGNED_UPLOAD' as const, proofDocumentId: 'd1' }],
    ['VALID_TO_PAST', { validTo: '2026-11-16' }],
    ['VALID_TO_TOO_LATE', { validTo: '2027-05-18' }],
    ['SIGNATURE_OF_PERSON_MISSING', { signatures: [] }],
  ])('%s', (code, change) => {
    const decided = decideRelease({ ...RELEASE, ...change }, SITUATION)
    expect(decided.ok ? 'OK' : decided.error.code).toBe(code)
  })
})
