import type { CaseKeys } from '@nahtlos/db'
import type { TokenVerifier } from '../auth/verify-token.ts'
import { type DoorKeys, doorKeys } from './door-keys.ts'
import { createPersonTokens, type PersonTokens } from './token.ts'

export interface PersonAccess {
  keys: () => Promise<DoorKeys>
  tokens: () => Promise<PersonTokens>
  verify: TokenVerifier
}

/** Asks the key store when the first person comes: one that is out of reach is asked again, and keeps nobody else out. */
export function openPersonAccess({
  keys: store,
  audience,
}: {
  keys: Pick<CaseKeys, 'blindIndex'>
  audience: string
}): PersonAccess {
  let asked: Promise<DoorKeys> | undefined
  const keys = () => {
    asked ??= doorKeys(store).catch((error: unknown) => {
      asked = undefined
      throw error
    })
    return asked
  }
  const tokens = async () => createPersonTokens(await keys(), { audience })
  return {
    keys,
    tokens,
    verify: async (token) =>
      tokens().then(
        ({ verify }) => verify(token),
        () => ({ ok: false, code: 'KEYS_UNAVAILABLE' }),
      ),
  }
}
