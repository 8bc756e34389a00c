// Writes infra/keycloak/realm.json from the lists of accounts, roles and clients: node infra/local/src/realm-write.ts
import { writeFileSync } from 'node:fs'
import { makeRealm } from './realm.ts'

export const REALM_FILE = new URL('../../keycloak/realm.json', import.meta.url)

if (import.meta.main) writeFileSync(REALM_FILE, `${JSON.stringify(makeRealm(), null, 2)}\n`)
