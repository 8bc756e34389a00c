import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ACTIONS, type Action, type Cell, COLUMNS, decide, MATRIX, ROLES, reaches } from './index.ts'

const said = ({ access, qualifier }: Cell) => (qualifier === undefined ? access : `${access} ${qualifier}`)

describe('the access matrix', () => {
  it('is what the document for the data protection officer prints', () => {
    const text = readFileSync(new URL('../../../docs/security/access-matrix.md', import.meta.url), 'utf8')
    const [, , ...lines] = text
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(0, MATRIX.length + 2)
    const printed = lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    expect(printed).toEqual(
      MATRIX.map((row) => [row.who, ...COLUMNS.map((column) => said(row.cells[column]))]),
    )
  })

  it('has a row for every role, each with a purpose', () => {
    expect(new Set(MATRIX.map((row) => row.role))).toEqual(new Set(ROLES))
    for (const row of MATRIX) expect(row.purposes.length).toBeGreaterThan(0)
  })

  it('lets nobody read a category who only counts or administers', () => {
    for (const role of ['management', 'coordination'] as const)
      for (const column of [
        'IDENTITY',
        'STATUS',
        'BENEFITS',
        'LANGUAGE_WORK',
        'FAMILY',
        'ART9',
        'NOTES',
      ] as const)
        expect(reaches(role, column, 'STATISTICS')).toBe(false)
    expect(reaches('team_lead', 'ART9', 'CASEWORK')).toBe(false)
    expect(reaches('case_manager', 'IDENTITY', 'STATISTICS')).toBe(false)
  })
})

describe('decide', () => {
  it.each(Object.keys(ACTIONS) as Action[])(
    'gives %s to every role that the map names: the matrix agrees',
    (action) => {
      for (const role of ROLES)
        expect(decide(role, action, 'x').allowed, role).toBe(
          (ACTIONS[action].roles as readonly string[]).includes(role),
        )
    },
  )
})
