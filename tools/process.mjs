import { spawn } from 'node:child_process'

/**
 * Runs a program on this terminal and resolves with its exit code. A Ctrl-C reaches the program itself (it is in the
 * same process group); signals sent to this process alone are passed on, and this process outlives the program.
 */
export function runInherited(program, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' })
    const pass = {
      SIGINT: () => {},
      SIGTERM: () => child.kill('SIGTERM'),
      SIGHUP: () => child.kill('SIGHUP'),
    }
    // From a script, without a terminal, there is no group that a Ctrl-C would reach.
    if (!process.stdin.isTTY) pass.SIGINT = () => child.kill('SIGINT')
    for (const [signal, handler] of Object.entries(pass)) process.on(signal, handler)
    child.once('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** Runs a program without showing its output, and resolves with how it ended and what it said. */
export function runCaptured(program, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) =>
      resolve({ code: 127, missing: error.code === 'ENOENT', output: error.message }),
    )
    child.once('close', (code) =>
      resolve({ code: code ?? 1, missing: false, output: Buffer.concat(chunks).toString() }),
    )
  })
}
