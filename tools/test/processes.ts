import { type ChildProcess, spawn } from 'node:child_process'

const running = new Set<ChildProcess>()

export interface Ended {
  code: number
  output: string
  timedOut: boolean
}

/** Runs a program with no input, and resolves with its exit code and all it said. Ends it after the limit. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, minutes }: { cwd: string; env?: NodeJS.ProcessEnv; minutes: number },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    const chunks: Buffer[] = []
    let timedOut = false
    let kill: NodeJS.Timeout | undefined
    const limit = setTimeout(() => {
      timedOut = true
      child.kill('SIGTERM')
      kill = setTimeout(() => child.kill('SIGKILL'), 20_000)
    }, minutes * 60_000)
    const end = (code: number, more = '') => {
      clearTimeout(limit)
      clearTimeout(kill)
      running.delete(child)
      resolve({ code, output: Buffer.concat(chunks).toString() + more, timedOut })
    }
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', (error) => end(127, error.message))
    child.once('close', (code) => end(code ?? 1))
  })
}

/** What was started must not outlive the run. */
export function endAll(): void {
  for (const child of running) child.kill('SIGTERM')
}
