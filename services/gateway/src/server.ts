import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { openCaseKeys, openDatabase, openMasterKeys, openPersonDoor } from '@nahtlos/db'
import type { GraphQLSchema } from 'graphql'
import { createTokenVerifier } from './auth/verify-token.ts'
import { openChangeFeed } from './changes.ts'
import type { GatewayConfig } from './config.ts'
import { createOperations } from './graphql/operations.ts'
import type { Documents } from './graphql/persisted.ts'
import { createAuthenticate } from './http/authenticate.ts'
import { createGraphqlEndpoint } from './http/graphql-endpoint.ts'
import { sendCode, sendJson, setTransportHeaders } from './http/headers.ts'
import { createReadiness } from './http/health.ts'
import { createPersonSession } from './http/person-session.ts'
import { createBuckets, NO_BUCKETS } from './http/rate-limit.ts'
import { createStaticFiles, holdsWebApp } from './http/static.ts'
import type { Log } from './log.ts'
import { openPersonAccess } from './person/access.ts'
import { eitherIssuer } from './person/token.ts'

export interface GatewayParts {
  schema: GraphQLSchema
  /** Operations of scripts, beside those of the web build. */
  documents: Documents
  log: Log
}

export interface Gateway {
  /** Port 0 takes any free one. */
  listen: (port: number, host?: string) => Promise<RunningGateway>
}

export interface RunningGateway {
  url: string
  /** Lets requests under way finish (up to ten seconds), ends event streams, then closes the databases. */
  close: () => Promise<void>
}

const WEB_CLIENT = 'nahtlos-web'
/** Clients of the realm whose tokens are taken; infra/keycloak/realm.json holds them. */
const CLIENTS = [WEB_CLIENT, 'nahtlos-cli']
const PATIENCE_MS = 10_000

/**
 * Opens databases, compiles operations and makes the one HTTP server of the product.
 * @throws when the master key or the web build cannot be used; a database out of reach only makes it not ready.
 */
export async function createGateway(config: GatewayConfig, parts: GatewayParts): Promise<Gateway> {
  const { schema, documents, log } = parts
  const { oidc, rateLimits } = config
  const operations = createOperations({
    schema,
    documents,
    webDist: config.webDist,
    mode: config.persistedOperations,
    development: config.development,
  })
  if (config.production && config.webDist !== undefined && !holdsWebApp(config.webDist))
    throw new Error('WEB_DIST holds no built web app')
  const master = await openMasterKeys(config.masterKey)
  const keys = openCaseKeys({ url: config.databaseUrls.keys, master })
  const db = openDatabase({ url: config.databaseUrls.app, keys })
  const reports = openDatabase({ url: config.databaseUrls.report, poolSize: 4 })
  const person = openPersonAccess({ keys, audience: config.audience })
  const door = openPersonDoor({ url: config.databaseUrls.app })
  const changes = openChangeFeed({ databaseUrl: config.databaseUrls.app, log })

  const endpoint = createGraphqlEndpoint({
    config,
    operations,
    authenticate: createAuthenticate({
      verify: eitherIssuer(
        createTokenVerifier({ issuer: oidc.issuer, audience: config.audience, clients: CLIENTS }),
        person.verify,
      ),
      refused: rateLimits === 'off' ? NO_BUCKETS : createBuckets(rateLimits.refusedByAddress),
    }),
    sessions: rateLimits === 'off' ? NO_BUCKETS : createBuckets(rateLimits.session),
    context: { db, reports, keys, clock: config.clock, changes },
    log,
  })
  const personSession = createPersonSession({
    config,
    door,
    ...person,
    byAddress: rateLimits === 'off' ? NO_BUCKETS : createBuckets(rateLimits.codesByAddress),
    everybody: rateLimits === 'off' ? NO_BUCKETS : createBuckets(rateLimits.codes),
    log,
  })
  const readiness = createReadiness({ issuer: oidc.issuer, changes })
  const staticFiles = createStaticFiles(config)
  const webConfig = {
    oidc: { url: oidc.url, realm: oidc.realm, clientId: WEB_CLIENT },
    development: config.development,
  }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setTransportHeaders(request, response, config)
    switch (request.url?.split('?', 1)[0]) {
      case '/graphql':
        return endpoint.handle(request, response)
      case '/person/session':
        return personSession(request, response)
      case '/health/live':
        return sendJson(response, 200, { live: true })
      case '/health/ready': {
        const state = await readiness()
        return sendJson(response, state.ready ? 200 : 503, state)
      }
      case '/config.json':
        return sendJson(response, 200, webConfig)
      default:
        return staticFiles(request, response)
    }
  }
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      handle(request, response).catch((error: unknown) => {
        log.error({ error }, 'REQUEST_FAILED')
        if (response.headersSent) response.destroy()
        else sendCode(response, 500, 'INTERNAL')
      })
    },
  )

  let closing: Promise<unknown> | undefined
  const close = async () => {
    closing ??= (async () => {
      endpoint.close()
      await closeServer(server)
      await Promise.all([changes.close(), db.close(), door.close(), reports.close(), keys.close()])
    })()
    await closing
  }
  return {
    async listen(port, host = '127.0.0.1') {
      try {
        await listen(server, port, host)
      } catch (error) {
        await close()
        throw error
      }
      const address = server.address()
      const url = `http://${host}:${typeof address === 'object' ? address?.port : port}`
      log.info({ operations: operations.size(), web: holdsWebApp(config.webDist) }, 'GATEWAY_LISTENS')
      return { url, close }
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return
  const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
  // `close` ends what is idle now; a connection whose request ends later would be kept open for the next one.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(impatient)
  clearInterval(idle)
}
