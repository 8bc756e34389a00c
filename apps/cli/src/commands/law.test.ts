import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { registerLaw } from './law.ts'

const DRAFT = 'ukraine-first-title-after-2025-03-31'
const folder = mkdtempSync(join(tmpdir(), 'nahtlos-law-'))
const recognised = {
  ruleset: 'DE-2026-08-19',
  asOf: '2026-11-21',
  land: 'NW',
  person: { birthDate: '1997-03-02' },
  facts: [
    { type: 'ENTRY', on: '2025-03-15' },
    { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-15' },
    { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2026-11-17' },
  ],
}

async function run(...words: string[]): Promise<{ out: string; err: string; exit: number | undefined }> {
  const result = { out: '', err: '', exit: undefined as number | undefined }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    result.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    result.err += String(text)
    return true
  })
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    result.exit = Number(code)
    throw new Error('exit')
  })
  const program = new Command()
  registerLaw(program)
  await program.parseAsync(['node', 'nahtlos', 'law', ...words]).catch((problem: Error) => {
    if (problem.message !== 'exit') throw problem
  })
  return result
}

const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

afterEach(() => vi.restoreAllMocks())

describe('law timeline', () => {
  test('stdout is the timeline and nothing else', async () => {
    const { out, err, exit } = await run('timeline', file('ok.json', recognised))
    expect(JSON.parse(out).tracks.BENEFITS.map((phase: { regime: string }) => phase.regime)).toEqual([
      'ASYLBLG_3',
      'SGB_II',
    ])
    expect(JSON.parse(out)).not.toHaveProperty('explanations')
    expect([err, exit]).toEqual(['', undefined])
  })
  test('--explain adds the chain fact, rule, citation in both languages', async () => {
    const { out } = await run('timeline', file('ok.json', recognised), '--explain')
    const paid = JSON.parse(out).explanations.find((part: { regime?: string }) => part.regime === 'SGB_II')
    expect(paid.name.de).toBe('Grundsicherungsgeld')
    expect(paid.steps).toContainEqual(
      expect.objectContaining({
        fact: { id: null, type: 'BAMF_DECISION', day: '2026-11-17' },
        rule: 'T1',
        citation: expect.stringContaining('§ 1 Abs. 3 AsylbLG'),
        text: { de: expect.stringContaining('Jobcenter'), en: expect.stringContaining('Jobcenter') },
      }),
    )
  })
  test('--draft simulates a draft and says so', async () => {
    const protection = {
      ...recognised,
      facts: [
        { type: 'ENTRY', on: '2026-10-01' },
        { type: 'PROTECTION_24_SOUGHT', on: '2026-10-01' },
        { type: 'FIKTIONSBESCHEINIGUNG', on: '2026-10-10', basis: '24' },
      ],
    }
    const regimes = async (...more: string[]) => {
      const timeline = JSON.parse((await run('timeline', file('draft.json', protection), ...more)).out)
      vi.restoreAllMocks()
      return [
        timeline.tracks.BENEFITS.map((phase: { regime: string }) => phase.regime),
        timeline.warnings.some((w: { code: string }) => w.code === 'DRAFT_SIMULATION'),
      ]
    }
    expect(await regimes()).toEqual([['ASYLBLG_3', 'SGB_II'], false])
    expect(await regimes('--draft', DRAFT)).toEqual([['ASYLBLG_3', 'ASYLBLG_2'], true])
  })
  test.each([
    [
      'a bad date',
      { ...recognised, facts: [{ type: 'ENTRY', on: '2025-02-30', id: 'e1' }] },
      ['facts[0] ENTRY (e1): on', 'NOT_A_DATE', '2025-02-30'],
    ],
    [
      'an impossible history',
      {
        ...recognised,
        facts: [...recognised.facts, { type: 'TITLE_ISSUED', paragraph: '25_3', on: '2025-03-14' }],
      },
      ['facts[3] TITLE_ISSUED: on', 'BEFORE_ENTRY'],
    ],
    ['no JSON', '{', ['no-json.json']],
  ])('%s: exit 2, stderr names fact, field and reason, stdout stays empty', async (_name, content, words) => {
    const { out, err, exit } = await run('timeline', file('no-json.json', content))
    expect([out, exit]).toEqual(['', 2])
    for (const word of words) expect(err).toContain(word)
  })
  test('an unknown draft and a missing file are refused', async () => {
    expect((await run('timeline', file('ok.json', recognised), '--draft', 'nonsense')).exit).toBe(2)
    vi.restoreAllMocks()
    expect((await run('timeline', join(folder, 'missing.json'))).exit).toBe(2)
  })
})

describe('law rules and diff', () => {
  test('rules on a day as JSON, and as lines', async () => {
    const ids = JSON.parse((await run('rules', '--on', '2024-02-26', '--json')).out).map(
      (rule: { id: string }) => rule.id,
    )
    expect(ids).toContain('T5.months-18')
    vi.restoreAllMocks()
    expect((await run('rules', '--on', '2024-02-27')).out).toMatch(/^T5\.months-36 .*2024-02-27 – …/m)
  })
  test('diff lists what began and ended', async () => {
    const diff = JSON.parse((await run('diff', '2024-02-26', '2024-02-27')).out)
    expect(diff.began.map((rule: { id: string }) => rule.id)).toContain('T5.months-36')
    expect(diff.ended.map((rule: { id: string }) => rule.id)).toContain('T5.months-18')
  })
  test('a day that does not exist: exit 2', async () =>
    expect((await run('diff', '2026-02-30', '2026-03-01')).exit).toBe(2))
})
