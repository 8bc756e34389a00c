// Ends the children of a stack whose own process died without doing so (SIGKILL, a crash): the pipe to this
// process closes, whatever the reason. Lines "+pid" and "-pid" on stdin say which process groups are alive.
import { createInterface } from 'node:readline'

const groups = new Set<number>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  const pid = Number(line.slice(1))
  if (!Number.isInteger(pid) || pid <= 1) return
  if (line.startsWith('+')) groups.add(pid)
  else groups.delete(pid)
})
lines.on('close', async () => {
  // SIGINT is a fast, clean shutdown for PostgreSQL, where SIGTERM would wait for clients that never leave.
  for (const pid of groups) signalGroup(pid, 'SIGINT')
  const until = Date.now() + 8_000
  while (Date.now() < until && [...groups].some((pid) => signalGroup(pid, 0)))
    await new Promise((resolve) => setTimeout(resolve, 100))
  for (const pid of groups) signalGroup(pid, 'SIGKILL')
  process.exit(0)
})

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}
