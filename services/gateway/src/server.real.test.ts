import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@nahtlos/db/migrate'
import {
  FOREIGN_CLIENT,
  GATEWAY_AUDIENCE,
  type Identity,
  type IdentityControl,
  type Postgres,
  requestToken,
  startIdentity,
  startPostgres,
} from '@nahtlos/infra-local'
import { buildSchema, type GraphQLFieldResolver } from 'graphql'
import { createClient } from 'graphql-sse'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHANNEL } from './changes.ts'
import { configFrom, type GatewayConfig } from './config.ts'
import { publicError } from './graphql/builder.ts'
import type { GatewayContext } from './graphql/context.ts'
import { callerFor } from './graphql/context.ts'
import { documentId, documentsOf } from './graphql/persisted.ts'
import { createLog } from './log.ts'
import { createGateway, type RunningGateway } from './server.ts'

const DOCUMENTS = {
  who: 'query Who { who }',
  echo: 'query Echo($text: String!) { echo(text: $text) }',
  fail: 'query Fail($how: String!) { fail(how: $how) }',
  importCases: 'mutation Import($input: String!) { importCases(input: $input) }',
  changes: 'subscription Changes { changes }',
}

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-gateway-'))
const webDist = join(dataDir, 'web')
const logged: string[] = []
const log = createLog('info', { write: (line) => void logged.push(line) })
const stops: (() => Promise<void>)[] = []
let identity: Identity & IdentityControl
let config: GatewayConfig
let gateway: RunningGateway
let admin: pg.Client
let tenantId: string
let token: string

beforeAll(async () => {
  const [server, provider] = await Promise.all([
    startPostgres({ dataDir, unsafeFast: true }),
    startIdentity({ dataDir, webOrigins: [] }),
  ])
  identity = provider
  stops.push(server.stop, provider.stop)
  const { urls } = await migrate({ adminUrl: server.adminUrl })
  await makeDirectory(server)
  writeFileSync(join(dataDir, 'master.key'), randomBytes(32).toString('base64'))
  mkdirSync(webDist)
  writeFileSync(join(webDist, 'index.html'), '<!doctype html><title>Nahtlos</title>')
  const settings = configFrom({
    DATABASE_URL_APP: urls.app,
    DATABASE_URL_REPORT: urls.report,
    DATABASE_URL_KEYS: urls.keys,
    NAHTLOS_MASTER_KEY_FILE: join(dataDir, 'master.key'),
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: GATEWAY_AUDIENCE,
    WEB_DIST: webDist,
    NAHTLOS_TODAY: '2026-11-17',
    RATE_LIMIT_PER_SECOND: '1000',
  })
  if (!settings.ok) throw new Error(JSON.stringify(settings.problems))
  config = settings.value.gateway
  gateway = await start({})
  token = await requestToken(identity.issuer, 'brandt.kim')
}, 90_000)

afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
  rmSync(dataDir, { recursive: true, force: true })
}, 30_000)

async function start(changes: Partial<GatewayConfig>): Promise<RunningGateway> {
  const made = await createGateway(
    { ...config, ...changes },
    { schema: stubSchema(), documents: documentsOf(Object.values(DOCUMENTS)), log },
  )
  const running = await made.listen(0)
  stops.push(running.close)
  return running
}

async function makeDirectory({ adminUrl }: Postgres): Promise<void> {
  admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  stops.push(() => admin.end())
  const { rows } = await admin.query<{ tenant_id: string }>(
    `WITH t AS (INSERT INTO tenant (key, name, land) VALUES ('lindenau', 'Kreis Lindenau', 'NW') RETURNING id),
       o AS (INSERT INTO organisation (tenant_id, key, kind, name) SELECT id, 'kim', 'KIM', 'KIM' FROM t RETURNING id, tenant_id),
       u AS (INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals)
             SELECT tenant_id, id, 'kim', 'KIM Lindenau', true FROM o RETURNING id, tenant_id)
     INSERT INTO app_user (tenant_id, unit_id, username, display_name)
       SELECT tenant_id, id, 'brandt.kim', 'Jonas Brandt' FROM u RETURNING tenant_id`,
  )
  tenantId = rows[0]?.tenant_id ?? ''
}

function stubSchema() {
  const schema = buildSchema(`
    type Query { who: String!  echo(text: String!): String!  fail(how: String!): String! }
    type Mutation { importCases(input: String!): Int! }
    type Subscription { changes: String! }
  `)
  const put = (
    type: 'Query' | 'Mutation',
    field: string,
    resolve: GraphQLFieldResolver<unknown, GatewayContext>,
  ) => {
    const object = type === 'Query' ? schema.getQueryType() : schema.getMutationType()
    Object.assign(object?.getFields()[field] ?? {}, { resolve })
  }
  put('Query', 'who', async (_root, _args, context) => {
    const [row] = await context.db.read<{ display_name: string }>(callerFor(context, 'CASEWORK'), {
      name: 'test-who',
      text: 'SELECT display_name FROM app_user WHERE username = $1',
      values: [context.session.subject],
    })
    return `${row?.display_name}, ${context.session.role}, ${context.clock.today()}`
  })
  put('Query', 'echo', (_root, { text }) => text)
  put('Query', 'fail', async (_root, { how }, context) => {
    if (how === 'public') throw publicError('NOT_FOUND')
    await context.db.read(callerFor(context, 'CASEWORK'), {
      name: `test ${documentId(how).slice(0, 20)}`,
      text: how,
      values: [],
    })
  })
  put('Mutation', 'importCases', (_root, { input }) => input.length)
  const subscription = schema.getSubscriptionType()?.getFields().changes
  Object.assign(subscription ?? {}, {
    subscribe: async function* (_root: unknown, _args: unknown, context: GatewayContext) {
      for await (const change of context.changes.subscribe(tenantId))
        yield { changes: `${change.topic} ${change.id}` }
    },
  })
  return schema
}

interface Call {
  document?: keyof typeof DOCUMENTS
  variables?: unknown
  headers?: Record<string, string>
  body?: string
  base?: string
  method?: string
}

async function call({
  document = 'who',
  variables,
  headers,
  body,
  base = gateway.url,
  method = 'POST',
}: Call = {}) {
  const sent = body ?? JSON.stringify({ variables, extensions: persisted(document) })
  const response = await fetch(`${base}/graphql`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: sent }),
  })
  const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }
  return {
    status: response.status,
    headers: response.headers,
    answer,
    code: answer.errors?.[0]?.extensions.code,
  }
}

function persisted(document: keyof typeof DOCUMENTS) {
  return { persistedQuery: { version: 1, sha256Hash: documentId(DOCUMENTS[document]) } }
}

describe('who may ask', () => {
  test('a signed-in person of the directory, answered as this person on this day', async () => {
    const { status, answer, headers } = await call()
    expect(status).toBe(200)
    expect(answer).toEqual({ data: { who: 'Jonas Brandt, case_manager, 2026-11-17' } })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.has('access-control-allow-origin')).toBe(false)
    expect(headers.has('set-cookie')).toBe(false)
  })

  test('nobody without a token, with a wrong one, or with one for another service', async () => {
    expect(await call({ headers: { authorization: '' } })).toMatchObject({
      status: 401,
      code: 'TOKEN_MISSING',
    })
    expect(await call({ headers: { authorization: `Bearer ${token}x` } })).toMatchObject({ status: 401 })
    const foreign = await requestToken(identity.issuer, 'brandt.kim', FOREIGN_CLIENT)
    const answer = await call({ headers: { authorization: `Bearer ${foreign}` } })
    expect(answer).toMatchObject({ status: 401 })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('nobody whose token has no role here, or whom the directory does not know', async () => {
    await identity.setRoles('kaya.kim', [])
    const bare = await requestToken(identity.issuer, 'kaya.kim')
    expect(await call({ headers: { authorization: `Bearer ${bare}` } })).toMatchObject({
      status: 403,
      code: 'NO_ROLE',
    })
    const unknown = await requestToken(identity.issuer, 'oeztuerk.kim')
    const answer = await call({ headers: { authorization: `Bearer ${unknown}` } })
    expect(answer).toMatchObject({ status: 200, code: 'FORBIDDEN', answer: { data: null } })
  })

  test('a session that asks too often has to wait, another one has not', async () => {
    const slow = await start({
      rateLimits: {
        session: { perSecond: 0.1, burst: 2 },
        refusedByAddress: { perSecond: 1, burst: 1 },
        codesByAddress: { perSecond: 1, burst: 1 },
        codes: { perSecond: 1, burst: 1 },
      },
    })
    const base = slow.url
    expect([await call({ base }), await call({ base })].map((each) => each.status)).toEqual([200, 200])
    const third = await call({ base })
    expect(third).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    expect(third.headers.get('retry-after')).toBe('10')
    const second = await requestToken(identity.issuer, 'brandt.kim')
    expect(await call({ base, headers: { authorization: `Bearer ${second}` } })).toMatchObject({
      status: 200,
    })
  })
})

describe('what may be asked', () => {
  test('registered operations only, by either spelling of their id', async () => {
    const query = JSON.stringify({ query: DOCUMENTS.who })
    expect(await call({ body: query })).toMatchObject({ status: 400, code: 'PERSISTED_OPERATION_REQUIRED' })
    const unknown = JSON.stringify({ documentId: documentId('{ who }') })
    expect(await call({ body: unknown })).toMatchObject({ status: 400, code: 'PERSISTED_OPERATION_UNKNOWN' })
    const known = JSON.stringify({ documentId: `sha256:${documentId(DOCUMENTS.who)}` })
    expect(await call({ body: known })).toMatchObject({ status: 200 })
  })

  test.each<[string, Call, number, string]>([
    ['a GET', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415, 'CONTENT_TYPE_NOT_JSON'],
    ['a packed body', { headers: { 'content-encoding': 'gzip' } }, 415, 'CONTENT_TYPE_NOT_JSON'],
    ['no JSON', { body: '{"documentId": ' }, 400, 'BODY_NOT_JSON'],
    ['a batch', { body: '[{}]' }, 400, 'BAD_REQUEST'],
    ['a wrong variable', { document: 'echo', variables: {} }, 400, 'BAD_REQUEST'],
    ['too much', { document: 'echo', variables: { text: 'x'.repeat(300_000) } }, 413, 'BODY_TOO_LARGE'],
    [
      'far too much',
      { document: 'importCases', variables: { input: 'x'.repeat(8_400_000) } },
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'a stream as JSON',
      { document: 'changes', headers: { accept: 'application/json' } },
      406,
      'SUBSCRIPTION_NEEDS_EVENT_STREAM',
    ],
  ])('%s is refused', async (_name, sent, status, code) => {
    expect(await call(sent)).toMatchObject({ status, code })
  })

  test('the import may carry a file', async () => {
    const answer = await call({ document: 'importCases', variables: { input: 'x'.repeat(6_000_000) } })
    expect(answer.answer).toEqual({ data: { importCases: 6_000_000 } })
  })
})

describe('what leaves', () => {
  const fail = (how: string) => call({ document: 'fail', variables: { how } })

  test('a code given on purpose, and a refusal of the database as one', async () => {
    expect(await fail('public')).toMatchObject({ status: 200, code: 'NOT_FOUND' })
    expect(await fail('SELECT wrapped FROM package_key_that_is_not')).toMatchObject({ code: 'INTERNAL' })
    expect(await fail('DELETE FROM audit_event')).toMatchObject({ code: 'FORBIDDEN' })
    expect(await fail("SELECT 'no-uuid'::uuid")).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('of a fault only its id, which stands in the log', async () => {
    logged.length = 0
    const { answer } = await fail("SELECT 1 / (length('Marker-Amira') - 12), Marker_Column FROM tenant")
    const text = JSON.stringify(answer)
    expect(text).not.toMatch(/Marker|SELECT|column|\.ts/i)
    const id = /"errorId":"([0-9a-f-]+)"/.exec(text)?.[1] ?? 'none'
    expect(logged.find((line) => line.includes(id))).toMatch(/"code":"42703"/)
    expect(logged.join()).not.toContain('Marker')
  })

  test('one log line per request, that holds nothing of anybody', async () => {
    logged.length = 0
    const marker = 'Marker-Amira Haddad'
    await call({ document: 'echo', variables: { text: marker } })
    await call({ document: 'echo', variables: { text: [marker] } })
    await call({
      body: JSON.stringify({ query: `query Marker { echo(text: "${marker}") }`, operationName: 'Marker' }),
    })
    await call({
      headers: { authorization: 'Bearer Marker', 'user-agent': 'Marker', 'x-request-id': 'Marker' },
    })
    await fetch(`${gateway.url}/graphql?Marker=1`, { method: 'POST', headers: { referer: 'Marker' } })
    await fetch(`${gateway.url}/faelle/Marker?name=Marker`)
    await expect.poll(() => logged.length).toBe(5)
    const text = logged.join('')
    expect(text).not.toMatch(/Marker|brandt|Brandt/)
    expect(text).not.toContain(token.slice(0, 20))
    expect(JSON.parse(logged[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(String),
      service: 'gateway',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      role: 'case_manager',
      operation: 'Echo',
      status: 200,
      ms: expect.any(Number),
    })
    expect(JSON.parse(logged[1] ?? '')).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] })
  })
})

describe('event streams', () => {
  const notify = (id: string) =>
    admin.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ tenantId, topic: 'CASE', id })])
  const client = (base: string) =>
    createClient({ url: `${base}/graphql`, headers: { authorization: `Bearer ${token}` }, retryAttempts: 0 })

  test('a change arrives, by the protocol that the web app speaks, and leaving ends it', async () => {
    const stream = client(gateway.url).iterate<{ changes: string }>({
      query: '',
      extensions: persisted('changes'),
    })
    const first = stream.next()
    // Sent until seen: the stream may stand a moment after it was asked for.
    const sending = setInterval(() => void notify('a'), 50)
    expect(await first).toEqual({ done: false, value: { data: { changes: 'CASE a' } } })
    clearInterval(sending)
    logged.length = 0
    await stream.return?.()
    await expect.poll(() => logged.join('')).toContain('"operation":"Changes"')
  })

  test('it ends with the token', async () => {
    await identity.setAccessTokenSeconds(2)
    const short = await requestToken(identity.issuer, 'brandt.kim')
    await identity.setAccessTokenSeconds(300)
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${short}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ extensions: persisted('changes') }),
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const began = performance.now()
    expect((await response.text()).endsWith('event: complete\ndata:\n\n')).toBe(true)
    expect(performance.now() - began).toBeLessThan(4_000)
  })

  test('closing the gateway ends streams and lets a request under way finish', async () => {
    const closing = await start({})
    const stream = client(closing.url).iterate({ query: '', extensions: persisted('changes') })
    const ended = (async () => {
      for await (const _change of stream);
      return 'ended'
    })()
    await new Promise((resolve) => setTimeout(resolve, 200))
    const request = call({ base: closing.url, document: 'fail', variables: { how: 'SELECT pg_sleep(0.5)' } })
    await new Promise((resolve) => setTimeout(resolve, 100))
    const began = performance.now()
    await closing.close()
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(await ended).toBe('ended')
    expect((await request).status).toBe(200)
    await expect(fetch(closing.url)).rejects.toThrow()
  })
})

describe('beside GraphQL', () => {
  test('what the web app must know before anybody signed in', async () => {
    const answer = await fetch(`${gateway.url}/config.json`)
    expect(await answer.json()).toEqual({
      oidc: { url: new URL(identity.issuer).origin, realm: 'nahtlos', clientId: 'nahtlos-web' },
      development: false,
    })
  })

  test('alive, and ready when database and keys are reached', async () => {
    expect(await (await fetch(`${gateway.url}/health/live`)).json()).toEqual({ live: true })
    const ready = async () => (await fetch(`${gateway.url}/health/ready`)).json()
    await expect.poll(ready).toEqual({ ready: true, database: true, identityKeys: true })
    const lost = 'http://127.0.0.1:1/realms/nahtlos'
    const alone = await start({ oidc: { issuer: lost, url: 'http://127.0.0.1:1', realm: 'nahtlos' } })
    const answer = await fetch(`${alone.url}/health/ready`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ ready: false, identityKeys: false })
    expect(await call({ base: alone.url })).toMatchObject({ status: 503, code: 'KEYS_UNAVAILABLE' })
  })

  test('the web app, with its policy', async () => {
    const answer = await fetch(`${gateway.url}/faelle`)
    expect(await answer.text()).toContain('Nahtlos')
    expect(answer.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${new URL(identity.issuer).origin}`,
    )
  })
})
