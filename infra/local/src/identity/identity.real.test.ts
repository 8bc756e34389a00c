import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { freePort } from '../ports.ts'
import { requestToken } from '../token.ts'
import { type Identity, type IdentityControl, startIdentity } from './index.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-identity-'))
const webOrigins = ['http://127.0.0.1:8080']
let running: (Identity & IdentityControl) | undefined

afterEach(async () => {
  vi.unstubAllEnvs()
  await running?.stop()
  running = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

function verify(token: string, issuer: string) {
  return jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/protocol/openid-connect/certs`)), { issuer })
}

test('a restart keeps the keys: tokens of before are still good', async () => {
  const port = await freePort()
  running = await startIdentity({ dataDir, port, webOrigins })
  const token = await requestToken(running.issuer, 'vogel.kim')
  await running.stop()
  running = await startIdentity({ dataDir, port, webOrigins })
  expect((await verify(token, running.issuer)).payload.preferred_username).toBe('vogel.kim')
})

test('refuses to run where NODE_ENV says production', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  await expect(startIdentity({ dataDir, webOrigins })).rejects.toMatchObject({
    code: 'IDENTITY_IN_PRODUCTION',
    variable: 'NAHTLOS_OIDC_ISSUER',
  })
})

test('listens on loopback only', async () => {
  running = await startIdentity({ dataDir, webOrigins })
  const outward = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => !each.internal && each.family === 'IPv4')
  const { port } = new URL(running.issuer)
  for (const { address } of outward)
    await expect(
      fetch(`http://${address}:${port}/realms/nahtlos/.well-known/openid-configuration`),
    ).rejects.toThrow()
  expect((await fetch(`${running.issuer}/.well-known/openid-configuration`)).status).toBe(200)
})

test('a busy port is an error that names the variable', async () => {
  running = await startIdentity({ dataDir, webOrigins })
  const port = Number(new URL(running.issuer).port)
  await expect(startIdentity({ dataDir, port, webOrigins })).rejects.toMatchObject({
    code: 'PORT_BUSY',
    variable: 'NAHTLOS_IDENTITY_PORT',
  })
})

test('another origin may not read tokens, and an unknown account or password has none', async () => {
  running = await startIdentity({ dataDir, webOrigins })
  const ask = (form: Record<string, string>, origin?: string) =>
    fetch(`${running?.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: origin === undefined ? {} : { origin },
      body: new URLSearchParams({ grant_type: 'password', client_id: 'nahtlos-cli', ...form }),
    })
  const right = { username: 'vogel.kim', password: 'nahtlos-demo' }
  const foreign = await ask(right, 'http://127.0.0.1:9999')
  expect(foreign.status).toBe(400)
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  expect((await ask(right, webOrigins[0])).headers.get('access-control-allow-credentials')).toBe('true')
  expect((await ask({ ...right, password: 'wrong' })).status).toBe(400)
  expect((await ask({ ...right, username: 'nobody' })).status).toBe(400)
  // The web client signs in by redirect only.
  expect((await ask({ ...right, client_id: 'nahtlos-web' })).status).toBe(400)
})
