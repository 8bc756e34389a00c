import { createHmac, hkdfSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { KeyError } from './key-error.ts'
import { seal, unseal } from './seal.ts'

/**
 * Wraps and unwraps data keys and never gives itself away. A KMS implements the same: `wrap` is its Encrypt, `unwrap` its
 * Decrypt, `context` its encryption context, `id` the id of the key (not of an alias, which may move).
 */
export interface MasterKey {
  id: string
  wrap: (dataKey: Buffer, context: string) => Promise<Buffer>
  /** @throws KeyError KEY_UNREADABLE on another key, another context or changed bytes. */
  unwrap: (wrapped: Buffer, context: string) => Promise<Buffer>
  /**
   * The first value of a key that earlier releases derived from the master key and the key store holds today, so that
   * hashes and histories of then stay comparable and readable. A KMS has none: a random one is made.
   */
  firstKey?: (kind: 'INDEX' | 'SERVICE', name: string) => Buffer
}

/** The master keys at hand: the one that wraps, and older ones that only unwrap. */
export interface MasterKeys {
  /** Wraps what is new, unless the key store names another as current. */
  primary: () => Promise<MasterKey>
  /** Looks again at the source for an id it does not know: a rotation may have brought a new key. @throws MASTER_KEY_UNKNOWN */
  byId: (id: string) => Promise<MasterKey>
  ids: () => Promise<string[]>
}

/** Where the master keys come from: a file (one key a line, the one that wraps first) or a value with commas. */
export type MasterKeySource = { file: string } | { value: string }

/** Reads NAHTLOS_MASTER_KEY, else NAHTLOS_MASTER_KEY_FILE; undefined where neither is set. */
export function masterKeySource(env: Record<string, string | undefined>): MasterKeySource | undefined {
  if (env.NAHTLOS_MASTER_KEY) return { value: env.NAHTLOS_MASTER_KEY }
  return env.NAHTLOS_MASTER_KEY_FILE ? { file: env.NAHTLOS_MASTER_KEY_FILE } : undefined
}

/** @throws MASTER_KEY_INVALID when the source does not hold keys of 32 bytes in base64, or the file cannot be read. */
export async function openMasterKeys(source: MasterKeySource): Promise<MasterKeys> {
  const load = async () =>
    parseMasterKeys('file' in source ? await readFile(source.file, 'utf8') : source.value)
  let known = await load()
  return {
    primary: async () => first(known),
    byId: async (id) => {
      const find = () => known.find((key) => key.id === id)
      if (!find()) known = await load()
      const found = find()
      if (!found) throw new KeyError('MASTER_KEY_UNKNOWN')
      return found
    },
    ids: async () => known.map((key) => key.id),
  }
}

/** The master keys of a file. @throws MASTER_KEY_INVALID */
export function masterKeyFromFile(path: string): Promise<MasterKeys> {
  return openMasterKeys({ file: path })
}

/** @throws MASTER_KEY_INVALID */
export function parseMasterKeys(text: string): MasterKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map((each) => masterKeyOf(Buffer.from(each, 'base64')))
  first(keys)
  return keys
}

function first(keys: readonly MasterKey[]): MasterKey {
  const [key] = keys
  if (!key) throw new KeyError('MASTER_KEY_INVALID')
  return key
}

/** A master key of 32 bytes held in memory. @throws MASTER_KEY_INVALID */
export function masterKeyOf(secret: Buffer): MasterKey {
  if (secret.length !== 32) throw new KeyError('MASTER_KEY_INVALID')
  const id = createHmac('sha256', secret).update('nahtlos master key id').digest('hex').slice(0, 16)
  return {
    id,
    wrap: async (dataKey, context) => seal(secret, dataKey, context),
    unwrap: async (wrapped, context) => {
      try {
        return unseal(secret, wrapped, context)
      } catch {
        throw new KeyError('KEY_UNREADABLE')
      }
    },
    firstKey: (kind, name) =>
      Buffer.from(
        kind === 'INDEX'
          ? hkdfSync('sha256', secret, name, 'nahtlos blind index', 32)
          : hkdfSync('sha256', secret, '', `nahtlos ${name}`, 32),
      ),
  }
}
