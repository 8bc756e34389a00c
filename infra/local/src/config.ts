import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { localError } from './errors.ts'

export const REPO_ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Every environment variable that the local stack and the services read, in one table. */
export const VARIABLES = [
  {
    name: 'NAHTLOS_PORT',
    fallback: '8080',
    about: 'Port of the gateway, which also serves the web app.',
  },
  { name: 'NAHTLOS_IDENTITY_PORT', fallback: '8081', about: 'Port of the identity provider.' },
  {
    name: 'NAHTLOS_DATA_DIR',
    fallback: '.nahtlos in the repository',
    about: 'Folder of database, workflow state, keys and logs.',
  },
  {
    name: 'NAHTLOS_CACHE_DIR',
    fallback: '$XDG_CACHE_HOME/nahtlos or ~/.cache/nahtlos',
    about: 'Folder of downloaded or built servers, shared by all checkouts.',
  },
  {
    name: 'DATABASE_URL',
    fallback: 'an embedded PostgreSQL 18',
    about: 'Own PostgreSQL 18 server, as a user that may create roles and databases.',
  },
  {
    name: 'NAHTLOS_TEMPORAL_ADDRESS',
    fallback: 'a server started here',
    about: 'host:port of an own Temporal server.',
  },
  {
    name: 'NAHTLOS_OIDC_ISSUER',
    fallback: 'a provider started here',
    about: 'Issuer URL of an own identity provider with the realm of infra/keycloak/realm.json.',
  },
  {
    name: 'NAHTLOS_TODAY',
    fallback: 'the day of the clock, Europe/Berlin',
    about: 'The day (yyyy-mm-dd) the services take for today; tests only, refused in production.',
  },
  {
    name: 'NAHTLOS_MASTER_KEY_FILE',
    fallback: 'secrets/master.key in the data folder, made on first start',
    about: 'File with the 32 bytes (base64) that wrap the case keys.',
  },
  {
    name: 'NAHTLOS_AUDIT_KEY_FILE',
    fallback: 'secrets/audit.key in the data folder, made on first start',
    about: 'File with the Ed25519 key (PKCS#8, PEM) that signs the heads of the audit trail.',
  },
  {
    name: 'NAHTLOS_AUDIT_HEADS',
    fallback: 'audit-heads in the data folder',
    about: 'Folder for the daily heads of the audit trail; better on another machine.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', about: 'pino level of gateway and worker.' },
] as const

export type VariableName = (typeof VARIABLES)[number]['name']

export interface LocalConfig {
  port: number
  identityPort: number
  dataDir: string
  cacheDir: string
  databaseUrl: string | undefined
  temporalAddress: string | undefined
  oidcIssuer: string | undefined
  /** ISO day, or undefined for the day of the clock. */
  today: string | undefined
  masterKeyFile: string
  auditKeyFile: string
  auditHeadsDir: string
  logLevel: string
}

type Env = Readonly<Record<string, string | undefined>>

/** Reads and checks the environment. Throws a LocalError that names the variable at fault. */
export function readConfig(env: Env, repoRoot: string = REPO_ROOT): LocalConfig {
  const dataDir = absolute(env.NAHTLOS_DATA_DIR, repoRoot) ?? join(repoRoot, '.nahtlos')
  return {
    port: readPort(env, 'NAHTLOS_PORT', 8080),
    identityPort: readPort(env, 'NAHTLOS_IDENTITY_PORT', 8081),
    dataDir,
    cacheDir: cacheDirOf(env),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    temporalAddress: readAddress(env),
    oidcIssuer: readUrl(env, 'NAHTLOS_OIDC_ISSUER', ['http:', 'https:']),
    today: readToday(env),
    masterKeyFile: absolute(env.NAHTLOS_MASTER_KEY_FILE, repoRoot) ?? join(dataDir, 'secrets', 'master.key'),
    auditKeyFile: absolute(env.NAHTLOS_AUDIT_KEY_FILE, repoRoot) ?? join(dataDir, 'secrets', 'audit.key'),
    auditHeadsDir: absolute(env.NAHTLOS_AUDIT_HEADS, repoRoot) ?? join(dataDir, 'audit-heads'),
    logLevel: env.LOG_LEVEL || 'info',
  }
}

export function cacheDirOf(env: Env): string {
  const own = absolute(env.NAHTLOS_CACHE_DIR, process.cwd())
  if (own !== undefined) return own
  // The XDG base directory specification: relative values are to be ignored.
  const xdg = env.XDG_CACHE_HOME
  return xdg !== undefined && isAbsolute(xdg) ? join(xdg, 'nahtlos') : join(homedir(), '.cache', 'nahtlos')
}

function absolute(value: string | undefined, base: string): string | undefined {
  return value ? resolve(base, value) : undefined
}

function readPort(env: Env, variable: VariableName, fallback: number): number {
  const value = env[variable]
  if (!value) return fallback
  const port = Number(value)
  if (/^\d+$/.test(value) && port >= 1 && port <= 65535) return port
  throw localError({ code: 'CONFIG_PORT', message: `${variable}=${value} is not a port number`, variable })
}

function readUrl(env: Env, variable: VariableName, protocols: string[]): string | undefined {
  const value = env[variable]
  if (!value) return undefined
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
  throw localError({
    code: 'CONFIG_URL',
    // The value itself may hold a password, so it is not repeated.
    message: `${variable} is not a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    variable,
  })
}

function readAddress(env: Env): string | undefined {
  const value = env.NAHTLOS_TEMPORAL_ADDRESS
  if (!value) return undefined
  if (/^(\[[0-9a-fA-F:]+\]|[^:/\s]+):\d+$/.test(value)) return value
  throw localError({
    code: 'CONFIG_ADDRESS',
    message: `NAHTLOS_TEMPORAL_ADDRESS=${value} is not host:port`,
    variable: 'NAHTLOS_TEMPORAL_ADDRESS',
  })
}

function readToday(env: Env): string | undefined {
  const value = env.NAHTLOS_TODAY
  if (!value) return undefined
  const variable = 'NAHTLOS_TODAY'
  if (env.NODE_ENV === 'production')
    throw localError({
      code: 'TODAY_IN_PRODUCTION',
      message: 'NAHTLOS_TODAY is refused in production',
      variable,
    })
  const at = new Date(`${value}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value))
    return value
  throw localError({
    code: 'CONFIG_TODAY',
    message: `NAHTLOS_TODAY=${value} is not a day (yyyy-mm-dd)`,
    variable,
  })
}
