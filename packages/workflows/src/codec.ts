import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec } from '@temporalio/common'
import proto from '@temporalio/proto'

const ENCODING = 'binary/encrypted'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const text = new TextEncoder()
const Envelope = proto.temporal.api.common.v1.Payload

/**
 * Encrypts every payload (arguments, results, signals, memo) with AES-256-GCM before it leaves the process, so that the
 * workflow engine and its database hold nothing readable. The key (32 bytes) lies wrapped in the key store, so that a new
 * master key leaves old histories readable.
 * @throws on decoding what was encrypted under another key or tampered with.
 */
export function encryptingCodec(key: Buffer): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(key, payload)),
    decode: async (payloads) =>
      payloads.map((payload) => (isEncrypted(payload) ? decrypt(key, payload) : payload)),
  }
}

function isEncrypted(payload: Payload): boolean {
  const encoding = payload.metadata?.[METADATA_ENCODING_KEY]
  return encoding !== undefined && encoding !== null && Buffer.from(encoding).toString() === ENCODING
}

// nonce | tag | ciphertext of the whole payload, its metadata included.
function encrypt(key: Buffer, payload: Payload): Payload {
  const plain = Envelope.encode(payload).finish()
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return {
    metadata: { [METADATA_ENCODING_KEY]: text.encode(ENCODING) },
    data: new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body])),
  }
}

function decrypt(key: Buffer, payload: Payload): Payload {
  const sealed = Buffer.from(payload.data ?? [])
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAuthTag(
    sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
  )
  const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  return Envelope.decode(new Uint8Array(plain))
}
