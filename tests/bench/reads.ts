import { type Caller, type Database, type HotRead, openDatabase } from '@nahtlos/db'
import { caseOverview, inbox, worklist } from '@nahtlos/db/hot'
import { median, operationClient, perSecond } from './load.ts'
import { startPlatform, webOperation } from './platform.ts'

const CLIENTS = [1, 10]
const ROUNDS = 5
const ROUND_MS = 250
const WARM_UP_MS = 300
const MANAGER = 'oeztuerk.kim'
const PARTNER = 'keller.jobcenter'

interface Read {
  name: string
  rows: string
  username: string
  operation: string
  variables: object
  caller: Caller
  statement: HotRead
}

/**
 * The hot reads through the gateway over HTTP (token, persisted operation, policy, envelope, statement, JSON) beside
 * the same statement in the same envelope straight through pg: the same rows, the same row-level security, the same
 * role, in turns within one run. The share that is left is what the gateway costs.
 */
export async function benchReads(): Promise<void> {
  const platform = await startPlatform()
  const db = openDatabase({ url: platform.urls.app, poolSize: Math.max(...CLIENTS) })
  try {
    console.log(
      `Each figure: median of ${ROUNDS} rounds of ${ROUND_MS} ms, in turns. Clients, gateway and database share this machine.\n`,
    )
    console.log('read      clients   raw SQL/s   gateway/s   gateway of raw')
    for (const read of await readsOf(platform.today, db)) {
      const token = await platform.token(read.username)
      console.log(`${read.name} (${read.rows})`)
      for (const clients of CLIENTS) {
        const client = operationClient(platform.gatewayUrl, token, clients)
        const raw = () => db.read(read.caller, read.statement)
        const gateway = () => client.send(read.operation, read.variables)
        await sameRows(read, raw, gateway)
        const figures = { raw: [] as number[], gateway: [] as number[] }
        await perSecond(raw, clients, WARM_UP_MS)
        await perSecond(gateway, clients, WARM_UP_MS)
        for (let round = 0; round < ROUNDS; round++) {
          figures.raw.push(await perSecond(raw, clients, ROUND_MS))
          figures.gateway.push(await perSecond(gateway, clients, ROUND_MS))
        }
        client.close()
        printLine(clients, median(figures.raw), median(figures.gateway))
      }
    }
  } finally {
    await db.close()
    await platform.stop()
  }
}

async function readsOf(today: string, db: Database): Promise<Read[]> {
  const manager = { subject: MANAGER, role: 'case_manager', purpose: 'CASEWORK' }
  const partner = { subject: PARTNER, role: 'partner_intake', purpose: 'CASEWORK' }
  const list = worklist({ first: 25, after: null, search: null, today })
  const waiting = inbox(true, new Date())
  const [page] = await db.read<{ total: number; items: { caseId: string }[] }>(manager, list)
  const [received] = await db.read<{ items: unknown[] }>(partner, waiting)
  const caseId = page?.items[0]?.caseId
  if (page === undefined || caseId === undefined || !received?.items.length)
    throw new Error('the demo data has no case or no waiting referral to read')
  const overview = caseOverview(caseId)
  const [file] = await db.read<{ overview: { facts: unknown[]; notes: unknown[] } }>(manager, overview)
  return [
    {
      name: 'worklist',
      rows: `${page.items.length} of ${page.total} cases`,
      username: MANAGER,
      operation: webOperation('Worklist'),
      variables: { search: null, after: null },
      caller: manager,
      statement: list,
    },
    {
      name: 'case',
      rows: `${file?.overview.facts.length} facts, ${file?.overview.notes.length} notes to decrypt`,
      username: MANAGER,
      operation: webOperation('Case'),
      variables: { id: caseId },
      caller: manager,
      statement: overview,
    },
    {
      name: 'inbox',
      rows: `${received.items.length} waiting referrals`,
      username: PARTNER,
      operation: webOperation('Inbox'),
      variables: { state: 'OPEN' },
      caller: partner,
      statement: waiting,
    },
  ]
}

/** A fast wrong answer is no result: every id of the raw rows is in the gateway's answer. */
async function sameRows(read: Read, raw: () => Promise<unknown>, gateway: () => Promise<string>) {
  const ids = JSON.stringify(await raw()).match(/"(?:id|caseId)":"[0-9a-f-]{36}"/g) ?? []
  const answer = await gateway()
  const missing = ids.filter((id) => !answer.includes(id))
  if (ids.length === 0 || missing.length > 0)
    throw new Error(
      `${read.name}: ${missing.length} of ${ids.length} rows are missing in the gateway's answer`,
    )
}

function printLine(clients: number, raw: number, gateway: number): void {
  const share = `${Math.round((gateway / raw) * 100)} %`
  const cells = ['', String(clients), raw.toFixed(0), gateway.toFixed(0), share]
  console.log(cells.map((cell, at) => cell.padStart([8, 9, 12, 12, 17][at] ?? 0)).join(''))
}
