import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Available } from './errors.ts'

const run = promisify(execFile)

/** Newer tags hold replace directives, which `go install` refuses. */
const VERSION = '1.5.1'
const DOWNLOAD_HOST = 'https://temporal.download'

/** One way to have the `temporal` program. */
export interface Rung {
  name: string
  find: () => Promise<Available<string>>
}

export interface RungOptions {
  cacheDir: string
  log: (line: string) => void
  path?: string
}

/** The ways to have a Temporal server, the quickest first. */
export function temporalRungs(options: RungOptions): Rung[] {
  const { cacheDir, log } = options
  const path = options.path ?? process.env.PATH ?? ''
  return [
    { name: '`temporal` on the PATH', find: async () => onPath(path) },
    { name: `the cache folder ${cacheDir}`, find: async () => inCache(cacheDir) },
    { name: "the download of Temporal's TypeScript SDK", find: () => bySdkDownload(cacheDir, log) },
    {
      name: `go install github.com/temporalio/cli/cmd/temporal@v${VERSION}`,
      find: () => byGoInstall(cacheDir, log),
    },
  ]
}

function onPath(path: string): Available<string> {
  const found = findOnPath('temporal', path)
  return found === undefined ? { ok: false, reason: 'not found' } : { ok: true, value: found }
}

export function findOnPath(program: string, path: string = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter((dir) => dir !== '')
    .map((dir) => join(dir, program))
    .find(isExecutable)
}

function inCache(cacheDir: string): Available<string> {
  const built = join(cacheDir, `temporal-${VERSION}`, 'temporal')
  if (isExecutable(built)) return { ok: true, value: built }
  const downloaded = downloadedBinary(cacheDir)
  return downloaded === undefined ? { ok: false, reason: 'holds none yet' } : { ok: true, value: downloaded }
}

async function bySdkDownload(cacheDir: string, log: (line: string) => void): Promise<Available<string>> {
  try {
    // The SDK itself would retry for a minute where the open internet is closed.
    await fetch(DOWNLOAD_HOST, { method: 'HEAD', signal: AbortSignal.timeout(3_000) })
  } catch {
    return { ok: false, reason: `${DOWNLOAD_HOST} cannot be reached` }
  }
  log("downloading the Temporal server through Temporal's SDK")
  const script = fileURLToPath(new URL('./temporal-download.ts', import.meta.url))
  mkdirSync(downloadDir(cacheDir), { recursive: true })
  try {
    await run(process.execPath, [script, downloadDir(cacheDir)], { timeout: 180_000 })
  } catch (error) {
    return { ok: false, reason: `the download failed: ${lastLine(error)}` }
  }
  const value = downloadedBinary(cacheDir)
  return value === undefined ? { ok: false, reason: 'the download left no program' } : { ok: true, value }
}

async function byGoInstall(cacheDir: string, log: (line: string) => void): Promise<Available<string>> {
  if (findOnPath('go') === undefined) return { ok: false, reason: 'Go is not installed' }
  const target = join(cacheDir, `temporal-${VERSION}`)
  const making = `${target}.${process.pid}`
  mkdirSync(making, { recursive: true })
  log('building the Temporal server with Go, once, about three minutes')
  try {
    await run('go', ['install', '-ldflags', '-s -w', `github.com/temporalio/cli/cmd/temporal@v${VERSION}`], {
      env: { ...process.env, GOBIN: making },
      cwd: making,
      timeout: 1_200_000,
    })
    // Renamed when whole, so that a build cut off is never taken for a server.
    if (!existsSync(target)) renameSync(making, target)
    return { ok: true, value: join(target, 'temporal') }
  } catch (error) {
    return { ok: false, reason: `the build failed: ${lastLine(error)}` }
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

function downloadDir(cacheDir: string): string {
  return join(cacheDir, 'temporal-sdk')
}

function downloadedBinary(cacheDir: string): string | undefined {
  const dir = downloadDir(cacheDir)
  if (!existsSync(dir)) return undefined
  return readdirSync(dir)
    .filter((name) => name.startsWith('temporal-sdk-'))
    .map((name) => join(dir, name))
    .find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function lastLine(error: unknown): string {
  const text =
    error instanceof Error && 'stderr' in error ? String(error.stderr) || error.message : String(error)
  return text.trim().split('\n').at(-1) ?? ''
}
