import { createHmac, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { CaseKeys } from '@nahtlos/db'

/** What the person's way in needs: a key for hashes of codes, and a pair that signs tokens of this issuer only. */
export interface DoorKeys {
  hash: (kind: 'selector' | 'code', value: string) => Uint8Array<ArrayBuffer>
  signing: KeyObject
  verifying: KeyObject
}

// No tenant has it: the key of the door belongs to the house, since nobody knows the Kreis of a code before it is redeemed.
const HOUSE = '00000000-0000-0000-0000-000000000002'
// RFC 8410, section 7: what stands before the 32 bytes of an Ed25519 key in PKCS #8.
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Derived from the key store, so that every gateway of the house has the same and none lies on a disk of its own. */
export async function doorKeys(keys: Pick<CaseKeys, 'blindIndex'>): Promise<DoorKeys> {
  const secret = await keys.blindIndex(HOUSE, 'person door')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const hashKey = derive('nahtlos person code')
  const signing = createPrivateKey({
    key: Buffer.concat([ED25519_PKCS8, derive('nahtlos person token')]),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    hash: (kind, value) => new Uint8Array(createHmac('sha256', hashKey).update(`${kind}|${value}`).digest()),
    signing,
    verifying: createPublicKey(signing),
  }
}
