import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { logTail, startChild } from './child.ts'
import { localError } from './errors.ts'
import { freePort } from './ports.ts'
import { type Rung, temporalRungs } from './temporal-binaries.ts'

export interface TemporalServer {
  /** host:port of the frontend. */
  address: string
  /** Always the namespace `default`, which a development server makes by itself. */
  namespace: string
  /** Which way of having a server worked, for the start log. */
  source: string
  /** Resolves with the reason should the server end; never for a server of one's own. */
  exited: Promise<string>
  stop: () => Promise<void>
}

export interface TemporalOptions {
  /** Folder of the stack; the state lies in `temporal/temporal.db` below it, logs in `logs`. */
  dataDir: string
  cacheDir: string
  /** host:port of a server of one's own, which is then used instead. */
  address?: string
  port?: number
  /** Receives one line for each step that takes time or fails. */
  log?: (line: string) => void
  /** The ways to have a server, first to last. Tests shorten the ladder. */
  rungs?: readonly Rung[]
}

const NAMESPACE = 'default'

/** Starts the first Temporal server that works. Throws one error that lists every way and why it failed. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { log = () => {} } = options
  if (options.address !== undefined) return connectTemporal(options.address)
  const failures: string[] = []
  for (const rung of options.rungs ?? temporalRungs({ cacheDir: options.cacheDir, log })) {
    const found = await rung.find()
    if (!found.ok) {
      failures.push(`${rung.name}: ${found.reason}`)
      continue
    }
    try {
      return await startBinary(found.value, rung.name, options)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      failures.push(`${rung.name}: ${reason}`)
      log(`${rung.name} does not work, trying the next way`)
    }
  }
  throw localError({
    code: 'NO_TEMPORAL_SERVER',
    message: [
      'No Temporal server can be had. Any one of these ways is enough:',
      '  NAHTLOS_TEMPORAL_ADDRESS: not set (host:port of a running server)',
      ...failures.map((line) => `  ${line}`),
    ].join('\n'),
    variable: 'NAHTLOS_TEMPORAL_ADDRESS',
  })
}

async function connectTemporal(address: string): Promise<TemporalServer> {
  try {
    await untilHealthy(address, () => true, 5_000)
  } catch {
    throw localError({
      code: 'TEMPORAL_UNREACHABLE',
      message: `No Temporal server with the namespace ${NAMESPACE} answers at ${address}`,
      variable: 'NAHTLOS_TEMPORAL_ADDRESS',
    })
  }
  const never = new Promise<string>(() => {})
  return {
    address,
    namespace: NAMESPACE,
    source: 'NAHTLOS_TEMPORAL_ADDRESS',
    exited: never,
    stop: async () => {},
  }
}

async function startBinary(path: string, source: string, options: TemporalOptions): Promise<TemporalServer> {
  const port = options.port ?? (await freePort())
  const stateDir = join(options.dataDir, 'temporal')
  mkdirSync(stateDir, { recursive: true })
  const logFile = join(options.dataDir, 'logs', 'temporal.log')
  const child = await startChild({
    name: 'temporal',
    command: path,
    args: [
      ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
      ...['--db-filename', join(stateDir, 'temporal.db'), '--log-level', 'warn'],
    ],
    logFile,
  })
  const address = `127.0.0.1:${port}`
  try {
    await untilHealthy(address, child.isRunning, 30_000)
  } catch (error) {
    await child.stop('SIGKILL')
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${reason}\n${logTail(logFile, 5)}`)
  }
  return { address, namespace: NAMESPACE, source, exited: child.exited, stop: child.stop }
}

/** Waits until the namespace answers: the port opens a moment before the server can take work. */
async function untilHealthy(address: string, isRunning: () => boolean, within: number): Promise<void> {
  const until = Date.now() + within
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 })
      try {
        await connection.workflowService.describeNamespace({ namespace: NAMESPACE })
        return
      } finally {
        await connection.close()
      }
    } catch {
      if (!isRunning()) throw new Error('the server ended before it was ready')
      if (Date.now() > until) throw new Error(`the server was not ready within ${within / 1000} s`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
