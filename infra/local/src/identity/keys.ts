import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

export interface IdentityKeys {
  /** Private signing keys. The first signs, the others still verify, as Keycloak's passive keys do. */
  signing: JWK[]
  cookie: string[]
}

export async function readOrMakeKeys(file: string): Promise<IdentityKeys> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as IdentityKeys
  const keys = { signing: [await makeKey()], cookie: [randomBytes(32).toString('base64url')] }
  writeKeys(file, keys)
  return keys
}

/** Puts a new signing key before the present one. */
export async function rotateKeys(file: string, keys: IdentityKeys): Promise<IdentityKeys> {
  const rotated = { ...keys, signing: [await makeKey(), ...keys.signing].slice(0, 2) }
  writeKeys(file, rotated)
  return rotated
}

function writeKeys(file: string, keys: IdentityKeys): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = randomBytes(16).toString('base64url')
  return { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' }
}
