import { existsSync, rmSync } from 'node:fs'
import { readConfig } from './config.ts'
import { runningStack } from './data-dir.ts'
import { wordsOf } from './errors.ts'
import { clusterDirOf } from './postgres-files.ts'

// npm run reset: the next start begins with an empty database and fresh demo data.
try {
  const { dataDir, databaseUrl } = readConfig(process.env)
  const running = runningStack(dataDir)
  if (running !== undefined) {
    console.error(`Nahtlos runs on ${dataDir} (process ${running.pid}): end it first with Ctrl-C.`)
    process.exit(1)
  }
  const folders = [clusterDirOf(dataDir), dataDir].filter((folder) => existsSync(folder))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  console.log(folders.length === 0 ? `Nothing to do: ${dataDir} does not exist.` : `Emptied ${dataDir}.`)
  if (databaseUrl !== undefined) console.log('The database of DATABASE_URL was left as it is.')
} catch (error) {
  console.error(wordsOf(error))
  process.exit(1)
}
