import { WORDS } from '@nahtlos/i18n'
import { describe, expect, it } from 'vitest'
import { descriptorOf, FREQUENT, OTHERS } from './descriptors.ts'
import { buildPayload, valuesOf } from './payload.ts'

function descriptor(type: string) {
  const found = descriptorOf(type)
  if (found === undefined) throw new Error(`no descriptor ${type}`)
  return found
}

describe('descriptors', () => {
  const all = [...FREQUENT, ...OTHERS]

  it('cover the vocabulary of facts, each type once', () => {
    expect(all.map(({ type }) => type).sort()).toEqual(Object.keys(WORDS.de.factType).sort())
  })

  it('have words for every field and choice', () => {
    for (const { type, fields } of all) {
      for (const field of fields) {
        expect(WORDS.de.factField, `${type}.${field.name}`).toHaveProperty(field.name)
        if (field.group !== undefined)
          for (const code of field.codes ?? [])
            expect(WORDS.de[field.group], `${type}.${code}`).toHaveProperty(code)
      }
    }
  })
})

describe('buildPayload', () => {
  it('makes the recognition of scenario 1', () => {
    const values = { outcome: 'REFUGEE', servedOn: '17.11.2026', restRefused: '' }
    expect(buildPayload(descriptor('BAMF_DECISION'), values, 2026)).toEqual({
      ok: true,
      payload: { outcome: 'REFUGEE', servedOn: '2026-11-17' },
    })
  })

  it('names each field that is missing or wrong', () => {
    expect(buildPayload(descriptor('MOVED'), { on: '31.02.2026', ags: '123' }, 2026)).toEqual({
      ok: false,
      problems: { on: 'DATE', ags: 'AGS', land: 'REQUIRED' },
    })
  })

  it('keeps an answer of no apart from no answer', () => {
    const values = { from: '01.03.2026', insured: 'yes', coversNeeds: 'no' }
    expect(buildPayload(descriptor('EMPLOYMENT'), values, 2026)).toMatchObject({
      payload: { insured: true, coversNeeds: false },
    })
    expect(
      buildPayload(descriptor('EMPLOYMENT'), { from: '01.03.2026', insured: 'yes' }, 2026),
    ).toMatchObject({
      problems: { coversNeeds: 'REQUIRED' },
    })
  })

  it('takes nothing that is not of the fact', () => {
    const result = buildPayload(descriptor('ENTRY'), { on: '1.1.2025', outcome: 'REFUGEE' }, 2026)
    expect(result).toEqual({ ok: true, payload: { on: '2025-01-01' } })
  })

  it('comes back from what is stored', () => {
    const stored = { from: '2026-03-01', insured: true, coversNeeds: false }
    const values = valuesOf(descriptor('EMPLOYMENT'), stored, (date) => date)
    expect(buildPayload(descriptor('EMPLOYMENT'), values, 2026)).toEqual({ ok: true, payload: stored })
    expect(valuesOf(descriptor('EMPLOYMENT'), null, (date) => date)).toEqual({})
  })
})
