import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusterDirOf, clusterPassword } from './postgres-files.ts'

/** The administrator's connection to a database of the embedded server that runs on the data folder, if one does. */
export function runningDatabaseUrl(dataDir: string, database: string): string | undefined {
  // Line 4 is the port (PostgreSQL, "Database File Layout").
  const pidFile = join(clusterDirOf(dataDir), 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3])
  return Number.isInteger(port)
    ? `postgres://postgres:${clusterPassword(dataDir)}@127.0.0.1:${port}/${database}`
    : undefined
}
