import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { localError } from './errors.ts'

/** What a running stack says of itself, for `nahtlos token` and `npm run reset`. */
export interface RunningStack {
  pid: number
  gatewayUrl?: string
  /** Login of the sealer, for `nahtlos audit`: it reads the trail and appends seals. Drawn anew at each start. */
  sealerUrl?: string
  issuer?: string
}

/** Takes the data folder for this process. Throws where it cannot be written or another stack runs on it. */
export function claimDataDir(dataDir: string): void {
  try {
    makeFolder(join(dataDir, 'logs'))
    writeFileSync(join(dataDir, '.writable'), '')
    rmSync(join(dataDir, '.writable'))
  } catch (error) {
    throw localError({
      code: 'DATA_DIR_UNWRITABLE',
      message: `The data folder ${dataDir} cannot be written: ${error instanceof Error ? error.message : error}`,
      variable: 'NAHTLOS_DATA_DIR',
    })
  }
  const other = runningStack(dataDir)
  if (other !== undefined)
    throw localError({
      code: 'DATA_DIR_IN_USE',
      message: `Nahtlos already runs on the data folder ${dataDir} (process ${other.pid})`,
      variable: 'NAHTLOS_DATA_DIR',
    })
  announceStack(dataDir, { pid: process.pid })
}

export function announceStack(dataDir: string, stack: RunningStack): void {
  writeFileSync(stackFile(dataDir), JSON.stringify(stack), { mode: 0o600 })
}

export function releaseDataDir(dataDir: string): void {
  rmSync(stackFile(dataDir), { force: true })
}

/** The stack that runs on the data folder, if its process is alive. */
export function runningStack(dataDir: string): RunningStack | undefined {
  if (!existsSync(stackFile(dataDir))) return undefined
  try {
    const stack = JSON.parse(readFileSync(stackFile(dataDir), 'utf8')) as RunningStack
    if (!Number.isInteger(stack.pid)) return undefined
    // Two stacks of one process (tests) exclude each other too.
    process.kill(stack.pid, 0)
    return stack
  } catch {
    return undefined
  }
}

/** Makes the key that wraps the case keys on the first start; 32 bytes in base64. Says whether it did. */
export function ensureMasterKey(file: string): boolean {
  if (existsSync(file)) return false
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  return true
}

/** Makes the key that signs the heads of the audit trail on the first start; its public half lies beside it. */
export function ensureAuditKey(file: string): void {
  if (existsSync(file)) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  writeFileSync(`${file}.pub`, publicKey.export({ format: 'pem', type: 'spki' }), { mode: 0o644 })
}

/** A new key opens nothing of a database that was there before it: takes it back and throws MASTER_KEY_MISSING. */
export function refuseNewMasterKey(file: string): never {
  rmSync(file)
  throw localError({
    code: 'MASTER_KEY_MISSING',
    message: `The database has data of an earlier start, but its master key is not at ${file}: without it nobody can read them`,
    variable: 'NAHTLOS_MASTER_KEY_FILE',
  })
}

// Node's own `recursive` never returns below a folder like /proc, where making one fails with ENOENT.
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

function stackFile(dataDir: string): string {
  return join(dataDir, 'run.json')
}
