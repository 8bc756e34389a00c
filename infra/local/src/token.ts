import { DEMO_PASSWORD } from './accounts.ts'
import { localError } from './errors.ts'
import { CLI_CLIENT } from './identity/clients.ts'

/** A bearer token of a demo account, by the password grant. Works against the embedded provider and Keycloak. */
export async function requestToken(
  issuer: string,
  username: string,
  clientId: string = CLI_CLIENT,
): Promise<string> {
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      username,
      password: DEMO_PASSWORD,
      scope: 'openid',
    }),
  }).catch(() => undefined)
  if (response === undefined)
    throw localError({
      code: 'IDENTITY_UNREACHABLE',
      message: `No identity provider answers at ${issuer}; is \`npm start\` running?`,
      variable: 'NAHTLOS_OIDC_ISSUER',
    })
  const body = (await response.json().catch(() => ({}))) as {
    access_token?: unknown
    error_description?: unknown
  }
  if (response.ok && typeof body.access_token === 'string') return body.access_token
  throw localError({
    code: 'TOKEN_REFUSED',
    message: `No token for the account ${username}: ${String(body.error_description ?? response.status)}`,
  })
}
