import {
  Client,
  type CombinedError,
  cacheExchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
} from '@urql/core'
import type { Session } from '../auth/session.ts'

/**
 * The client of one session. Operations travel as their hash only; the gateway knows the text. Answers are kept for the way back
 * within the visit and always asked again (`cache-and-network`); nothing is stored beyond the page.
 */
export function createGraphqlClient(session: Session): Client {
  return new Client({
    url: '/graphql',
    // A GET would put variables into URLs, and URLs into logs.
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [cacheExchange, mapExchange({ onOperation: asPersisted }), fetchExchange],
    fetch: (input, init) => authorisedFetch(session, input, init),
  })
}

async function authorisedFetch(
  session: Session,
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  const headers = new Headers(init?.headers)
  headers.set('authorization', `Bearer ${await session.token()}`)
  const response = await fetch(input, { ...init, headers })
  if (response.status === 401) session.expire()
  return response
}

function asPersisted(operation: Operation): Operation {
  return makeOperation(
    operation.kind,
    { ...operation, extensions: persisted(operation.query) },
    operation.context,
  )
}

/** The extension that stands for a document; codegen embeds the hash. */
export function persisted(document: unknown): { persistedQuery: { version: 1; sha256Hash: string } } {
  const hash = hashOf(document)
  if (hash === undefined) throw new Error('the document carries no hash: run codegen')
  return { persistedQuery: { version: 1, sha256Hash: hash } }
}

function hashOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('__meta__' in document)) return undefined
  const meta = document.__meta__
  if (typeof meta !== 'object' || meta === null || !('hash' in meta)) return undefined
  return typeof meta.hash === 'string' ? meta.hash : undefined
}

/** The code of a failed request: what the gateway said, or `NETWORK` when it said nothing. */
export function failureCode(error: CombinedError): string {
  const code = error.graphQLErrors[0]?.extensions?.code
  if (typeof code === 'string') return code
  return error.networkError === undefined ? 'INTERNAL' : 'NETWORK'
}
