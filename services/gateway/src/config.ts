import { type Clock, clockFrom, type MasterKeySource, masterKeySource } from '@nahtlos/db'
import type { RateLimits } from './http/rate-limit.ts'

export interface GatewayConfig {
  /** NODE_ENV=development: introspection, error texts, and a web app that is built anew while this runs. */
  development: boolean
  production: boolean
  databaseUrls: { app: string; report: string; keys: string }
  masterKey: MasterKeySource
  oidc: OidcSettings
  audience: string
  /** Folder of the built web app, without which only the API is served. */
  webDist: string | undefined
  clock: Clock
  /** `required`: only operations known at build time run. */
  persistedOperations: 'required' | 'optional'
  rateLimits: RateLimits | 'off'
  /** Behind a proxy of one's own that sets X-Forwarded-For and X-Forwarded-Proto. */
  trustProxy: boolean
}

interface OidcSettings {
  issuer: string
  /** What keycloak-js asks for: the server's address and the realm, which together are the issuer. */
  url: string
  realm: string
}

interface ServiceSettings {
  gateway: GatewayConfig
  port: number
  host: string
  logLevel: LogLevel
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const DEFAULT_LIMITS: RateLimits = {
  session: { perSecond: 50, burst: 500 },
  // A wrong token is a rare thing; thirty at once is a broken client or somebody trying.
  refusedByAddress: { perSecond: 0.5, burst: 30 },
  // A waiting room behind one address types a few wrongly; nobody types hundreds.
  codesByAddress: { perSecond: 0.1, burst: 20 },
  codes: { perSecond: 5, burst: 100 },
}

/** A setting that is missing or wrong. Names the variable, never its value: it may be a password. */
interface ConfigProblem {
  variable: string
  problem: string
}

export type ConfigResult = { ok: true; value: ServiceSettings } | { ok: false; problems: ConfigProblem[] }

type Env = Record<string, string | undefined>

/** Reads the environment and finds everything that is wrong with it at once. */
export function configFrom(env: Env): ConfigResult {
  const problems: ConfigProblem[] = []
  const wrong = (variable: string, problem: string) => {
    problems.push({ variable, problem })
  }
  const text = (variable: string): string => {
    const value = env[variable]
    if (!value) wrong(variable, 'is not set')
    return value ?? ''
  }
  const databaseUrl = (variable: string): string => {
    const value = text(variable)
    if (value && !/^postgres(ql)?:\/\//.test(value)) wrong(variable, 'must be a postgres:// address')
    return value
  }
  const choice = <T extends string>(variable: string, choices: readonly T[], fallback: T): T => {
    const value = env[variable] || fallback
    const found = choices.find((each) => each === value)
    if (!found) wrong(variable, `must be one of ${choices.join(', ')}`)
    return found ?? fallback
  }

  const production = env.NODE_ENV === 'production'
  const value: ServiceSettings = {
    gateway: {
      development: env.NODE_ENV === 'development',
      production,
      databaseUrls: {
        app: databaseUrl('DATABASE_URL_APP'),
        report: databaseUrl('DATABASE_URL_REPORT'),
        keys: databaseUrl('DATABASE_URL_KEYS'),
      },
      masterKey: masterKeySource(env) ?? { file: text('NAHTLOS_MASTER_KEY_FILE') },
      oidc: oidcFrom(text('OIDC_ISSUER'), production, wrong),
      audience: text('OIDC_AUDIENCE'),
      webDist: env.WEB_DIST || undefined,
      clock: clock(env, wrong),
      persistedOperations: choice('PERSISTED_OPERATIONS', ['required', 'optional'], 'required'),
      rateLimits: rateLimitsFrom(env.RATE_LIMIT_PER_SECOND, wrong),
      trustProxy: choice('TRUST_PROXY', ['true', 'false'], 'false') === 'true',
    },
    port: portFrom(env.PORT, wrong),
    host: env.HOST || '127.0.0.1',
    logLevel: choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  }
  if (production && value.gateway.persistedOperations === 'optional')
    wrong('PERSISTED_OPERATIONS', 'must be required in production')
  if (production && value.gateway.rateLimits === 'off')
    wrong('RATE_LIMIT_PER_SECOND', 'must not be off in production')
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems }
}

type Wrong = (variable: string, problem: string) => void

function oidcFrom(issuer: string, production: boolean, wrong: Wrong): OidcSettings {
  const [, url, realm] = /^(https?:\/\/[^/?#]+(?:\/[^?#]*)?)\/realms\/([^/?#]+)$/.exec(issuer) ?? []
  if (issuer && (!url || !realm)) wrong('OIDC_ISSUER', 'must be an address that ends in /realms/NAME')
  if (production && issuer.startsWith('http:')) wrong('OIDC_ISSUER', 'must be https in production')
  return { issuer, url: url ?? '', realm: realm ?? '' }
}

function clock(env: Env, wrong: Wrong): Clock {
  try {
    return clockFrom(env)
  } catch (error) {
    wrong('NAHTLOS_TODAY', error instanceof Error ? error.message : 'is no day')
    return clockFrom({})
  }
}

function rateLimitsFrom(text: string | undefined, wrong: Wrong): RateLimits | 'off' {
  if (!text) return DEFAULT_LIMITS
  if (text === 'off') return 'off'
  const perSecond = Number(text)
  if (!(perSecond > 0)) wrong('RATE_LIMIT_PER_SECOND', 'must be a number above 0, or off')
  return { ...DEFAULT_LIMITS, session: { perSecond, burst: perSecond * 10 } }
}

function portFrom(text: string | undefined, wrong: Wrong): number {
  const port = Number(text || '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) wrong('PORT', 'must be a port number')
  return port
}
