import { join } from 'node:path'
import { type Child, logTail, startChild } from './child.ts'
import { REPO_ROOT } from './config.ts'
import { localError } from './errors.ts'
import { GATEWAY_AUDIENCE } from './identity/clients.ts'

export interface ServiceSettings {
  dataDir: string
  port: number
  urls: { app: string; relay: string; report: string; sealer: string; keys: string }
  temporalAddress: string
  issuer: string
  masterKeyFile: string
  auditKeyFile: string
  auditHeadsDir: string
  today: string | undefined
  logLevel: string
  /** Restarts the service when its files change. */
  watch: boolean
  env: NodeJS.ProcessEnv
  entries: ServiceEntries
}

/** Path of the program of each service. */
export type ServiceEntries = Record<'gateway' | 'worker', string>

export const SERVICE_ENTRIES: ServiceEntries = {
  gateway: join(REPO_ROOT, 'services', 'gateway', 'src', 'main.ts'),
  worker: join(REPO_ROOT, 'services', 'worker', 'src', 'main.ts'),
}

/** Answers 200 once database and keys are reached. */
export const READY_PATH = '/health/ready'

/** Starts the gateway and waits until it is ready. */
export async function startGateway(settings: ServiceSettings): Promise<Child> {
  const child = await startService('gateway', settings, {
    PORT: String(settings.port),
    DATABASE_URL_APP: settings.urls.app,
    DATABASE_URL_REPORT: settings.urls.report,
    DATABASE_URL_KEYS: settings.urls.keys,
    OIDC_ISSUER: settings.issuer,
    OIDC_AUDIENCE: GATEWAY_AUDIENCE,
    WEB_DIST: join(REPO_ROOT, 'apps', 'web', 'dist'),
  })
  const until = Date.now() + 60_000
  while (!(await isReady(settings.port))) {
    const dead = !child.isRunning()
    if (!dead && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    await child.stop('SIGKILL')
    throw serviceError(child, dead ? 'ended while it started' : 'was not ready within 60 s')
  }
  return child
}

/** Starts the worker. It needs no readiness: work waits in the outbox and at the Temporal server until it is up. */
export async function startWorker(settings: ServiceSettings): Promise<Child> {
  return startService('worker', settings, {
    DATABASE_URL_APP: settings.urls.app,
    DATABASE_URL_RELAY: settings.urls.relay,
    DATABASE_URL_REPORT: settings.urls.report,
    DATABASE_URL_SEALER: settings.urls.sealer,
    DATABASE_URL_KEYS: settings.urls.keys,
    TEMPORAL_ADDRESS: settings.temporalAddress,
    NAHTLOS_AUDIT_KEY_FILE: settings.auditKeyFile,
    NAHTLOS_AUDIT_HEADS: settings.auditHeadsDir,
  })
}

export function serviceError(child: Child, how: string) {
  return localError({
    code: 'CHILD_DEAD',
    message: `The ${child.name} ${how}. The end of ${child.logFile}:\n${logTail(child.logFile)}\nFor more`,
    variable: 'LOG_LEVEL=debug',
  })
}

function startService(name: 'gateway' | 'worker', settings: ServiceSettings, env: NodeJS.ProcessEnv) {
  // The administrator's login of the database is not the services' business.
  const { DATABASE_URL: _admin, ...inherited } = process.env
  return startChild({
    name,
    command: process.execPath,
    args: [...(settings.watch ? ['--watch', '--watch-preserve-output'] : []), settings.entries[name]],
    cwd: REPO_ROOT,
    env: {
      // The start of a developer's machine; an operator starts the services without this file.
      NODE_ENV: 'development',
      ...inherited,
      ...env,
      NAHTLOS_MASTER_KEY_FILE: settings.masterKeyFile,
      LOG_LEVEL: settings.logLevel,
      ...settings.env,
      ...(settings.today === undefined ? {} : { NAHTLOS_TODAY: settings.today }),
    },
    logFile: join(settings.dataDir, 'logs', `${name}.log`),
  })
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${READY_PATH}`, {
      signal: AbortSignal.timeout(2_000),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
