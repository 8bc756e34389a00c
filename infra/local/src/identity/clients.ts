/** Clients of the realm; infra/keycloak/realm.json holds the same. */
export const WEB_CLIENT = 'nahtlos-web'
export const CLI_CLIENT = 'nahtlos-cli'
/** Its tokens are for another audience: tests show that the gateway refuses them. */
export const FOREIGN_CLIENT = 'nahtlos-foreign'

export const GATEWAY_AUDIENCE = 'nahtlos-gateway'
export const FOREIGN_AUDIENCE = 'another-service'

/** As in Keycloak's realm settings, in seconds. */
export const ACCESS_TOKEN_SECONDS = 300
export const SESSION_IDLE_SECONDS = 1800
export const SESSION_MAX_SECONDS = 36_000

export function audienceOf(clientId: string): string {
  return clientId === FOREIGN_CLIENT ? FOREIGN_AUDIENCE : GATEWAY_AUDIENCE
}
