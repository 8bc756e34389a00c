import type { Steps } from '../../../tools/steps.mjs'
import type { Child } from './child.ts'
import { cacheDirOf } from './config.ts'
import {
  announceStack,
  claimDataDir,
  ensureAuditKey,
  ensureMasterKey,
  refuseNewMasterKey,
  releaseDataDir,
} from './data-dir.ts'
import { localError } from './errors.ts'
import type { IdentityControl } from './identity/index.ts'
import { type SeedDemo, seedIfWanted } from './seeding.ts'
import {
  SERVICE_ENTRIES,
  type ServiceEntries,
  type ServiceSettings,
  serviceError,
  startGateway,
  startWorker,
} from './services.ts'
import {
  cachedTokens,
  choosePorts,
  type DatabaseUrls,
  dayOfClock,
  startAnyIdentity,
  startDatabase,
  startTogether,
} from './stack-parts.ts'
import { startTemporal } from './temporal-server.ts'

export interface StackOptions {
  dataDir: string
  cacheDir?: string
  /** 'free' takes any ports; else busy ports are errors that name their variables. */
  ports: 'free' | { gateway: number; identity: number }
  withSeed: boolean
  /** ISO day the services take for today. Default: the day of the clock. */
  today?: string
  databaseUrl?: string
  temporalAddress?: string
  oidcIssuer?: string
  masterKeyFile?: string
  auditKeyFile?: string
  auditHeadsDir?: string
  logLevel?: string
  /** A real Keycloak instead of the embedded provider. */
  keycloak?: boolean
  /** Restarts gateway and worker when their files change. */
  watch?: boolean
  /** More origins that a web app is served from, for example a development server. */
  webOrigins?: readonly string[]
  /** Throw-away data: no flush to disk. */
  unsafeFast?: boolean
  /** More environment for gateway and worker, for example RATE_LIMIT_PER_SECOND=off in a benchmark. */
  serviceEnv?: NodeJS.ProcessEnv
  /** Other programs in place of gateway and worker: tests of the supervisor itself. */
  entries?: ServiceEntries
  steps?: Steps
}

export interface Stack {
  gatewayUrl: string
  issuer: string
  temporalAddress: string
  /** Logins of the database, one for each role. Hold passwords: do not log. */
  urls: DatabaseUrls
  /** The database's administrator. */
  adminUrl: string
  dataDir: string
  /** Of the embedded provider only. */
  identityControl: IdentityControl | undefined
  /** A fresh access token of a demo account, cached for a minute. */
  token: (username: string) => Promise<string>
  /** Ends the worker without warning, as a crash would. */
  killWorker: () => Promise<void>
  startWorker: () => Promise<void>
  /** Resolves with an error should a part end by itself. */
  failed: Promise<Error>
  stop: () => Promise<void>
}

/** Boots the whole platform. Parts start beside each other where they can; if one fails, all are ended again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const steps = options.steps ?? silentSteps()
  const dataDir = options.dataDir
  const ports = await choosePorts(options)
  claimDataDir(dataDir)
  // Ended in reverse order: services before the servers they use.
  const stops: (() => Promise<void>)[] = [async () => releaseDataDir(dataDir)]
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    for (const each of stops.reverse()) await each()
  }
  const failed = Promise.withResolvers<Error>()
  const watchPart = (name: string, exited: Promise<string>, variable: string) =>
    exited.then((how) => {
      if (stopping) return
      const message = `${name} ended by itself (${how}). Its log lies in ${dataDir}/logs. For one of your own`
      failed.resolve(localError({ code: 'CHILD_DEAD', message, variable }))
    })

  try {
    const masterKeyFile = options.masterKeyFile ?? `${dataDir}/secrets/master.key`
    const keyIsNew = ensureMasterKey(masterKeyFile)
    const auditKeyFile = options.auditKeyFile ?? `${dataDir}/secrets/audit.key`
    ensureAuditKey(auditKeyFile)
    const [database, temporal, identity] = await startTogether(
      [
        startDatabase(options, steps),
        steps.step(
          'Temporal server',
          () =>
            startTemporal({
              dataDir,
              cacheDir: options.cacheDir ?? cacheDirOf(process.env),
              address: options.temporalAddress,
              log: steps.note,
            }),
          (server) => server.source,
        ),
        steps.step(
          'Identity provider',
          () => startAnyIdentity(options, ports, steps),
          (provider) => provider.source,
        ),
      ],
      stops,
    )
    if (keyIsNew && !database.fresh) refuseNewMasterKey(masterKeyFile)
    watchPart('The database server', database.server.exited, 'DATABASE_URL')
    watchPart('The Temporal server', temporal.exited, 'NAHTLOS_TEMPORAL_ADDRESS')
    watchPart('The identity provider', identity.exited, 'NAHTLOS_OIDC_ISSUER')

    const settings: ServiceSettings = {
      dataDir,
      port: ports.gateway,
      urls: database.urls,
      temporalAddress: temporal.address,
      issuer: identity.issuer,
      masterKeyFile,
      auditKeyFile,
      auditHeadsDir: options.auditHeadsDir ?? `${dataDir}/audit-heads`,
      today: options.today,
      logLevel: options.logLevel ?? 'info',
      watch: options.watch ?? false,
      env: options.serviceEnv ?? {},
      entries: options.entries ?? SERVICE_ENTRIES,
    }
    const watchService = (child: Child) =>
      child.exited.then((how) => {
        if (!stopping && child !== killed) failed.resolve(serviceError(child, `ended by itself (${how})`))
      })
    let killed: Child | undefined
    const [gateway, firstWorker] = await startTogether(
      [
        steps.step('Gateway', () => startGateway(settings)),
        steps.step('Worker', () => startWorker(settings)),
      ],
      stops,
    )
    let worker = firstWorker
    // The one of now, not the first: tests kill and start it again.
    stops.push(() => worker.stop())
    watchService(gateway)
    watchService(worker)

    const gatewayUrl = `http://127.0.0.1:${ports.gateway}`
    const token = cachedTokens(identity.issuer)
    if (options.withSeed)
      await seedIfWanted(database.adminUrl, () =>
        steps.step('Demo data', async () => {
          const seed = await loadSeed()
          await seed({ gatewayUrl, token, today: options.today ?? dayOfClock(), adminUrl: database.adminUrl })
        }),
      )
    const { sealer: sealerUrl } = database.urls
    announceStack(dataDir, { pid: process.pid, gatewayUrl, issuer: identity.issuer, sealerUrl })

    return {
      gatewayUrl,
      issuer: identity.issuer,
      temporalAddress: temporal.address,
      urls: database.urls,
      adminUrl: database.adminUrl,
      dataDir,
      identityControl: isControl(identity) ? identity : undefined,
      token,
      async killWorker() {
        killed = worker
        await worker.stop('SIGKILL')
      },
      async startWorker() {
        if (worker.isRunning()) return
        worker = await startWorker(settings)
        watchService(worker)
      },
      failed: failed.promise,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function isControl(identity: Partial<IdentityControl>): identity is IdentityControl {
  return identity.rotateKey !== undefined
}

async function loadSeed(): Promise<SeedDemo> {
  const module: { seedDemo: SeedDemo } = await import(new URL('./seed/index.ts', import.meta.url).href)
  return module.seedDemo
}

function silentSteps(): Steps {
  return { note: () => {}, step: (_name, work) => work() }
}
