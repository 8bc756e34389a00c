import { KeyError, type MasterKeySource, masterKeySource, openMasterKeys } from '@nahtlos/db'
import { addMasterKey, checkKeys, type KeyCounts, retireMasterKeys, rotateKeys } from '@nahtlos/db/keys'
import { readConfig } from '@nahtlos/infra-local/config'
import { runningDatabaseUrl } from '@nahtlos/infra-local/running-database'
import type { Command } from 'commander'

const FAILED = 1
const KEY_DATABASE = 'nahtlos_keys'

export function registerKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description('the key store: DATABASE_URL_KEYS with NAHTLOS_MASTER_KEY_FILE or NAHTLOS_MASTER_KEY')

  keys
    .command('check')
    .description('open every wrapped key once and count; exit code 1 when one does not open')
    .action(() =>
      run(async ({ url, source }) => print(await checkKeys({ url, master: await openMasterKeys(source) }))),
    )

  keys
    .command('rotate')
    .description(
      'wrap every data key under a new master key; cut off, it goes on where it was when called again',
    )
    .action(() => run(rotate))
}

interface Store {
  url: string
  source: MasterKeySource
}

async function rotate({ url, source }: Store): Promise<void> {
  if ('file' in source)
    say((await addMasterKey(source.file)) ? 'new master key made' : 'going on with the rotation begun')
  const master = await openMasterKeys(source)
  if ('value' in source && (await master.ids()).length < 2)
    return fail('NAHTLOS_MASTER_KEY must hold the new key and the old one: new,old')
  const count = await rotateKeys({ url, master, onBatch: (total) => say(`${total} wrapped anew`) })
  const counts = await checkKeys({ url, master })
  print(counts)
  const foreign = Object.keys(counts.byMaster).filter((id) => id !== counts.current)
  if (counts.unreadable > 0 || foreign.length > 0)
    return fail('not every key is under the new master key: call again')
  say(`${count} data keys wrapped anew, data untouched`)
  if ('value' in source) return say('the old key may leave NAHTLOS_MASTER_KEY')
  for (const path of await retireMasterKeys(source.file))
    say(`former key: ${path}; needed for older backups of the key store only`)
}

function print(counts: KeyCounts): void {
  say(`current master key ${counts.current ?? 'none yet'}`)
  for (const [kind, number] of Object.entries(counts.readable)) say(`${kind} ${number}`)
  for (const [id, number] of Object.entries(counts.byMaster)) say(`under ${id} ${number}`)
  if (counts.unreadable > 0) fail(`${counts.unreadable} open with none of the master keys at hand`)
}

async function run(action: (store: Store) => Promise<void>): Promise<void> {
  const local = readConfig(process.env)
  const url = process.env.DATABASE_URL_KEYS ?? runningDatabaseUrl(local.dataDir, KEY_DATABASE)
  if (!url) return fail('DATABASE_URL_KEYS is not set and no local platform runs')
  try {
    await action({ url, source: masterKeySource(process.env) ?? { file: local.masterKeyFile } })
  } catch (error) {
    if (error instanceof KeyError) return fail(`${error.code}: ${error.message}`)
    // Of the database or the file system: a code, no address.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL'
    fail(`the key store or the master key cannot be reached: ${code}`)
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = FAILED
}
