import { setTimeout as sleep } from 'node:timers/promises'
import { type Clock, openCaseKeys, openMasterKeys, openSystemDatabase } from '@nahtlos/db'
import { openAuditChains, signingKeyFromFile } from '@nahtlos/db/audit'
import { encryptingCodec, TASK_QUEUE } from '@nahtlos/workflows'
import { Client, WorkflowNotFoundError } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import { createActivities } from './activities/index.ts'
import { workflowBundle } from './bundle.ts'
import type { WorkerConfig } from './config.ts'
import { temporalLogger } from './log.ts'
import { openItems, rearmClocks, walkNow } from './rearm.ts'
import { startRelay } from './relay/loop.ts'
import { ensureNightlySchedules } from './schedule.ts'
import { startSealer } from './sealer/loop.ts'

const REACHED_WITHIN_MS = 30_000

export interface RunningWorker {
  /** Resolves when the worker was stopped, rejects when it failed. */
  done: Promise<void>
  /** Ends polling, lets what runs finish, closes connections. */
  stop: () => void
}

/** Worker, relay and schedule in this process. @throws an error that names the variable when a server is out of reach. */
export async function startWorker(config: WorkerConfig, clock: Clock, log: Logger): Promise<RunningWorker> {
  const keys = openCaseKeys({ url: config.keysUrl, master: await openMasterKeys(config.masterKey) })
  const codec = encryptingCodec(await reached('DATABASE_URL_KEYS', () => keys.serviceKey('temporal payload')))
  const dataConverter = { payloadCodecs: [codec] }
  const auditKey = await signingKeyFromFile(config.auditKeyFile)
  const db = openSystemDatabase({ url: config.databaseUrl, keys })
  const chains = openAuditChains({ url: config.sealerUrl })
  const [bundle, connection] = await Promise.all([
    workflowBundle(temporalLogger(log)),
    reached('TEMPORAL_ADDRESS', () => NativeConnection.connect({ address: config.temporalAddress })),
    reached('DATABASE_URL_RELAY', () => db.tenants()),
    reached('DATABASE_URL_SEALER', () => chains.tenants()),
  ])
  const client = new Client({ connection, dataConverter })
  const worker = await Worker.create({
    connection,
    taskQueue: TASK_QUEUE,
    workflowBundle: bundle,
    activities: createActivities({ db, clock, keys, cancelWorkflow: (id) => cancel(client, id) }),
    dataConverter,
    shutdownGraceTime: '5 seconds',
  })
  await ensureNightlySchedules(client)
  // Read before the relay starts: what is written from now on gets its clock from there.
  const open = await openItems(db)
  const relay = startRelay({ db, client, clock, log })
  const sealer = startSealer({ chains, key: auditKey, headsDir: config.auditHeadsDir, log })
  log.info('worker is up')
  // Beside the work: a long list of open items must not keep the first answer waiting.
  const catchingUp = catchUp(client, open, log)

  const done = worker.run().finally(async () => {
    await Promise.all([relay.stop(), sealer.stop(), catchingUp])
    await connection.close()
    await Promise.all([db.close(), keys.close(), chains.close()])
  })
  return { done, stop: () => worker.getState() === 'RUNNING' && worker.shutdown() }
}

async function cancel(client: Client, workflowId: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).cancel()
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

// Beside a database that is only just starting (compose), waiting a little is kinder than a crash loop.
async function reached<T>(variable: string, connect: () => Promise<T>): Promise<T> {
  const until = Date.now() + REACHED_WITHIN_MS
  for (;;) {
    try {
      return await connect()
    } catch (error) {
      if (Date.now() < until) {
        await sleep(500)
        continue
      }
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
      throw new Error(`${variable}: no server answers there within ${REACHED_WITHIN_MS / 1000} s${code}`)
    }
  }
}

async function catchUp(
  client: Client,
  open: Awaited<ReturnType<typeof openItems>>,
  log: Logger,
): Promise<void> {
  try {
    await walkNow(client)
    const missing = await rearmClocks(client, open)
    if (missing > 0) log.warn({ missing }, 'clocks were missing in the workflow engine and were set again')
  } catch (error) {
    log.error({ code: error instanceof Error ? error.name : 'UNKNOWN' }, 'could not catch up after the start')
  }
}
