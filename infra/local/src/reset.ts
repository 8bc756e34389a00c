import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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
  if (!existsSync(dataDir)) console.log(`Nothing to do: ${dataDir} does not exist.`)
  else if (databaseUrl === undefined && existsSync(clusterDirOf(dataDir))) {
    for (const folder of [clusterDirOf(dataDir), dataDir]) rmSync(folder, { recursive: true, force: true })
    console.log(`Emptied ${dataDir}.`)
  } else {
    // A database elsewhere lives on; the key that opens it must too.
    for (const name of readdirSync(dataDir))
      if (name !== 'secrets') rmSync(join(dataDir, name), { recursive: true, force: true })
    console.log(`Emptied ${dataDir} but for its keys: an own database was left as it is, and needs them.`)
  }
} catch (error) {
  console.error(wordsOf(error))
  process.exit(1)
}
