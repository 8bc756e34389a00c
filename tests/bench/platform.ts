import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayInBerlin } from '@nahtlos/db'
import { migrate } from '@nahtlos/db/migrate'
import { freePort, requestToken, startIdentity, startPostgres } from '@nahtlos/infra-local'
import { temporaryFolder } from '@nahtlos/testkit'
import pg from 'pg'
import { ensureMasterKey } from '../../infra/local/src/data-dir.ts'
import { seedDemo } from '../../infra/local/src/seed/index.ts'
import { SERVICE_ENTRIES, startGateway } from '../../infra/local/src/services.ts'

const DOCUMENTS = new URL('../../apps/web/dist/persisted-documents.json', import.meta.url)

/** Database, identity and gateway with the demo data; no worker, since nothing here waits. */
export async function startPlatform() {
  const folder = temporaryFolder('bench')
  const dataDir = folder.path
  const stops: (() => Promise<void>)[] = [async () => folder.remove()]
  const stop = async () => {
    for (const each of stops.reverse()) await each()
  }
  try {
    const server = await startPostgres({ dataDir })
    stops.push(server.stop)
    const { urls } = await migrate({ adminUrl: server.adminUrl })
    const identity = await startIdentity({ dataDir, port: await freePort(), webOrigins: [] })
    stops.push(identity.stop)
    const masterKeyFile = join(dataDir, 'secrets', 'master.key')
    ensureMasterKey(masterKeyFile)
    const port = await freePort()
    const today = dayInBerlin(new Date())
    const gateway = await startGateway({
      dataDir,
      port,
      urls,
      temporalAddress: '127.0.0.1:1',
      issuer: identity.issuer,
      masterKeyFile,
      auditKeyFile: join(dataDir, 'secrets', 'audit.key'),
      auditHeadsDir: join(dataDir, 'audit-heads'),
      today,
      logLevel: 'warn',
      watch: false,
      // As in production, but one token may ask as often as it can.
      env: { RATE_LIMIT_PER_SECOND: 'off' },
      entries: SERVICE_ENTRIES,
    })
    stops.push(() => gateway.stop())
    const gatewayUrl = `http://127.0.0.1:${port}`
    const token = (username: string) => requestToken(identity.issuer, username)
    await seedDemo({ gatewayUrl, token, today, adminUrl: server.adminUrl })
    const admin = new URL(server.adminUrl)
    admin.pathname = new URL(urls.app).pathname
    await analyse(admin.toString())
    return { gatewayUrl, urls, adminUrl: admin.toString(), today, token, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** As autovacuum does within its minute: a plan made without statistics is not the one that a running product has. */
async function analyse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('VACUUM (ANALYZE)').finally(() => client.end())
}

/** The id under which the built web app sends an operation. @throws when the build has none of that name. */
export function webOperation(name: string): string {
  const documents: Record<string, string> = JSON.parse(readFileSync(DOCUMENTS, 'utf8'))
  const found = Object.entries(documents).find(([, text]) => new RegExp(`^query ${name}\\b`).test(text))
  if (found === undefined) throw new Error(`the web build has no operation ${name}`)
  return found[0].replace(/^sha256:/, '')
}
