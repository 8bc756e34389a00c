import type pg from 'pg'
import { transaction } from './connection.ts'
import { type FoundHead, type Head, isSignedBy } from './heads.ts'
import { GENESIS, LATE_SECONDS, lineSql } from './line.ts'
import { headOfSegment, readSegments, type Segment } from './segments.ts'

/** What is wrong with the first bad row. */
export type Fault =
  /** The line or its place is not what was sealed: changed, moved, or put between. */
  | 'CHANGED'
  /** The line is gone, its seal is there. */
  | 'DELETED'
  /** The seal is gone. */
  | 'SEAL_MISSING'
  /** A line that no request wrote: it is older than what was sealed since. */
  | 'INSERTED'
  /** A published head lies behind the end of the chain. */
  | 'TRUNCATED'
  /** The chain holds in itself, but is not the one of a published head. */
  | 'REWRITTEN'
  /** A closed year or a head that the known key did not sign. */
  | 'SIGNATURE'

export interface BadRow {
  fault: Fault
  /** Place in the chain; null for a line without one. */
  seq: string | null
  eventId: string | null
  at: string | null
  /** The head file or the year that shows it. */
  shownBy: string | null
}

export interface ChainReport {
  tenantId: string
  tenant: string
  /** Lines with a seal. */
  sealed: number
  lastSeq: string
  hash: string
  lastSealedAt: string | null
  /** Lines that wait for the sealer. */
  waiting: number
  oldestWaitingAt: string | null
  headsCompared: number
  firstBad: BadRow | null
}

export interface VerifyOptions {
  heads?: readonly FoundHead[]
  /** The only key that counts; without it, the heads' own key is believed. */
  publicKey?: string
}

/** Checks every chain against its lines, its closed years, and heads that were kept elsewhere. Reads one snapshot. */
export function verifyChains(
  pool: pg.Pool,
  { heads = [], publicKey }: VerifyOptions = {},
): Promise<ChainReport[]> {
  return transaction(pool, 'REPEATABLE READ READ ONLY', async (client) => {
    // Hashing is memory-bound here; a sort on disk would be most of the time.
    await client.query(`SET LOCAL work_mem = '256MB'`)
    const tenants = await client.query<{ id: string; name: string }>(
      'SELECT id, name FROM tenant ORDER BY id',
    )
    const known = new Set(tenants.rows.map(({ id }) => id))
    const gone = new Set(
      heads.flatMap(({ head }) => (head && !known.has(head.tenantId) ? [head.tenantId] : [])),
    )
    const reports: ChainReport[] = []
    for (const { id, name } of [...tenants.rows, ...[...gone].map((id) => ({ id, name: '?' }))]) {
      const own = heads.filter(({ head, file }) => head?.tenantId === id || (!head && file.includes(id)))
      reports.push(await verifyChain(client, { id, name }, own, publicKey))
    }
    return reports
  })
}

async function verifyChain(
  client: pg.PoolClient,
  tenant: { id: string; name: string },
  heads: readonly FoundHead[],
  publicKey: string | undefined,
): Promise<ChainReport> {
  const segments = await readSegments(client, tenant.id)
  const deleted = segments.findLast((segment) => segment.deletedAt !== null)
  const key = publicKey ?? heads.find(({ head }) => head)?.head?.publicKey ?? segments.at(-1)?.publicKey
  const [state, lines] = [await readState(client, tenant.id), await firstBadLine(client, tenant.id, deleted)]
  const end = {
    seq: state.seq ?? deleted?.lastSeq ?? '0',
    hash: (state.hash ?? deleted?.head ?? GENESIS).toString('hex'),
  }
  const firstBad =
    earliest([
      lines,
      await firstBadSegment(client, tenant.id, segments, key),
      await firstBadHead(client, tenant.id, heads, { end, deleted, key }),
    ]) ?? (await firstInserted(client, tenant.id))
  return {
    tenantId: tenant.id,
    tenant: tenant.name,
    sealed: state.sealed,
    lastSeq: end.seq,
    hash: end.hash,
    lastSealedAt: state.lastSealedAt?.toISOString() ?? null,
    waiting: state.waiting,
    oldestWaitingAt: state.oldestWaitingAt?.toISOString() ?? null,
    headsCompared: heads.length,
    firstBad,
  }
}

interface State {
  sealed: number
  seq: string | null
  hash: Buffer | null
  lastSealedAt: Date | null
  waiting: number
  oldestWaitingAt: Date | null
}

async function readState(client: pg.PoolClient, tenantId: string): Promise<State> {
  const { rows } = await client.query<State>(
    `SELECT count(s.seq)::int AS sealed, max(s.seq)::text AS seq, max(s.sealed_at) AS "lastSealedAt",
       (SELECT hash FROM audit_seal WHERE tenant_id = $1 ORDER BY seq DESC LIMIT 1) AS hash,
       (SELECT count(*)::int FROM audit_event e WHERE e.tenant_id = $1 AND NOT EXISTS (SELECT FROM audit_seal x WHERE x.event_id = e.id)) AS waiting,
       (SELECT min(e.at) FROM audit_event e WHERE e.tenant_id = $1 AND NOT EXISTS (SELECT FROM audit_seal x WHERE x.event_id = e.id)) AS "oldestWaitingAt"
     FROM audit_seal s WHERE s.tenant_id = $1`,
    [tenantId],
  )
  const state = rows[0]
  if (!state) throw new Error('no answer')
  return state
}

/** Each seal against the line it names and the seal before it: the first that does not fit is named, not all behind it. */
async function firstBadLine(
  client: pg.PoolClient,
  tenantId: string,
  deleted: Segment | undefined,
): Promise<BadRow | null> {
  const line = lineSql({ seq: 's.seq', year: 's.year', sealedAt: 's.sealed_at' })
  const { rows } = await client.query<{ fault: Fault; seq: string; eventId: string; at: Date | null }>(
    `SELECT * FROM (
       SELECT s.seq::text AS seq, s.event_id AS "eventId", e.at, s.seq AS place,
         CASE WHEN s.seq <> s.before_seq + 1 THEN 'SEAL_MISSING'
              WHEN e.id IS NULL THEN 'DELETED'
              WHEN s.year < s.before_year OR s.hash IS DISTINCT FROM sha256(s.before || convert_to(${line}, 'UTF8')) THEN 'CHANGED'
         END AS fault
       FROM (SELECT *, lag(seq, 1, $2::bigint) OVER chain AS before_seq, lag(hash, 1, $3::bytea) OVER chain AS before,
                    lag(year, 1, 0) OVER chain AS before_year
               FROM audit_seal WHERE tenant_id = $1 WINDOW chain AS (ORDER BY seq)) s
       LEFT JOIN audit_event e ON e.id = s.event_id AND e.tenant_id = $1
     ) checked WHERE fault IS NOT NULL ORDER BY place LIMIT 1`,
    [tenantId, deleted?.lastSeq ?? '0', deleted?.head ?? GENESIS],
  )
  const bad = rows[0]
  if (!bad) return null
  if (bad.fault === 'SEAL_MISSING') {
    // The first missing place is named, not the row behind the hole.
    const before = await client.query<{ seq: string }>(
      'SELECT coalesce(max(seq), $3)::bigint + 1 AS seq FROM audit_seal WHERE tenant_id = $1 AND seq < $2',
      [tenantId, bad.seq, deleted?.lastSeq ?? '0'],
    )
    return {
      fault: 'SEAL_MISSING',
      seq: before.rows[0]?.seq ?? bad.seq,
      eventId: null,
      at: null,
      shownBy: null,
    }
  }
  return {
    fault: bad.fault,
    seq: bad.seq,
    eventId: bad.eventId,
    at: bad.at?.toISOString() ?? null,
    shownBy: null,
  }
}

async function firstInserted(client: pg.PoolClient, tenantId: string): Promise<BadRow | null> {
  const { rows } = await client.query<{ id: string; at: Date }>(
    `SELECT e.id, e.at FROM audit_event e
      WHERE e.tenant_id = $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)
        AND e.at < (SELECT max(s.sealed_at) FROM audit_seal s WHERE s.tenant_id = $1) - make_interval(secs => $2)
      ORDER BY e.at, e.id LIMIT 1`,
    [tenantId, LATE_SECONDS],
  )
  const found = rows[0]
  if (!found) return null
  return { fault: 'INSERTED', seq: null, eventId: found.id, at: found.at.toISOString(), shownBy: null }
}

async function firstBadSegment(
  client: pg.PoolClient,
  tenantId: string,
  segments: readonly Segment[],
  key: string | undefined,
): Promise<BadRow | null> {
  for (const segment of segments) {
    const bad = (fault: Fault): BadRow => ({
      fault,
      seq: segment.lastSeq,
      eventId: null,
      at: null,
      shownBy: String(segment.year),
    })
    if (!key || !isSignedBy(headOfSegment(tenantId, segment), key)) return bad('SIGNATURE')
    if (
      segment.deletedAt === null &&
      (await hashAt(client, tenantId, segment.lastSeq)) !== segment.head.toString('hex')
    )
      return bad('REWRITTEN')
  }
  return null
}

async function firstBadHead(
  client: pg.PoolClient,
  tenantId: string,
  found: readonly FoundHead[],
  chain: { end: { seq: string }; deleted: Segment | undefined; key: string | undefined },
): Promise<BadRow | null> {
  const bad = (fault: Fault, seq: string | null, shownBy: string): BadRow => ({
    fault,
    seq,
    eventId: null,
    at: null,
    shownBy,
  })
  const broken = found.find(({ head }) => !head || !chain.key || !isSignedBy(head, chain.key))
  if (broken) return bad('SIGNATURE', null, broken.file)
  const bySeq = found
    .flatMap(({ head, file }) => (head ? [{ head, file }] : []))
    .toSorted((a, b) => Number(BigInt(a.head.seq) - BigInt(b.head.seq)))
  let good = BigInt(chain.deleted?.lastSeq ?? '0')
  for (const { head, file } of bySeq) {
    const seq = BigInt(head.seq)
    // Of a year that was deleted in its time only the closing head is left to compare with.
    if (seq === 0n || (chain.deleted && seq < BigInt(chain.deleted.lastSeq))) continue
    if (seq > BigInt(chain.end.seq)) return bad('TRUNCATED', String(BigInt(chain.end.seq) + 1n), file)
    if (!(await isHash(client, tenantId, head, chain.deleted)))
      return bad('REWRITTEN', String(good + 1n), file)
    good = seq
  }
  return null
}

async function isHash(
  client: pg.PoolClient,
  tenantId: string,
  head: Head,
  deleted: Segment | undefined,
): Promise<boolean> {
  if (deleted && head.seq === deleted.lastSeq) return deleted.head.toString('hex') === head.hash
  return (await hashAt(client, tenantId, head.seq)) === head.hash
}

async function hashAt(client: pg.PoolClient, tenantId: string, seq: string): Promise<string | undefined> {
  const { rows } = await client.query<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM audit_seal WHERE tenant_id = $1 AND seq = $2`,
    [tenantId, seq],
  )
  return rows[0]?.hash
}

function earliest(found: readonly (BadRow | null)[]): BadRow | null {
  const bad = found.filter((each) => each !== null)
  const place = ({ seq }: BadRow) => (seq === null ? -1n : BigInt(seq))
  return bad.toSorted((a, b) => Number(place(a) - place(b)))[0] ?? null
}
