import { describe, expect, it } from 'vitest'
import {
  type ConsentValues,
  consentInput,
  isRefusal,
  mayNeedGuardian,
  signaturesOf,
  sixMonthsAfter,
} from './consentInput.ts'
import { isLive } from './live.ts'

const values: ConsentValues = {
  recipientUnitId: 'u1',
  purpose: 'SECURE_LIVELIHOOD',
  direction: 'OUT',
  choices: { IDENTITY: 'GRANT', STATUS: 'GRANT', FAMILY: 'REFUSE' },
  explicitArt9: true,
  language: 'ar',
  languageDeclared: false,
  interpreter: 'INDEPENDENT',
  interpreterName: ' Rana Aziz ',
  explainedPurpose: true,
  explainedRefusal: true,
  explainedWithdrawal: false,
  proof: 'SIGNATURE',
  proofFile: undefined,
  signedBySelf: true,
  guardianRole: '',
  guardianName: ' Mara Muster ',
  validTo: '',
}

describe('sixMonthsAfter', () => {
  it('ends with the month where the month is too short', () => {
    expect(sixMonthsAfter('2026-08-31')).toBe('2027-02-28')
    expect(sixMonthsAfter('2026-11-21')).toBe('2027-05-21')
    expect(sixMonthsAfter('2027-08-31')).toBe('2028-02-29')
  })
})

describe('consentInput', () => {
  it('sends allowed and refused apart, and what was not asked not at all', () => {
    expect(consentInput('c1', values, 2026)).toEqual({
      ok: true,
      input: {
        caseId: 'c1',
        recipientUnitId: 'u1',
        purpose: 'SECURE_LIVELIHOOD',
        direction: 'OUT',
        granted: ['IDENTITY', 'STATUS'],
        refused: ['FAMILY'],
        explicit: [],
        language: 'ar',
        textVersion: 'ar-2026-11-1',
        languageDeclared: false,
        interpreter: 'INDEPENDENT',
        interpreterName: 'Rana Aziz',
        explainedPurpose: true,
        explainedRefusal: true,
        explainedWithdrawal: false,
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON' }],
        validTo: null,
      },
    })
  })

  it('asks for the signed paper where that is the proof, and only for what is given', () => {
    const upload = { ...values, proof: 'SIGNED_UPLOAD' as const }
    expect(consentInput('c1', upload, 2026)).toEqual({ ok: false, problems: { proofFile: 'FILE_MISSING' } })
    expect(consentInput('c1', { ...upload, choices: { FAMILY: 'REFUSE' } }, 2026).ok).toBe(true)
    const proofFile = new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'x.pdf')
    expect(consentInput('c1', { ...upload, proofFile }, 2026)).toMatchObject({
      problems: { proofFile: 'FILE_TOO_LARGE' },
    })
    expect(consentInput('c1', { ...upload, proofFile: new File(['x'], 'x.pdf') }, 2026).ok).toBe(true)
  })

  it('sends no name where there is no independent interpreter, and leaves a relative to the gateway to refuse', () => {
    const result = consentInput(
      'c1',
      { ...values, interpreter: 'RELATIVE_OR_COMPANION', validTo: '31.12.2026' },
      2026,
    )
    expect(result).toMatchObject({
      input: { interpreterName: null, interpreter: 'RELATIVE_OR_COMPANION', validTo: '2026-12-31' },
    })
  })

  it('names what is missing', () => {
    const empty = {
      ...values,
      recipientUnitId: '',
      purpose: '',
      choices: {},
      language: '',
      interpreterName: '',
      validTo: 'bald',
    }
    expect(consentInput('c1', empty, 2026)).toEqual({
      ok: false,
      problems: {
        recipientUnitId: 'REQUIRED',
        purpose: 'REQUIRED',
        language: 'REQUIRED',
        choices: 'REQUIRED',
        interpreterName: 'REQUIRED',
        validTo: 'DATE',
      },
    })
  })
})

describe('what is signed', () => {
  it('takes health data as explicit only where they are allowed and that was ticked', () => {
    const choices = { ART9: 'GRANT' } as const
    expect(consentInput('c1', { ...values, choices }, 2026)).toMatchObject({ input: { explicit: ['ART9'] } })
    expect(consentInput('c1', { ...values, choices, explicitArt9: false }, 2026)).toMatchObject({
      input: { explicit: [] },
    })
  })

  it('names the guardian beside the person', () => {
    expect(signaturesOf({ ...values, guardianRole: 'VORMUND' })).toEqual([
      { role: 'PERSON' },
      { role: 'VORMUND', name: 'Mara Muster' },
    ])
  })

  it('asks for a guardian until the eighteenth birthday, and where none is known', () => {
    expect(mayNeedGuardian('2008-11-18', '2026-11-17')).toBe(true)
    expect(mayNeedGuardian('2008-11-17', '2026-11-17')).toBe(false)
    expect(mayNeedGuardian(null, '2026-11-17')).toBe(true)
  })
})

describe('isRefusal', () => {
  it('is one when something is refused and nothing allowed', () => {
    expect(isRefusal({ STATUS: 'REFUSE' })).toBe(true)
    expect(isRefusal({ STATUS: 'REFUSE', IDENTITY: 'GRANT' })).toBe(false)
    expect(isRefusal({})).toBe(false)
  })
})

describe('isLive', () => {
  const consent = { state: 'GRANTED', validFrom: '2026-11-01', validTo: '2026-11-30' }
  it('includes both days and ends with withdrawal', () => {
    expect(isLive(consent, '2026-11-01')).toBe(true)
    expect(isLive(consent, '2026-11-30')).toBe(true)
    expect(isLive(consent, '2026-12-01')).toBe(false)
    expect(isLive({ ...consent, state: 'WITHDRAWN' }, '2026-11-15')).toBe(false)
  })
})
