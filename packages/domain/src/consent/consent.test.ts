import { describe, expect, it } from 'vitest'
import { type ConsentCommand, decideConsent, disclosableTo } from './index.ts'

const SITUATION = { today: '2026-08-31', recipientKind: 'JOBCENTER' }
const COMMAND: ConsentCommand = {
  purpose: 'SECURE_LIVELIHOOD',
  granted: ['IDENTITY', 'STATUS'],
  refused: ['FAMILY'],
  language: 'ar',
  interpreter: 'INDEPENDENT',
  interpreterName: 'Lotte Muster',
  explained: true,
  proof: 'SIGNATURE',
}

const codeOf = (change: Partial<ConsentCommand>, situation = SITUATION) => {
  const decided = decideConsent({ ...COMMAND, ...change }, situation)
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
        validFrom: '2026-08-31',
        validTo: '2027-02-28',
      },
    })
    expect(codeOf({ validTo: '2027-02-28' })).toBe('OK')
    expect(codeOf({ validTo: '2027-03-01' })).toBe('VALID_TO_TOO_LATE')
    expect(codeOf({ validTo: '2026-08-30' })).toBe('VALID_TO_PAST')
  })

  it.each([
    ['no purpose', { purpose: ' ' }, 'PURPOSE_MISSING'],
    ['nothing asked', { granted: [], refused: [] }, 'CATEGORY_MISSING'],
    ['a category both ways', { refused: ['STATUS'] }, 'CATEGORY_BOTH_WAYS'],
    ['a relative who interprets', { interpreter: 'RELATIVE_OR_COMPANION' }, 'INTERPRETER_NOT_INDEPENDENT'],
    ['an interpreter without a name', { interpreterName: ' ' }, 'INTERPRETER_NAME_MISSING'],
    ['no explanation', { explained: false }, 'NOT_EXPLAINED'],
    ['no proof', { proof: 'NONE' }, 'PROOF_MISSING'],
    ['health data to the Jobcenter', { granted: ['ART9'] }, 'CATEGORY_NEVER_TO_RECIPIENT'],
  ] as const)('refuses %s', (_name, change, code) => {
    expect(codeOf(change as Partial<ConsentCommand>)).toBe(code)
  })

  it('records a refusal of everything as a refusal, without proof', () => {
    const decided = decideConsent(
      { ...COMMAND, granted: [], refused: ['IDENTITY'], proof: 'NONE' },
      SITUATION,
    )
    expect(decided.ok && decided.value.state).toBe('REFUSED')
  })
})

describe('disclosableTo', () => {
  it('follows the access matrix for the authorities, volunteers and the administration', () => {
    expect(disclosableTo('AUSLAENDERBEHOERDE', 'NOTES')).toBe(false)
    expect(disclosableTo('AUSLAENDERBEHOERDE', 'IDENTITY')).toBe(true)
    expect(disclosableTo('SCHULE', 'STATUS')).toBe(false)
    expect(disclosableTo('NGO', 'ART9')).toBe(true)
    expect(disclosableTo('EHRENAMT', 'IDENTITY')).toBe(false)
    expect(disclosableTo('VERWALTUNG', 'IDENTITY')).toBe(false)
  })
})
