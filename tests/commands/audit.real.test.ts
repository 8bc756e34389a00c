import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type AuditGround, openAuditGround } from '../db/audit-ground.ts'

// The command of the operator in a process of its own, as cron runs it.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const NAHTLOS = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url))

let ground: AuditGround
beforeAll(async () => {
  ground = await openAuditGround()
})
afterAll(() => ground?.close())
beforeEach(async () => {
  await ground.reset()
  await ground.write(30)
  await ground.chains.seal()
})

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

async function nahtlos(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const settings = {
    ...process.env,
    DATABASE_URL_SEALER: ground.database.urls.sealer,
    NAHTLOS_AUDIT_KEY_FILE: ground.keyFile,
    NAHTLOS_AUDIT_HEADS: `${ground.folder}/heads`,
    NAHTLOS_DATA_DIR: `${ground.folder}/data`,
    ...env,
  }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [NAHTLOS, 'audit', ...args], {
      env: settings,
    })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as Outcome
    return { code, stdout, stderr }
  }
}

it('verify says 0 of a whole trail, when it was sealed last and what waits', async () => {
  await ground.write(4)
  const { code, stdout } = await nahtlos(['verify'])
  expect(code).toBe(0)
  expect(stdout).toContain('whole')
  expect(stdout).toMatch(/last batch\s+2\d{3}-/)
  expect(stdout).toMatch(/waiting\s+4 lines, the oldest of/)
})

it('verify says 1 and names the first bad row', async () => {
  const id = await ground.eventAt(11)
  await ground.tamper('DELETE FROM audit_event WHERE id = $1', [id])
  const { code, stdout } = await nahtlos(['verify', '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    whole: false,
    chains: [{ firstBad: { fault: 'DELETED', seq: '11', eventId: id } }],
  })
  expect((await nahtlos(['verify'])).stdout).toContain(`line 11, id ${id}`)
})

it('head publishes what verify compares with, and a cut end shows', async () => {
  expect((await nahtlos(['head', '--out', `${ground.folder}/heads`])).code).toBe(0)
  expect((await nahtlos(['verify'])).stdout).toContain('1 published heads')
  await ground.tamper('DELETE FROM audit_event e USING audit_seal s WHERE s.event_id = e.id AND s.seq > 25')
  await ground.tamper('DELETE FROM audit_seal WHERE seq > 25')
  const { code, stdout } = await nahtlos(['verify', '--heads', `${ground.folder}/heads`])
  expect(code).toBe(1)
  expect(stdout).toContain('line 26, TRUNCATED')
})

it('head prints a signed head', async () => {
  const { stdout } = await nahtlos(['head'])
  expect(JSON.parse(stdout)).toMatchObject({
    tenantId: ground.tenantId,
    seq: '30',
    publicKey: ground.key.publicKey,
  })
})

it('close-year and drop-year keep to their time', async () => {
  const year = new Date().getUTCFullYear()
  expect((await nahtlos(['close-year', String(year)])).code).toBe(1)
  expect((await nahtlos(['drop-year', String(year)])).code).toBe(1)
  await ground.reset()
  await ground.write(6, `timestamptz '${year - 2}-05-05 12:00+02'`)
  await ground.chains.seal()
  expect((await nahtlos(['drop-year', String(year - 2)])).code).toBe(1)
  expect((await nahtlos(['close-year', String(year - 2)])).stdout).toContain('closed at line 6')
  expect((await nahtlos(['drop-year', String(year - 2)])).stdout).toContain('6 lines')
  expect((await nahtlos(['verify'])).code).toBe(0)
})

it.each([
  ['no database', ['verify'], { DATABASE_URL_SEALER: '' }],
  [
    'a database out of reach',
    ['verify'],
    { DATABASE_URL_SEALER: 'postgresql://nahtlos_sealer:geheim@127.0.0.1:1/nahtlos' },
  ],
  ['heads that are not there', ['verify', '--heads', '/nowhere'], {}],
  ['an unknown option', ['verify', '--everything'], {}],
  ['no year', ['drop-year', 'last'], {}],
])('says 2 for %s, and quotes no password', async (_what, args, env) => {
  const { code, stdout, stderr } = await nahtlos(args, env)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).not.toContain('geheim')
  expect(stderr.length).toBeGreaterThan(5)
})
