import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from './ports.ts'
import { type Stack, type StackOptions, startStack } from './stack.ts'

// The supervisor with real servers, and small programs in place of gateway and worker that can be made to die.
vi.setConfig({ testTimeout: 60_000 })

const root = mkdtempSync(join(tmpdir(), 'nahtlos-stack-'))
// Else root's database, which runs as another user, would lie outside.
chmodSync(root, 0o711)
const entries = { gateway: join(root, 'gateway.mjs'), worker: join(root, 'worker.mjs') }
writeFileSync(
  entries.gateway,
  `import { createServer } from 'node:http'
   if (process.env.DIE_AT_START) { console.error('no good morning'); process.exit(3) }
   createServer((request, response) => {
     if (request.url === '/die') process.exit(4)
     response.end(JSON.stringify(process.env))
   }).listen(Number(process.env.PORT), '127.0.0.1')`,
)
writeFileSync(entries.worker, 'setInterval(() => {}, 1000)')

const stacks: Stack[] = []
afterAll(async () => {
  await Promise.all(stacks.map((stack) => stack.stop()))
  rmSync(root, { recursive: true, force: true })
})

async function start(options: Partial<StackOptions> & { dataDir: string }): Promise<Stack> {
  const stack = await startStack({ ports: 'free', withSeed: false, unsafeFast: true, entries, ...options })
  stacks.push(stack)
  return stack
}

/** Command lines of the processes that work for a data folder, by what its servers are told on theirs. */
function processesOf(dataDir: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const ps = spawn('ps', ['-ww', '-eo', 'args='], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    ps.stdout.on('data', (chunk) => {
      text += String(chunk)
    })
    ps.once('error', reject)
    ps.once('close', () => resolve(text.split('\n').filter((line) => line.includes(dataDir))))
  })
}

test('boots every part, hands the services their own logins only, and leaves no process', async () => {
  const dataDir = join(root, 'whole')
  const stack = await start({ dataDir, today: '2026-11-17' })
  const env = (await (await fetch(stack.gatewayUrl)).json()) as Record<string, string>
  expect(env).toMatchObject({
    OIDC_ISSUER: stack.issuer,
    OIDC_AUDIENCE: 'nahtlos-gateway',
    NAHTLOS_TODAY: '2026-11-17',
    DATABASE_URL_APP: stack.urls.app,
  })
  expect(env).not.toHaveProperty('DATABASE_URL')
  expect(env).not.toHaveProperty('DATABASE_URL_SEALER')
  expect(Buffer.from(readFileSync(env.NAHTLOS_MASTER_KEY_FILE ?? '', 'utf8'), 'base64')).toHaveLength(32)
  expect((await stack.token('brandt.kim')).split('.')).toHaveLength(3)

  const client = new pg.Client({ connectionString: stack.urls.app })
  await client.connect()
  expect((await client.query('select current_user as role')).rows).toEqual([{ role: 'nahtlos_app' }])
  await client.end()

  await expect(start({ dataDir })).rejects.toMatchObject({
    code: 'DATA_DIR_IN_USE',
    variable: 'NAHTLOS_DATA_DIR',
  })

  await stack.killWorker()
  await stack.startWorker()
  const early = await Promise.race([stack.failed, new Promise((resolve) => setTimeout(resolve, 200, 'runs'))])
  expect(early).toBe('runs')

  expect(await processesOf(dataDir)).not.toEqual([])
  await stack.stop()
  expect(await processesOf(dataDir)).toEqual([])

  const again = await start({ dataDir })
  expect((await fetch(again.gatewayUrl)).status).toBe(200)
  await again.stop()
})

test('a service that dies is an error with the end of its log', async () => {
  const stack = await start({ dataDir: join(root, 'dies') })
  await fetch(`${stack.gatewayUrl}/die`).catch(() => {})
  expect(await stack.failed).toMatchObject({
    code: 'CHILD_DEAD',
    message: expect.stringContaining('exit code 4'),
  })
  await stack.stop()
})

test('a server that dies is an error that names the variable of an own one', async () => {
  const stack = await start({ dataDir: join(root, 'server-dies') })
  const admin = new pg.Client({ connectionString: stack.adminUrl })
  admin.on('error', () => {})
  await admin.connect()
  const { rows } = await admin.query<{ folder: string }>("select current_setting('data_directory') as folder")
  await admin.end()
  const postmaster = Number(
    readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0],
  )
  process.kill(postmaster, 'SIGKILL')
  expect(await stack.failed).toMatchObject({ code: 'CHILD_DEAD', variable: 'DATABASE_URL' })
  await stack.stop()
})

test('a database with data is not opened with a new master key', async () => {
  const dataDir = join(root, 'keyless')
  const first = await start({ dataDir })
  await first.stop()
  const key = join(dataDir, 'secrets', 'master.key')
  rmSync(key)
  await expect(start({ dataDir })).rejects.toMatchObject({
    code: 'MASTER_KEY_MISSING',
    variable: 'NAHTLOS_MASTER_KEY_FILE',
  })
  // Not even a second try makes one.
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'MASTER_KEY_MISSING' })
})

test('a service that dies at start ends all the rest', async () => {
  const dataDir = join(root, 'stillborn')
  const failure = start({ dataDir, serviceEnv: { DIE_AT_START: 'yes' } })
  await expect(failure).rejects.toMatchObject({
    code: 'CHILD_DEAD',
    message: expect.stringContaining('no good morning'),
  })
  expect(await processesOf(dataDir)).toEqual([])
})

test('a busy port is an error that names its variable', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => busy.once('listening', resolve))
  const { port } = busy.address() as AddressInfo
  const identity = await freePort()
  const dataDir = join(root, 'busy')
  await expect(start({ dataDir, ports: { gateway: port, identity } })).rejects.toMatchObject({
    code: 'PORT_BUSY',
    variable: 'NAHTLOS_PORT',
  })
  await expect(start({ dataDir, ports: { gateway: identity, identity: port } })).rejects.toMatchObject({
    code: 'PORT_BUSY',
    variable: 'NAHTLOS_IDENTITY_PORT',
  })
  busy.close()
})

test('a data folder that cannot be made is an error that names its variable', async () => {
  writeFileSync(join(root, 'file'), '')
  await expect(start({ dataDir: join(root, 'file', 'below') })).rejects.toMatchObject({
    code: 'DATA_DIR_UNWRITABLE',
    variable: 'NAHTLOS_DATA_DIR',
  })
  // Nothing can be made in it, and making it fails in a way of its own.
  await expect(start({ dataDir: '/proc/nowhere/below' })).rejects.toMatchObject({
    code: 'DATA_DIR_UNWRITABLE',
  })
})

test('a supervisor that is killed leaves no orphan', async () => {
  const dataDir = join(root, 'killed')
  mkdirSync(dataDir)
  const stackModule = fileURLToPath(new URL('./stack.ts', import.meta.url))
  const options = JSON.stringify({ dataDir, ports: 'free', withSeed: false, unsafeFast: true, entries })
  const supervisor = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { startStack } = await import(${JSON.stringify(stackModule)})
       await startStack(${options})
       console.log('up')
       setInterval(() => {}, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  supervisor.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  onTestFinished(() => void supervisor.kill('SIGKILL'))
  await expect.poll(() => said, { timeout: 30_000 }).toContain('up')
  const servers = (await processesOf(dataDir)).filter((line) => !line.includes('--eval'))
  // The database server and the Temporal server; gateway and worker lie elsewhere.
  expect(servers, servers.join('\n')).toHaveLength(2)
  supervisor.kill('SIGKILL')
  await expect.poll(() => processesOf(dataDir), { timeout: 15_000, interval: 200 }).toEqual([])
})
