import { DEMO_ACCOUNTS, DEMO_PASSWORD, ROLES } from './accounts.ts'
import {
  ACCESS_TOKEN_SECONDS,
  audienceOf,
  CLI_CLIENT,
  FOREIGN_CLIENT,
  SESSION_IDLE_SECONDS,
  SESSION_MAX_SECONDS,
  WEB_CLIENT,
} from './identity/clients.ts'

/** The origins that the committed realm knows; a stack on another port adds its own. */
export const DEFAULT_ORIGINS = ['http://127.0.0.1:8080', 'http://localhost:8080']

/**
 * Keycloak's realm of the demo accounts, in the format of its realm export. infra/keycloak/realm.json is this value,
 * written by realm-write.ts; the embedded provider is built from the same lists.
 */
export function makeRealm(origins: readonly string[] = DEFAULT_ORIGINS) {
  return {
    realm: 'nahtlos',
    enabled: true,
    displayName: 'Nahtlos (development)',
    sslRequired: 'none',
    internationalizationEnabled: true,
    supportedLocales: ['de', 'en'],
    defaultLocale: 'de',
    accessTokenLifespan: ACCESS_TOKEN_SECONDS,
    ssoSessionIdleTimeout: SESSION_IDLE_SECONDS,
    ssoSessionMaxLifespan: SESSION_MAX_SECONDS,
    // As the embedded provider: tabs that share one session may refresh in any order.
    revokeRefreshToken: false,
    // Names and e-mail are not Keycloak's business here, so it must not ask for them at the first sign-in.
    requiredActions: [
      {
        alias: 'VERIFY_PROFILE',
        name: 'Verify Profile',
        providerId: 'VERIFY_PROFILE',
        enabled: false,
        defaultAction: false,
        priority: 100,
        config: {},
      },
    ],
    roles: { realm: ROLES.map((name) => ({ name })) },
    clients: [
      {
        ...makeClient(WEB_CLIENT),
        standardFlowEnabled: true,
        directAccessGrantsEnabled: false,
        ...webSettings(origins),
      },
      { ...makeClient(CLI_CLIENT), standardFlowEnabled: false, directAccessGrantsEnabled: true },
      { ...makeClient(FOREIGN_CLIENT), standardFlowEnabled: false, directAccessGrantsEnabled: true },
    ],
    users: DEMO_ACCOUNTS.map((account) => ({
      id: account.subject,
      username: account.username,
      enabled: true,
      realmRoles: [account.role],
      credentials: [{ type: 'password', value: DEMO_PASSWORD, temporary: false }],
    })),
  }
}

/** What of the web client depends on where the web app is served. */
export function webSettings(origins: readonly string[]) {
  return {
    redirectUris: origins.map((origin) => `${origin}/*`),
    webOrigins: [...origins],
    attributes: {
      'pkce.code.challenge.method': 'S256',
      'post.logout.redirect.uris': origins.map((origin) => `${origin}/*`).join('##'),
    },
  }
}

function makeClient(clientId: string) {
  return {
    clientId,
    enabled: true,
    publicClient: true,
    protocol: 'openid-connect',
    // `basic` brings sub and auth_time. Without `profile` and `email` the tokens hold no name and no address.
    defaultClientScopes: ['basic'],
    optionalClientScopes: [],
    fullScopeAllowed: true,
    protocolMappers: [
      mapper('audience', 'oidc-audience-mapper', {
        'included.custom.audience': audienceOf(clientId),
        'id.token.claim': 'false',
      }),
      mapper('user name', 'oidc-usermodel-attribute-mapper', {
        'user.attribute': 'username',
        'claim.name': 'preferred_username',
        'jsonType.label': 'String',
        'id.token.claim': 'true',
      }),
      mapper('roles', 'oidc-usermodel-realm-role-mapper', {
        'claim.name': 'realm_access.roles',
        'jsonType.label': 'String',
        multivalued: 'true',
        'id.token.claim': 'false',
      }),
    ],
  }
}

function mapper(name: string, protocolMapper: string, config: Record<string, string>) {
  return {
    name,
    protocol: 'openid-connect',
    protocolMapper,
    config: { 'access.token.claim': 'true', 'introspection.token.claim': 'true', ...config },
  }
}
