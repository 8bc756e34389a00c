import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { masterKeyFromFile, openCaseKeys } from '@nahtlos/db'
import { type DatabaseUrls, migrate } from '@nahtlos/db/migrate'
import { cacheDirOf, startPostgres, startTemporal } from '@nahtlos/infra-local'
import { encryptingCodec } from '@nahtlos/workflows'
import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import { ensureAuditKey } from '../../infra/local/src/data-dir.ts'

const WORKER = fileURLToPath(new URL('../../services/worker/src/main.ts', import.meta.url))

/** A database, a Temporal server with its state on disk, and a Kreis with two offices. */
export interface World {
  urls: DatabaseUrls
  tenantId: string
  kim: { unitId: string; userId: string; username: string }
  jobcenter: { unitId: string; userId: string; username: string }
  temporal: Client
  /** Reads everything, past row-level security: what the database really holds. */
  look: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** The real worker in a process of its own. `today` moves the day of its clock. */
  startWorker: (today?: string) => WorkerProcess
  stop: () => Promise<void>
}

export interface WorkerProcess {
  /** SIGKILL: no chance to finish anything. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>
  output: () => string
}

export async function startWorld(): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-faults-'))
  const keyFile = join(dataDir, 'master.key')
  writeFileSync(keyFile, randomBytes(32).toString('base64'), { mode: 0o600 })
  const auditKeyFile = join(dataDir, 'audit.key')
  ensureAuditKey(auditKeyFile)
  const [postgres, temporalServer] = await Promise.all([
    startPostgres({ dataDir, unsafeFast: true }),
    startTemporal({ dataDir, cacheDir: cacheDirOf(process.env) }),
  ])
  const { urls } = await migrate({ adminUrl: postgres.adminUrl })
  const admin = new pg.Pool({ connectionString: adminOf(postgres.adminUrl, urls.app), max: 2 })
  admin.on('error', () => {})
  const connection = await Connection.connect({ address: temporalServer.address })
  const keys = openCaseKeys({ url: urls.keys, master: await masterKeyFromFile(keyFile) })
  const codec = encryptingCodec(await keys.serviceKey('temporal payload'))
  await keys.close()
  const workers = new Set<WorkerProcess>()
  return {
    urls,
    ...(await insertDirectory(admin)),
    temporal: new Client({ connection, dataConverter: { payloadCodecs: [codec] } }),
    look: async (sql, values) => (await admin.query(sql, values)).rows,
    startWorker: (today) => {
      const worker = spawnWorker({
        DATABASE_URL_RELAY: urls.relay,
        DATABASE_URL_KEYS: urls.keys,
        DATABASE_URL_SEALER: urls.sealer,
        TEMPORAL_ADDRESS: temporalServer.address,
        NAHTLOS_MASTER_KEY_FILE: keyFile,
        NAHTLOS_AUDIT_KEY_FILE: auditKeyFile,
        NAHTLOS_AUDIT_HEADS: join(dataDir, 'audit-heads'),
        LOG_LEVEL: 'info',
        ...(today === undefined ? {} : { NAHTLOS_TODAY: today }),
      })
      workers.add(worker)
      return worker
    },
    stop: async () => {
      await Promise.all([...workers].map((worker) => worker.kill()))
      await connection.close()
      await admin.end()
      await Promise.all([postgres.stop(), temporalServer.stop()])
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Asks until the answer satisfies, and returns it. @throws with the last answer after `within` ms. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfied: (answer: T) => boolean,
  within = 45_000,
): Promise<T> {
  const until = Date.now() + within
  for (;;) {
    const answer = await ask()
    if (satisfied(answer)) return answer
    if (Date.now() > until) throw new Error(`not within ${within} ms, last: ${JSON.stringify(answer)}`)
    await sleep(100)
  }
}

function spawnWorker(env: NodeJS.ProcessEnv): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [WORKER], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exited
  }
  return {
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
    output: () => output,
  }
}

async function insertDirectory(admin: pg.Pool): Promise<Pick<World, 'tenantId' | 'kim' | 'jobcenter'>> {
  const tenantId = randomUUID()
  await admin.query(
    `INSERT INTO tenant (id, key, name, land) VALUES ($1, 'lindenau', 'Kreis Lindenau', 'NW')`,
    [tenantId],
  )
  const office = async (key: string, kind: string) => {
    const [organisationId, unitId, userId] = [randomUUID(), randomUUID(), randomUUID()]
    const username = `probe.${key}`
    await admin.query(
      `INSERT INTO organisation (id, tenant_id, key, kind, name) VALUES ($1, $2, $3::text, $4::"OrganisationKind", $3::text)`,
      [organisationId, tenantId, key, kind],
    )
    await admin.query(
      `INSERT INTO unit (id, tenant_id, organisation_id, key, name, accepts_referrals) VALUES ($1, $2, $3, $4::text, $4::text, true)`,
      [unitId, tenantId, organisationId, key],
    )
    await admin.query(
      `INSERT INTO app_user (id, tenant_id, unit_id, username, display_name) VALUES ($1, $2, $3, $4::text, $4::text)`,
      [userId, tenantId, unitId, username],
    )
    return { unitId, userId, username }
  }
  return { tenantId, kim: await office('kim', 'KIM'), jobcenter: await office('jobcenter', 'JOBCENTER') }
}

function adminOf(adminUrl: string, caseUrl: string): string {
  const url = new URL(adminUrl)
  url.pathname = new URL(caseUrl).pathname
  return url.toString()
}
