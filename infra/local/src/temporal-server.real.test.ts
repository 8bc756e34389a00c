import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { afterAll, expect, test } from 'vitest'
import { cacheDirOf } from './config.ts'
import { startTemporal, type TemporalServer } from './temporal-server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-temporal-'))
const cacheDir = cacheDirOf(process.env)
const started: TemporalServer[] = []
afterAll(async () => {
  await Promise.all(started.map((server) => server.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(): Promise<TemporalServer> {
  const server = await startTemporal({ dataDir, cacheDir })
  started.push(server)
  return server
}

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address })
  try {
    return await work(new Client({ connection }))
  } finally {
    await connection.close()
  }
}

test('a waiting workflow survives a restart of the server', async () => {
  const first = await start()
  await withClient(first.address, (client) =>
    client.workflow.start('waits', { workflowId: 'clock-1', taskQueue: 'nobody-listens' }),
  )
  await first.stop()
  expect(await first.exited).not.toBe('')

  const second = await start()
  const status = await withClient(second.address, async (client) => {
    const description = await client.workflow.getHandle('clock-1').describe()
    return description.status.name
  })
  expect(status).toBe('RUNNING')
  expect(existsSync(join(dataDir, 'temporal', 'temporal.db'))).toBe(true)

  const own = await startTemporal({ dataDir, cacheDir, address: second.address })
  expect(own.source).toBe('NAHTLOS_TEMPORAL_ADDRESS')
  // Another's server is not ours to stop.
  await own.stop()
  await withClient(second.address, (client) => client.workflow.getHandle('clock-1').terminate())
}, 60_000)

test('an own server that does not answer is an error that names its variable', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(startTemporal({ dataDir, cacheDir, address: `127.0.0.1:${port}` })).rejects.toMatchObject({
    code: 'TEMPORAL_UNREACHABLE',
    variable: 'NAHTLOS_TEMPORAL_ADDRESS',
  })
  silent.close()
}, 30_000)

test('a way that fails gives the next its turn, and if none works one error lists them all', async () => {
  const rungs = [
    { name: 'first way', find: async () => ({ ok: false as const, reason: 'not found' }) },
    // Starts, and is no server.
    { name: 'second way', find: async () => ({ ok: true as const, value: '/bin/true' }) },
  ]
  await expect(startTemporal({ dataDir, cacheDir, rungs })).rejects.toThrow(
    /NAHTLOS_TEMPORAL_ADDRESS[\s\S]*first way: not found[\s\S]*second way: the server ended before it was ready/,
  )
}, 30_000)
