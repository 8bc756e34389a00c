import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '@nahtlos/db/migrate'
import {
  freePort,
  GATEWAY_AUDIENCE,
  type Identity,
  type Postgres,
  startIdentity,
  startPostgres,
} from '@nahtlos/infra-local'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-main-'))
let server: Postgres
let identity: Identity
let env: Record<string, string>

beforeAll(async () => {
  ;[server, identity] = await Promise.all([
    startPostgres({ dataDir, unsafeFast: true }),
    startIdentity({ dataDir, webOrigins: [] }),
  ])
  const { urls } = await migrate({ adminUrl: server.adminUrl })
  writeFileSync(join(dataDir, 'master.key'), randomBytes(32).toString('base64'))
  env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL_APP: urls.app,
    DATABASE_URL_REPORT: urls.report,
    DATABASE_URL_KEYS: urls.keys,
    NAHTLOS_MASTER_KEY_FILE: join(dataDir, 'master.key'),
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: GATEWAY_AUDIENCE,
  }
}, 60_000)
afterAll(async () => {
  await identity.stop()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Run {
  child: ChildProcess
  exit: Promise<number | null>
  output: () => string
}

function run(changes: Record<string, string>): Run {
  const child = spawn(process.execPath, [MAIN], { env: { ...env, ...changes } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, exit, output: () => output }
}

test('starts with the real schema and every operation of the scripts, gets ready, and leaves on SIGTERM', async () => {
  const port = await freePort()
  const { child, exit, output } = run({ PORT: String(port) })
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (response) => response.status,
      () => 0,
    )
  await expect.poll(isReady, { timeout: 15_000, message: output() }).toBe(200)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  expect(output()).toContain('GATEWAY_STOPPED')
  expect(output()).not.toContain('postgres://')
}, 30_000)

test('says everything that is wrong with the settings at once, and no value', async () => {
  const { exit, output } = run({ DATABASE_URL_APP: 'mysql://app:geheim@127.0.0.1/x', OIDC_AUDIENCE: '' })
  expect(await exit).toBe(1)
  expect(output()).toBe('DATABASE_URL_APP must be a postgres:// address\nOIDC_AUDIENCE is not set\n')
}, 20_000)

test('a busy port is an error, not a hang', async () => {
  const { exit, output } = run({ PORT: new URL(identity.issuer).port })
  expect(await exit).toBe(1)
  expect(output()).toMatch(/^PORT \d+ is already in use by another program$/m)
}, 20_000)
