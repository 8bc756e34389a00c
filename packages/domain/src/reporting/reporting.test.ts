import { describe, expect, it } from 'vitest'
import { checkDraft, checkSending, isExemptFrom87, NORMS, REPORT_NORMS } from './index.ts'

const reason = 'Aufenthalt ohne erforderlichen Titel bekannt geworden'
const draft = { norm: 'P87_2_1', reason, fileNumber: 'KIM-1' } as const

describe('beginning a report under § 87 AufenthG', () => {
  it('is open to a public body with a case, a norm and a reason', () => {
    expect(checkDraft(draft, 'SOZIALAMT')).toBeUndefined()
  })

  it.each(['SCHULE', 'KURSTRAEGER', 'NGO', 'EHRENAMT'])('is refused to %s, whatever the norm', (kind) => {
    expect(isExemptFrom87(kind)).toBe(true)
    for (const norm of REPORT_NORMS)
      expect(checkDraft({ ...draft, norm, requestReference: 'AZ 1' }, kind)?.code).toBe('EXEMPT_FROM_87')
  })

  it('needs a sentence, not a mark', () => {
    expect(checkDraft({ ...draft, reason: 'bekannt' }, 'KIM')?.code).toBe('REASON_MISSING')
  })

  it('on request needs the reference of the request, and no case', () => {
    const asked = { norm: 'P87_1', reason } as const
    expect(checkDraft(asked, 'KIM')?.code).toBe('REQUEST_REFERENCE_MISSING')
    expect(checkDraft({ ...asked, requestReference: 'ABH 12/26' }, 'KIM')).toBeUndefined()
  })

  it('of one’s own accord needs a case', () => {
    expect(checkDraft({ norm: 'P87_2_1', reason, fileNumber: ' ' }, 'KIM')?.code).toBe(
      'CASE_OR_REQUEST_MISSING',
    )
  })

  it('leaves proceedings (Abs. 4) to whom conducts them', () => {
    expect(checkDraft({ ...draft, norm: 'P87_4' }, 'KIM')?.code).toBe('NORM_NOT_FOR_UNIT')
    expect(checkDraft({ ...draft, norm: 'P87_4' }, 'VERWALTUNG')).toBeUndefined()
  })
})

describe('sending a report', () => {
  const report = { norm: 'P87_2_2', ofCase: true, fields: ['FAMILY_NAME'], personTold: 'TOLD' } as const

  it('carries fields of its norm only, and at least one', () => {
    expect(checkSending(report)).toBeUndefined()
    expect(checkSending({ ...report, fields: ['FAMILY_NAME', 'STATUS'] })?.code).toBe('FIELD_NOT_IN_NORM')
    expect(checkSending({ ...report, fields: ['STATUS'] })?.code).toBe('FIELD_NOT_IN_NORM')
    expect(checkSending({ ...report, fields: [] })?.code).toBe('FIELDS_MISSING')
  })

  it('without a case carries no field', () => {
    expect(checkSending({ ...report, norm: 'P87_1', ofCase: false })?.code).toBe('FIELD_NOT_IN_NORM')
    expect(checkSending({ ...report, norm: 'P87_1', ofCase: false, fields: [] })).toBeUndefined()
  })

  it('says why when the person is not told', () => {
    const silent = { ...report, personTold: 'NOT_TOLD_ENDANGERS' } as const
    expect(checkSending(silent)?.code).toBe('NOT_TOLD_REASON_MISSING')
    expect(checkSending({ ...silent, notToldReason: 'Gefahr für ein Kind' })).toBeUndefined()
  })

  it('gives the status only to the norm that is about it', () => {
    expect(REPORT_NORMS.filter((norm) => NORMS[norm].fields.includes('STATUS'))).toEqual(['P87_2_1'])
  })
})
