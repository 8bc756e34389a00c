import { readFileSync } from 'node:fs'
import { WEB_CLIENT } from './identity/clients.ts'
import type { IdentityControl } from './identity/index.ts'
import { webSettings } from './realm.ts'
import { REALM_FILE } from './realm-write.ts'

export interface KeycloakAdmin extends IdentityControl {
  /** Imports the committed realm on the first start, and lets the web app's origins in. */
  ensureRealm: (webOrigins: readonly string[]) => Promise<void>
}

interface Named {
  id: string
  name?: string
}

/** Keycloak's administration over HTTP. Its tokens live a minute, so each change signs in anew. */
export function keycloakAdmin(url: string, password: string): KeycloakAdmin {
  const realmUrl = `${url}/admin/realms/nahtlos`

  const call = async (method: string, target: string, body?: unknown): Promise<Response> => {
    const response = await fetch(target, {
      method,
      headers: { authorization: `Bearer ${await signIn()}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (response.ok || response.status === 404) return response
    throw new Error(`Keycloak answers ${response.status} to ${method} ${new URL(target).pathname}`)
  }
  const signIn = async (): Promise<string> => {
    const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: 'admin',
        password,
      }),
    })
    const { access_token: token } = (await response.json()) as { access_token?: string }
    if (token === undefined) throw new Error('Keycloak refuses its administrator')
    return token
  }
  const get = async <T>(target: string): Promise<T> => (await call('GET', target)).json() as Promise<T>

  return {
    async ensureRealm(webOrigins) {
      if ((await call('GET', realmUrl)).status === 404)
        await call('POST', `${url}/admin/realms`, JSON.parse(readFileSync(REALM_FILE, 'utf8')))
      const [client] = await get<Named[]>(`${realmUrl}/clients?clientId=${WEB_CLIENT}`)
      if (client === undefined) throw new Error(`the realm has no client ${WEB_CLIENT}`)
      await call('PUT', `${realmUrl}/clients/${client.id}`, { ...client, ...webSettings(webOrigins) })
    },
    async setRoles(username, roles) {
      const [user] = await get<Named[]>(
        `${realmUrl}/users?exact=true&username=${encodeURIComponent(username)}`,
      )
      if (user === undefined) throw new Error(`Keycloak has no account ${username}`)
      const mappings = `${realmUrl}/users/${user.id}/role-mappings/realm`
      await call('DELETE', mappings, await get<Named[]>(mappings))
      const all = await get<Named[]>(`${realmUrl}/roles`)
      await call(
        'POST',
        mappings,
        all.filter(({ name }) => roles.some((role) => role === name)),
      )
    },
    async setAccessTokenSeconds(seconds) {
      await call('PUT', realmUrl, { accessTokenLifespan: seconds })
    },
    async rotateKey() {
      const realm = await get<Named>(realmUrl)
      await call('POST', `${realmUrl}/components`, {
        name: `rotated-${Date.now()}`,
        providerId: 'rsa-generated',
        providerType: 'org.keycloak.keys.KeyProvider',
        parentId: realm.id,
        // Above the first key, which stays for verification.
        config: {
          priority: [String(Math.floor(Date.now() / 1000))],
          enabled: ['true'],
          active: ['true'],
          algorithm: ['RS256'],
        },
      })
    },
  }
}
