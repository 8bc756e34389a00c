import { migrate } from '@nahtlos/db/migrate'
import type { Steps } from '../../../tools/steps.mjs'
import { cacheDirOf } from './config.ts'
import { type Identity, type IdentityControl, startIdentity } from './identity/index.ts'
import { startKeycloak } from './keycloak.ts'
import { assertPortFree, freePort } from './ports.ts'
import { connectPostgres, type Postgres, startPostgres } from './postgres.ts'
import { caseAdminUrl, noteFreshDatabase } from './seeding.ts'
import type { StackOptions } from './stack.ts'
import { requestToken } from './token.ts'

export interface Ports {
  gateway: number
  identity: number
}

export type DatabaseUrls = Awaited<ReturnType<typeof migrate>>['urls']

export interface MigratedDatabase {
  server: Postgres
  /** True when it had no tables before. */
  fresh: boolean
  /** The administrator's login to the case database. */
  adminUrl: string
  urls: DatabaseUrls
  stop: () => Promise<void>
}

export async function choosePorts(options: StackOptions): Promise<Ports> {
  if (options.ports === 'free') return { gateway: await freePort(), identity: await freePort() }
  await assertPortFree(options.ports.gateway, 'NAHTLOS_PORT', 'gateway')
  if (options.oidcIssuer === undefined)
    await assertPortFree(options.ports.identity, 'NAHTLOS_IDENTITY_PORT', 'identity provider')
  return options.ports
}

/** Server and schema: what comes after needs both. */
export async function startDatabase(options: StackOptions, steps: Steps): Promise<MigratedDatabase> {
  const { databaseUrl, dataDir, unsafeFast } = options
  const server = await steps.step(
    'PostgreSQL',
    () => (databaseUrl === undefined ? startPostgres({ dataDir, unsafeFast }) : connectPostgres(databaseUrl)),
    (started) => started.source,
  )
  try {
    const { applied, urls } = await steps.step(
      'Migrations',
      () => migrate({ adminUrl: server.adminUrl }),
      (done) => `${done.applied.length} applied`,
    )
    const fresh = await noteFreshDatabase({ adminUrl: server.adminUrl, caseUrl: urls.migrator, applied })
    const adminUrl = caseAdminUrl({ adminUrl: server.adminUrl, caseUrl: urls.migrator })
    return { server, fresh, adminUrl, urls, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

export async function startAnyIdentity(
  options: StackOptions,
  ports: Ports,
  steps: Steps,
): Promise<Identity & Partial<IdentityControl>> {
  if (options.oidcIssuer !== undefined)
    return {
      issuer: options.oidcIssuer,
      source: 'NAHTLOS_OIDC_ISSUER',
      exited: new Promise(() => {}),
      stop: async () => {},
    }
  const webOrigins = [
    `http://127.0.0.1:${ports.gateway}`,
    `http://localhost:${ports.gateway}`,
    ...(options.webOrigins ?? []),
  ]
  const { dataDir } = options
  if (!options.keycloak) return startIdentity({ dataDir, port: ports.identity, webOrigins })
  const cacheDir = options.cacheDir ?? cacheDirOf(process.env)
  return startKeycloak({ dataDir, cacheDir, port: ports.identity, webOrigins, log: steps.note })
}

/**
 * Waits for parts that start beside each other and notes how to end each. On the first failure it throws at once;
 * parts that come up later are ended as they do.
 */
export async function startTogether<T extends readonly { stop: () => Promise<void> }[]>(
  parts: { [K in keyof T]: Promise<T[K]> },
  stops: (() => Promise<void>)[],
): Promise<T> {
  let failed = false
  const noted = (parts as Promise<T[number]>[]).map(async (part) => {
    const started = await part
    if (failed) await started.stop()
    else stops.push(started.stop)
    return started
  })
  try {
    return (await Promise.all(noted)) as unknown as T
  } catch (error) {
    failed = true
    for (const part of noted) part.catch(() => {})
    throw error
  }
}

export function cachedTokens(issuer: string): (username: string) => Promise<string> {
  const cache = new Map<string, { token: Promise<string>; until: number }>()
  return (username) => {
    const known = cache.get(username)
    if (known !== undefined && known.until > Date.now()) return known.token
    const token = requestToken(issuer, username)
    cache.set(username, { token, until: Date.now() + 60_000 })
    token.catch(() => cache.delete(username))
    return token
  }
}

/** Today in Germany, whatever the time zone of the machine. */
export function dayOfClock(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
}
