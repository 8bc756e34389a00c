import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const exported = fileURLToPath(
  new URL('../../../../packages/domain/src/import/fixtures/faelle-export.csv', import.meta.url),
)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nahtlos-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, NAHTLOS_TODAY: '2026-11-21' }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'import', 'cases', ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

async function file(content: string): Promise<string> {
  const path = join(folder, 'cases.csv')
  await writeFile(path, content)
  return path
}

describe('nahtlos import cases', () => {
  it('prints exactly the agreed keys and says by its exit code that rows were rejected', async () => {
    const { code, out } = await run(exported, '--dry-run', '--json')
    const report: Record<string, unknown> = JSON.parse(out)
    expect(code).toBe(1)
    expect(Object.keys(report)).toEqual([
      'encoding',
      'delimiter',
      'rows',
      'imported',
      'rejected',
      'ignored',
      'mapped',
      'unknown',
    ])
    expect([report.encoding, report.delimiter, report.rows, report.imported]).toEqual([
      'windows-1252',
      ';',
      231,
      211,
    ])
  })

  it('ends with 0 when nothing was rejected', async () => {
    const path = await file('Az;Name, Vorname\nK-1;Sow, Awa\n')
    expect(await run(path, '--dry-run')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('1 übernommen'),
    })
    expect((await run(path, '--dry-run', '--lang', 'en')).out).toContain('1 imported')
  })

  it('ends with 2 and one plain sentence when a file cannot be read or understood', async () => {
    const missing = await run(join(folder, 'none.csv'), '--dry-run')
    expect(missing).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('kann nicht gelesen werden'),
    })
    const headless = await run(await file('Sow, Awa;01.01.1990\n'), '--dry-run')
    expect(headless).toMatchObject({ code: 2, out: '' })
    expect(headless.err.split('\n')).toHaveLength(2)
    expect(headless.err).not.toContain('Sow')
    expect((await run()).code).toBe(2)
  })

  it('writes the rejected rows to correct', async () => {
    const target = join(folder, 'rejected.csv')
    await run(exported, '--dry-run', '--rejected', target)
    const lines = (await readFile(target, 'utf8')).trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^\ufeffline;code;message;Aktenzeichen;/)
    expect(lines).toHaveLength(10)
  })

  it('lets no cell steer the terminal', async () => {
    const { out } = await run(
      await file('Az;Name, Vorname;Hobby\nK-1;Sow, Awa;\u001b[2J\u001b[31m\n'),
      '--dry-run',
    )
    expect(out).not.toContain('\u001b')
  })
})
