import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { logTail, startChild } from './child.ts'
import { type Available, localError } from './errors.ts'
import type { Identity, IdentityControl } from './identity/index.ts'
import { keycloakAdmin } from './keycloak-admin.ts'
import { findJava, runMaven } from './maven.ts'
import { freePort } from './ports.ts'

const VERSION = '26.7.3'
const JAVA = 17

export interface KeycloakOptions {
  dataDir: string
  cacheDir: string
  port?: number
  webOrigins: readonly string[]
  log?: (line: string) => void
}

/** The folder of the Keycloak distribution, fetched once through Maven (160 MB), or why it cannot be had. */
export async function ensureKeycloak(options: {
  cacheDir: string
  log?: (line: string) => void
}): Promise<Available<string>> {
  const java = findJava(JAVA)
  if (!java.ok) return java
  const dir = join(options.cacheDir, `keycloak-${VERSION}`)
  if (existsSync(dir)) return { ok: true, value: dir }
  options.log?.('downloading Keycloak through Maven, once, 160 MB')
  const making = `${dir}.${process.pid}`
  try {
    mkdirSync(making, { recursive: true })
    const artifact = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`
    const unpacked = await runMaven(
      ['dependency:unpack', `-Dartifact=${artifact}`, '-DoutputDirectory=.', '-Dproject.basedir=.'],
      making,
    )
    if (!unpacked.ok) return unpacked
    if (!existsSync(dir)) renameSync(join(making, `keycloak-${VERSION}`), dir)
    return { ok: true, value: dir }
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/** Starts a real Keycloak in development mode on loopback, with the realm of infra/keycloak/realm.json. */
export async function startKeycloak(options: KeycloakOptions): Promise<Identity & IdentityControl> {
  const home = await ensureKeycloak(options)
  const java = findJava(JAVA)
  if (!home.ok || !java.ok)
    throw localError({
      code: 'NO_KEYCLOAK',
      message: `Keycloak cannot be had: ${home.ok ? (java.ok ? '' : java.reason) : home.reason}. Leave out --keycloak, or`,
      variable: 'NAHTLOS_OIDC_ISSUER',
    })
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const password = adminPassword(options.dataDir)
  const logFile = join(options.dataDir, 'logs', 'keycloak.log')
  const database = join(options.dataDir, 'keycloak', 'keycloakdb')
  mkdirSync(dirname(database), { recursive: true })
  const child = await startChild({
    name: 'keycloak',
    command: join(home.value, 'bin', 'kc.sh'),
    args: [
      'start-dev',
      '--http-host=127.0.0.1',
      `--http-port=${port}`,
      `--hostname=${url}`,
      // The distribution in the cache is shared by all checkouts; data is not.
      `--db-url=jdbc:h2:file:${database};NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE`,
    ],
    env: {
      ...process.env,
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: password,
      JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
    },
    logFile,
    stopWithin: 15_000,
  })
  try {
    await untilReady(url, child.isRunning)
    const admin = keycloakAdmin(url, password)
    await admin.ensureRealm(options.webOrigins)
    return {
      issuer: `${url}/realms/nahtlos`,
      source: `Keycloak ${VERSION}`,
      exited: child.exited,
      stop: child.stop,
      setRoles: admin.setRoles,
      setAccessTokenSeconds: admin.setAccessTokenSeconds,
      rotateKey: admin.rotateKey,
    }
  } catch (error) {
    await child.stop('SIGKILL')
    throw localError({
      code: 'KEYCLOAK_NOT_STARTED',
      message: `Keycloak did not start: ${error instanceof Error ? error.message : error}\n${logTail(logFile, 8)}\nLeave out --keycloak, or`,
      variable: 'NAHTLOS_OIDC_ISSUER',
    })
  }
}

async function untilReady(url: string, isRunning: () => boolean): Promise<void> {
  const until = Date.now() + 180_000
  for (;;) {
    const response = await fetch(`${url}/realms/master`).catch(() => undefined)
    if (response?.ok) return
    if (!isRunning()) throw new Error('it ended')
    if (Date.now() > until) throw new Error('it was not ready within 180 s')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function adminPassword(dataDir: string): string {
  const file = join(dataDir, 'secrets', 'keycloak-admin.password')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const password = randomBytes(18).toString('base64url')
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, password, { mode: 0o600 })
  return password
}
