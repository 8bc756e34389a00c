import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const FORMAT = 'nahtlos-audit-head-1'

/** What a chain looked like once. Kept elsewhere, it shows that the chain was cut or rewritten since. */
export interface Head {
  format: typeof FORMAT
  /** DAY: published daily; MOMENT: asked for; YEAR: closes the segment of `year`. */
  kind: 'DAY' | 'MOMENT' | 'YEAR'
  tenantId: string
  /** YYYY-MM-DD, Europe/Berlin. */
  day: string
  year: number | null
  seq: string
  /** SHA-256 in hex. */
  hash: string
  publishedAt: string
  /** Ed25519, SPKI in base64. */
  publicKey: string
  /** Over the other fields, base64. */
  signature: string
}

export interface SigningKey {
  publicKey: string
  sign: (head: Omit<Head, 'format' | 'publicKey' | 'signature'>) => Head
}

/** The key that signs heads: Ed25519, PKCS#8 in PEM. @throws when the file holds no such key. */
export async function signingKeyFromFile(path: string): Promise<SigningKey> {
  const key = createPrivateKey(await readFile(path))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the audit key file must hold an Ed25519 key')
  const publicKey = spki(createPublicKey(key))
  return {
    publicKey,
    sign: (content) => {
      const head = { format: FORMAT, ...content, publicKey } as const
      return { ...head, signature: sign(null, signed(head), key).toString('base64') }
    },
  }
}

export function isSignedBy(head: Head, publicKey: string): boolean {
  if (head.publicKey !== publicKey) return false
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, signed(head), key, Buffer.from(head.signature, 'base64'))
  } catch {
    return false
  }
}

/** Writes a head once; false when the file is there: what was published does not change. */
export async function publish(folder: string, head: Head): Promise<boolean> {
  const name = { DAY: head.day, YEAR: `${head.year}-closed`, MOMENT: head.publishedAt.replaceAll(':', '') }
  const path = join(folder, head.tenantId, `${name[head.kind]}.json`)
  await mkdir(dirname(path), { recursive: true })
  if (await exists(path)) return false
  // Whole or not at all: a head that was cut off by a crash would look like tampering.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(head, null, 2)}\n`, { mode: 0o644 })
  await rename(draft, path).finally(() => rm(draft, { force: true }))
  return true
}

export interface FoundHead {
  file: string
  /** Undefined: not a head, or one that was tampered with. */
  head: Head | undefined
}

/** All heads below a folder. @throws when the folder cannot be read. */
export async function readHeads(folder: string): Promise<FoundHead[]> {
  const entries = await readdir(folder, { recursive: true })
  return Promise.all(
    entries
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(async (file) => ({ file, head: parse(await readFile(join(folder, file), 'utf8')) })),
  )
}

function parse(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Head
    return head.format === FORMAT && isSignedBy(head, head.publicKey) ? head : undefined
  } catch {
    return undefined
  }
}

function signed(head: Omit<Head, 'signature'>): Buffer {
  const { format, kind, tenantId, day, year, seq, hash, publishedAt, publicKey } = head
  return Buffer.from(
    JSON.stringify([format, kind, tenantId, day, year, seq, hash, publishedAt, publicKey]),
    'utf8',
  )
}

function spki(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  )
}
