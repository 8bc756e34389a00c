import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configFrom, type GatewayConfig } from '../config.ts'
import { setTransportHeaders } from './headers.ts'
import { createStaticFiles } from './static.ts'

let folder: string
const servers: Server[] = []
const ports: Record<'built' | 'development', number> = { built: 0, development: 0 }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nahtlos-static-'))
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'Marker-Secret')
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Nahtlos</title>')
  writeFileSync(join(dist, '.env'), 'Marker-Secret')
  writeFileSync(join(dist, 'assets', 'app-a1b2c3.js'), 'plain')
  writeFileSync(join(dist, 'assets', 'app-a1b2c3.js.br'), 'pressed')
  for (const kind of ['built', 'development'] as const)
    ports[kind] = await start(dist, kind === 'development')
})
afterAll(async () => {
  await Promise.all(servers.map((each) => new Promise((resolve) => each.close(resolve))))
  rmSync(folder, { recursive: true, force: true })
})

async function start(webDist: string, development: boolean): Promise<number> {
  const base = configFrom({
    DATABASE_URL_APP: 'postgres://x',
    DATABASE_URL_REPORT: 'postgres://x',
    DATABASE_URL_KEYS: 'postgres://x',
    NAHTLOS_MASTER_KEY_FILE: 'x',
    OIDC_ISSUER: 'https://login.lindenau.example/realms/nahtlos',
    OIDC_AUDIENCE: 'x',
    TRUST_PROXY: 'true',
  })
  if (!base.ok) throw new Error('bad settings')
  const config: GatewayConfig = { ...base.value.gateway, webDist, development }
  const files = createStaticFiles(config)
  const server = createServer((request, response) => {
    setTransportHeaders(request, response, config)
    files(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

interface Answer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  text: string
}

/** Not fetch: it would tidy a path that climbs before sending it. */
function get(
  path: string,
  kind: keyof typeof ports = 'built',
  method = 'GET',
  headers = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: ports[kind], path, method, headers, agent: false }
    const request = httpRequest(options, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.on('error', reject)
    request.end()
  })
}

test('pages carry the strict policy and are asked for again', async () => {
  const { status, headers } = await get('/')
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/html;charset=utf-8')
  expect(headers['cache-control']).toBe('no-cache')
  const policy = String(headers['content-security-policy'])
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self' https://login.lindenau.example;")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
  })
})

test('hashed assets are kept for ever, pressed where the browser takes it', async () => {
  const plain = await get('/assets/app-a1b2c3.js')
  expect(plain).toMatchObject({ status: 200, text: 'plain' })
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(plain.headers['content-type']).toMatch(/javascript/)
  const pressed = await get('/assets/app-a1b2c3.js', 'built', 'GET', { 'accept-encoding': 'gzip, br' })
  expect(pressed).toMatchObject({ text: 'pressed', headers: { 'content-encoding': 'br' } })
})

test('an address of the app is the app, a missing file is missing', async () => {
  expect(await get('/faelle/0190-abc?x=1')).toMatchObject({
    status: 200,
    text: expect.stringContaining('Nahtlos'),
  })
  expect((await get('/assets/nested/page')).headers['cache-control']).toBe('no-cache')
  const missing = await get('/assets/app-gone.js')
  expect(missing.status).toBe(404)
  expect(missing.headers['cache-control']).toBe('no-store')
})

describe.each(['built', 'development'] as const)('%s', (kind) => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '//../secret.txt',
  ])('%s leads nowhere', async (path) => {
    expect((await get(path, kind)).text).not.toContain('Marker-Secret')
  })
})

test.each(['/.env', '/%2eenv'])('%s is not served from a build', async (path) => {
  expect((await get(path)).text).not.toContain('Marker-Secret')
})

test('only reading', async () => {
  const answer = await get('/', 'built', 'DELETE')
  expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

test('transport security is said behind TLS only', async () => {
  expect((await get('/')).headers).not.toHaveProperty('strict-transport-security')
  const secure = await get('/', 'built', 'GET', { 'x-forwarded-proto': 'https' })
  expect(secure.headers['strict-transport-security']).toContain('max-age=63072000')
})
