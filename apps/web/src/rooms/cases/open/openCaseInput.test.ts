import { expect, it } from 'vitest'
import { EMPTY_CASE, openCaseInput } from './openCaseInput.ts'

it('opens a case with no more than a file number and a name', () => {
  expect(openCaseInput({ ...EMPTY_CASE, fileNumber: ' KIM-1 ', familyName: 'Rahimi' }, 2026)).toEqual({
    ok: true,
    input: {
      fileNumber: 'KIM-1',
      familyName: 'Rahimi',
      givenName: null,
      birthDate: null,
      nationality: null,
      language: null,
      areaId: null,
      place: null,
      addressLock: false,
      facts: [],
    },
  })
})

it('records entry and status as facts', () => {
  const values = {
    ...EMPTY_CASE,
    fileNumber: 'KIM-1',
    familyName: 'Rahimi',
    birthDate: '2.3.1997',
    entry: '15.03.2025',
    status: 'AUFENTHALTSGESTATTUNG',
    statusFrom: '20.03.2025',
  }
  expect(openCaseInput(values, 2026)).toMatchObject({
    input: {
      birthDate: '1997-03-02',
      facts: [
        { type: 'ENTRY', payload: { on: '2025-03-15' } },
        { type: 'STATUS', payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-20' } },
      ],
    },
  })
})

it('names what is missing or wrong, a status without a day and a day without a status too', () => {
  expect(openCaseInput({ ...EMPTY_CASE, birthDate: '31.02.2000', status: 'DULDUNG_60A' }, 2026)).toEqual({
    ok: false,
    problems: { fileNumber: 'REQUIRED', familyName: 'REQUIRED', birthDate: 'DATE', statusFrom: 'REQUIRED' },
  })
  expect(
    openCaseInput({ ...EMPTY_CASE, fileNumber: 'a', familyName: 'b', statusFrom: '1.1.2026' }, 2026),
  ).toEqual({
    ok: false,
    problems: { status: 'REQUIRED' },
  })
})
