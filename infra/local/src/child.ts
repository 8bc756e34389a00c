import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ChildOptions {
  name: string
  command: string
  args: readonly string[]
  env?: NodeJS.ProcessEnv
  cwd?: string
  /** Receives stdout and stderr. Appended to, so that the log of a crash survives the next start. */
  logFile: string
  uid?: number
  gid?: number
  stopSignal?: NodeJS.Signals
  /** How long `stop` waits before it kills, in ms. */
  stopWithin?: number
}

export interface Child {
  name: string
  pid: number
  logFile: string
  /** Resolves when the process has ended, with its exit code or signal in words. Never rejects. */
  exited: Promise<string>
  isRunning: () => boolean
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/**
 * Starts a process in its own process group: a Ctrl-C in the terminal reaches the supervisor alone, which then
 * ends its children in order. A watchdog process ends them should the supervisor die without doing so.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true })
  const log = openSync(options.logFile, 'a', 0o600)
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: true,
    uid: options.uid,
    gid: options.gid,
  })
  closeSync(log)
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  const pid = child.pid
  if (pid === undefined) throw new Error(`${options.name} has no process id`)
  tellWatchdog(`+${pid}`)
  let running = true
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false
      // What the child itself started (java below a shell) belongs to its group and ends with it.
      signalGroup(pid, 'SIGKILL')
      tellWatchdog(`-${pid}`)
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`)
    })
  })
  const stop = async (signal: NodeJS.Signals = options.stopSignal ?? 'SIGTERM'): Promise<void> => {
    if (!running) return
    signalGroup(pid, signal)
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), options.stopWithin ?? 10_000)
    await exited
    clearTimeout(timer)
  }
  return { name: options.name, pid, logFile: options.logFile, exited, isRunning: () => running, stop }
}

/** The last lines of a child's log, for the error that says why it died. */
export function logTail(logFile: string, lines = 15): string {
  if (!existsSync(logFile)) return ''
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}

let watchdog: ChildProcess | undefined

function tellWatchdog(line: string): void {
  if (watchdog === undefined || watchdog.exitCode !== null) {
    const script = fileURLToPath(new URL('./watchdog.ts', import.meta.url))
    watchdog = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    watchdog.stdin?.on('error', () => {})
    // The watchdog must not keep a finished process alive.
    watchdog.unref()
    const stdin: unknown = watchdog.stdin
    if (typeof stdin === 'object' && stdin !== null && 'unref' in stdin && typeof stdin.unref === 'function')
      stdin.unref()
  }
  watchdog.stdin?.write(`${line}\n`)
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Already gone.
  }
}
