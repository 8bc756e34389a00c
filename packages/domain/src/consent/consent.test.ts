import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DATA_CATEGORIES } from '../facts/index.ts'
import {
  type ConsentCommand,
  type ConsentSituation,
  consentCarries,
  decideConsent,
  disclosableTo,
  RECIPIENT_KINDS,
} from './index.ts'

const SITUATION: ConsentSituation = {
  today: '2026-08-31',
  recipientKind: 'JOBCENTER',
  birthDate: '1990-05-01',
  vormund: false,
  spoken: 'ar',
  text: { provenance: 'MACHINE' },
}
const COMMAND: ConsentCommand = {
  purpose: 'SECURE_LIVELIHOOD',
  direction: 'OUT',
  granted: ['IDENTITY', 'STATUS'],
  refused: ['FAMILY'],
  explicit: [],
  language: 'ar',
  textVersion: 'ar-2026-11-1',
  languageDeclared: false,
  interpreter: 'INDEPENDENT',
  interpreterName: 'Lotte Muster',
  explainedPurpose: true,
  explainedRefusal: true,
  explainedWithdrawal: true,
  proof: 'SIGNATURE',
  signatures: [{ signer: 'SELF', role: 'PERSON' }],
}

const codeOf = (change: Partial<ConsentCommand>, situation: Partial<ConsentSituation> = {}) => {
  const decided = decideConsent({ ...COMMAND, ...change }, { ...SITUATION, ...situation })
  return decided.ok ? 'OK' : decided.error.code
}

describe('decideConsent', () => {
  it('holds for at most six months; 31 August ends with February (§ 188 Abs. 3 BGB)', () => {
    expect(decideConsent(COMMAND, SITUATION)).toEqual({
      ok: true,
      value: {
        state: 'GRANTED',
        granted: ['IDENTITY', 'STATUS'],
        refused: ['FAMILY'],
        explicit: [],
        languageBasis: 'RECORDED',
        validFrom: '2026-08-31',
        validTo: '2027-02-28',
        untilReferralEnds: true,
        warnings: [],
      },
    })
    expect(codeOf({ validTo: '2027-02-28' })).toBe('OK')
    expect(codeOf({ validTo: '2027-03-01' })).toBe('VALID_TO_TOO_LATE')
    expect(codeOf({ validTo: '2026-08-30' })).toBe('VALID_TO_PAST')
    expect(codeOf({ validFrom: '2026-08-30' })).toBe('VALID_FROM_PAST')
    expect(codeOf({ validFrom: '2026-10-01', validTo: '2027-04-01' })).toBe('OK')
  })

  it.each([
    ['no purpose', { purpose: ' ' }, 'PURPOSE_MISSING'],
    ['nothing asked', { granted: [], refused: [] }, 'CATEGORY_MISSING'],
    ['a category both ways', { refused: ['STATUS'] }, 'CATEGORY_BOTH_WAYS'],
    ['a relative who interprets', { interpreter: 'RELATIVE_OR_COMPANION' }, 'INTERPRETER_NOT_INDEPENDENT'],
    ['an interpreter without a name', { interpreterName: ' ' }, 'INTERPRETER_NAME_MISSING'],
    ['a machine text nobody interpreted', { interpreter: 'NONE_NEEDED' }, 'MACHINE_TEXT_NEEDS_INTERPRETER'],
    ['no word on the purpose', { explainedPurpose: false }, 'PURPOSE_NOT_EXPLAINED'],
    ['no word on refusing', { explainedRefusal: false }, 'REFUSAL_NOT_EXPLAINED'],
    ['no word on withdrawing', { explainedWithdrawal: false }, 'WITHDRAWAL_NOT_EXPLAINED'],
    ['no proof', { proof: 'NONE' }, 'PROOF_MISSING'],
    ['an upload without the paper', { proof: 'SIGNED_UPLOAD' }, 'PROOF_DOCUMENT_MISSING'],
    ['nobody who signs', { signatures: [] }, 'SIGNATURE_OF_PERSON_MISSING'],
    [
      'health data to the Jobcenter',
      { granted: ['ART9'], explicit: ['ART9'] },
      'CATEGORY_NEVER_TO_RECIPIENT',
    ],
  ] as const)('refuses %s', (_name, change, code) => {
    expect(codeOf(change as Partial<ConsentCommand>)).toBe(code)
  })

  it('refuses a text that does not exist in that language', () => {
    expect(codeOf({}, { text: undefined })).toBe('TEXT_VERSION_UNKNOWN')
  })

  it('refuses a language that the person does not understand, unless they say they do or it is interpreted', () => {
    const german = { language: 'de', interpreter: 'NONE_NEEDED', interpreterName: null } as const
    const written = { text: { provenance: 'WRITTEN' } } as const
    expect(codeOf(german, written)).toBe('LANGUAGE_NOT_UNDERSTOOD')
    expect(codeOf({ ...german, languageDeclared: true }, written)).toBe('OK')
    expect(codeOf({ ...german, interpreter: 'INDEPENDENT', interpreterName: 'L. M.' }, written)).toBe('OK')
    expect(codeOf(german, { ...written, spoken: 'de-AT' })).toBe('OK')
    expect(codeOf({ ...german, language: 'de-leicht' }, { ...written, spoken: 'de' })).toBe('OK')
    expect(codeOf(german, { ...written, spoken: null })).toBe('LANGUAGE_NOT_UNDERSTOOD')
  })

  it('takes health data only as an item that was given in so many words (Art. 9 Abs. 2 lit. a DSGVO)', () => {
    const health = { recipientKind: 'GESUNDHEITSAMT' }
    expect(codeOf({ granted: ['IDENTITY', 'ART9'] }, health)).toBe('ART9_NOT_EXPLICIT')
    expect(codeOf({ granted: ['IDENTITY', 'ART9'], explicit: ['ART9'] }, health)).toBe('OK')
    expect(codeOf({ refused: ['ART9'] }, health)).toBe('OK')
  })

  it('records a refusal of everything without proof, signature, explanation or interpreter', () => {
    const refusal: Partial<ConsentCommand> = {
      granted: [],
      refused: ['IDENTITY'],
      proof: 'NONE',
      signatures: [],
      explainedPurpose: false,
      explainedRefusal: false,
      explainedWithdrawal: false,
      interpreter: 'NONE_NEEDED',
    }
    const decided = decideConsent({ ...COMMAND, ...refusal }, SITUATION)
    expect(decided.ok && decided.value.state).toBe('REFUSED')
  })

  it('warns when the Jugendamt is both guardian and recipient, and lets it through', () => {
    const decided = decideConsent(
      { ...COMMAND, signatures: [{ signer: 'GUARDIAN', role: 'AMTSVORMUND', name: 'Amtsvormund 3' }] },
      { ...SITUATION, recipientKind: 'JUGENDAMT', birthDate: '2016-01-01', vormund: true },
    )
    expect(decided.ok && decided.value.warnings).toEqual(['JUGENDAMT_ON_BOTH_SIDES'])
  })

  const command = fc.record({
    purpose: fc.constantFrom('', 'SECURE_LIVELIHOOD', 'HEALTH_CARE'),
    direction: fc.constantFrom('OUT', 'IN', 'BOTH'),
    granted: fc.subarray([...DATA_CATEGORIES]),
    refused: fc.subarray([...DATA_CATEGORIES]),
    explicit: fc.subarray([...DATA_CATEGORIES]),
    language: fc.constantFrom('de', 'ar', 'en'),
    textVersion: fc.constant('x'),
    languageDeclared: fc.boolean(),
    interpreter: fc.constantFrom('NONE_NEEDED', 'INDEPENDENT', 'RELATIVE_OR_COMPANION'),
    interpreterName: fc.constantFrom(null, ' ', 'Lotte Muster'),
    explainedPurpose: fc.boolean(),
    explainedRefusal: fc.boolean(),
    explainedWithdrawal: fc.boolean(),
    proof: fc.constantFrom('SIGNATURE', 'SIGNED_UPLOAD', 'NONE'),
    signatures: fc.subarray<ConsentCommand['signatures'][number]>([
      { signer: 'SELF', role: 'PERSON' },
      { signer: 'GUARDIAN', role: 'PARENT', name: 'Mara Muster' },
      { signer: 'GUARDIAN', role: 'VORMUND', name: 'Veit Muster' },
    ]),
    validFrom: fc.constantFrom(null, '2026-08-30', '2026-09-15'),
    validTo: fc.constantFrom(null, '2026-08-30', '2027-02-28', '2027-04-01'),
  }) as fc.Arbitrary<ConsentCommand>
  const situation = fc.record({
    today: fc.constant('2026-08-31'),
    recipientKind: fc.constantFrom(...RECIPIENT_KINDS, 'EHRENAMT'),
    birthDate: fc.constantFrom(null, '1990-05-01', '2008-09-01', '2010-01-01', '2011-08-31', '2013-01-01'),
    vormund: fc.boolean(),
    spoken: fc.constantFrom(null, 'de', 'ar'),
    text: fc.constantFrom(undefined, { provenance: 'WRITTEN' }, { provenance: 'MACHINE' }),
  }) as fc.Arbitrary<ConsentSituation>

  // Almost every generated command is refused for the first of many reasons: what is generated starts near a good one.
  const near = fc
    .tuple(command, fc.subarray(Object.keys(COMMAND) as (keyof ConsentCommand)[], { maxLength: 4 }))
    .map(([wild, keys]) => ({ ...COMMAND, ...Object.fromEntries(keys.map((key) => [key, wild[key]])) }))

  it('never gives what misses anything of what the law asks for', () => {
    let given = 0
    fc.assert(
      fc.property(near, situation, (asked, about) => {
        const decided = decideConsent(asked, about)
        if (!decided.ok || decided.value.state !== 'GRANTED') return
        given += 1
        const { value } = decided
        expect(about.text).toBeDefined()
        expect(asked.interpreter).not.toBe('RELATIVE_OR_COMPANION')
        if (asked.interpreter === 'INDEPENDENT') expect(asked.interpreterName?.trim()).toBeTruthy()
        if (about.text?.provenance === 'MACHINE') expect(asked.interpreter).toBe('INDEPENDENT')
        expect([asked.explainedPurpose, asked.explainedRefusal, asked.explainedWithdrawal]).not.toContain(
          false,
        )
        expect(asked.proof).not.toBe('NONE')
        expect(asked.signatures.length).toBeGreaterThan(0)
        expect(value.granted.every((category) => disclosableTo(about.recipientKind, category))).toBe(true)
        expect(value.granted.some((category) => value.refused.includes(category))).toBe(false)
        expect(value.granted.includes('ART9')).toBe(value.explicit.includes('ART9'))
        expect(value.validFrom >= about.today && value.validTo >= value.validFrom).toBe(true)
        expect(value.validTo <= '2027-03-15').toBe(true)
      }),
      { numRuns: 4_000 },
    )
    expect(given).toBeGreaterThan(50)
  })

  it('refuses alone what is refused: one category more refused never changes what else is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DATA_CATEGORIES), (category) => {
        fc.pre(!COMMAND.granted.includes(category))
        const decided = decideConsent({ ...COMMAND, refused: [...COMMAND.refused, category] }, SITUATION)
        expect(decided.ok && decided.value.granted).toEqual(['IDENTITY', 'STATUS'])
      }),
    )
  })
})

describe('consentCarries', () => {
  const consent = {
    state: 'GRANTED',
    direction: 'OUT',
    validFrom: '2026-09-01',
    validTo: '2026-09-30',
    untilReferralEnds: true,
    referralStates: ['SENT', 'ACCEPTED'],
  }
  const codeOn = (today: string, change: Partial<typeof consent> = {}) => {
    const carries = consentCarries({ ...consent, ...change }, today)
    return carries.ok ? 'OK' : carries.code
  }
  it('carries on each of its days, from its state, in its direction, until its referral ends', () => {
    expect(codeOn('2026-09-01')).toBe('OK')
    expect(codeOn('2026-09-30')).toBe('OK')
    expect(codeOn('2026-08-31')).toBe('NO_LIVE_CONSENT')
    expect(codeOn('2026-10-01')).toBe('NO_LIVE_CONSENT')
    expect(codeOn('2026-09-15', { state: 'WITHDRAWN' })).toBe('NO_LIVE_CONSENT')
    expect(codeOn('2026-09-15', { state: 'REFUSED' })).toBe('NO_LIVE_CONSENT')
    expect(codeOn('2026-09-15', { direction: 'BOTH' })).toBe('OK')
    expect(codeOn('2026-09-15', { direction: 'IN' })).toBe('CONSENT_OTHER_DIRECTION')
    expect(codeOn('2026-09-15', { referralStates: ['DECLINED'] })).toBe('NO_LIVE_CONSENT')
    expect(codeOn('2026-09-15', { referralStates: ['DECLINED'], untilReferralEnds: false })).toBe('OK')
  })
})
