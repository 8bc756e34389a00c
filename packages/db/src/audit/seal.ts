import type pg from 'pg'
import { transaction } from './connection.ts'
import { chained, GENESIS, LATE_SECONDS, lineSql } from './line.ts'

const CHUNK = 2_000

/** Where the chain of a tenant ends; `seq` 0 before its first line. */
export interface ChainEnd {
  seq: bigint
  hash: Buffer
  /** No seal may be of an earlier year: segments follow one another, and a closed one does not grow. */
  year: number
  sealedAt: Date | null
}

/**
 * Seals what waits in one tenant, in one transaction, and says how many lines that were. A second sealer finds the lock
 * taken and seals nothing. `lookBackSeconds` bounds how late a line may commit behind its neighbours and still be found.
 */
export function sealTenant(
  pool: pg.Pool,
  tenantId: string,
  lookBackSeconds: number = LATE_SECONDS,
): Promise<number> {
  return transaction(pool, 'READ COMMITTED', async (client) => {
    const lock = await client.query<{ free: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('nahtlos.seal.' || $1, 0)) AS free`,
      [tenantId],
    )
    if (!lock.rows[0]?.free) return 0
    let end = await chainEnd(client, tenantId)
    // Taken before the first look: whatever commits later is looked for from here on.
    const { rows } = await client.query<{ now: string; since: string }>(
      `SELECT clock_timestamp()::text AS now,
              coalesce($1::timestamptz - make_interval(secs => $2), '-infinity')::text AS since`,
      [end.sealedAt, lookBackSeconds],
    )
    const window = rows[0]
    if (!window) throw new Error('no clock')
    for (let sealed = 0; ; ) {
      const next = await sealChunk(client, tenantId, end, window)
      sealed += Number(next.seq - end.seq)
      if (next.seq - end.seq < CHUNK) return sealed
      end = next
    }
  })
}

async function sealChunk(
  client: pg.PoolClient,
  tenantId: string,
  end: ChainEnd,
  window: { now: string; since: string },
): Promise<ChainEnd> {
  // By the year of the line first: after a New Year's Eve without a worker, the old year is sealed before the new one.
  const waiting = await client.query<{ id: string; seq: string; year: number; line: string }>(
    `WITH waiting AS MATERIALIZED (
       SELECT w.*, greatest($4::int, least(${yearSql('w.at')}, ${yearSql('$5::timestamptz')})) AS year
         FROM audit_event w
        WHERE w.tenant_id = $1 AND w.at >= $2::timestamptz
          AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = w.id)
        ORDER BY w.at, w.id LIMIT $6
     ), e AS (SELECT waiting.*, $3::bigint + row_number() OVER (ORDER BY year, at, id) AS seq FROM waiting)
     SELECT e.id, e.seq, e.year, ${lineSql({ seq: 'e.seq', year: 'e.year', sealedAt: '$5::timestamptz' })} AS line
       FROM e ORDER BY e.seq`,
    [tenantId, window.since, end.seq.toString(), end.year, window.now, CHUNK],
  )
  let hash = end.hash
  const hashes = waiting.rows.map(({ line }) => {
    hash = chained(hash, line)
    return hash
  })
  const last = waiting.rows.at(-1)
  if (!last) return end
  await client.query(
    `INSERT INTO audit_seal (tenant_id, seq, event_id, year, sealed_at, hash)
     SELECT $1, seq, id, year, $2::timestamptz, hash
       FROM unnest($3::bigint[], $4::uuid[], $5::int[], $6::bytea[]) AS x(seq, id, year, hash) ORDER BY seq`,
    [
      tenantId,
      window.now,
      waiting.rows.map((row) => row.seq),
      waiting.rows.map((row) => row.id),
      waiting.rows.map((row) => row.year),
      hashes,
    ],
  )
  return { seq: BigInt(last.seq), hash, year: last.year, sealedAt: end.sealedAt }
}

export async function chainEnd(client: pg.ClientBase, tenantId: string): Promise<ChainEnd> {
  const { rows } = await client.query<{ seq: string; hash: Buffer; year: number; sealedAt: Date | null }>(
    `SELECT * FROM (
       (SELECT s.seq, s.hash, s.year, s.sealed_at AS "sealedAt" FROM audit_seal s WHERE s.tenant_id = $1 ORDER BY s.seq DESC LIMIT 1)
       UNION ALL
       (SELECT g.last_seq, g.head, g.year, g.closed_at FROM audit_segment g WHERE g.tenant_id = $1 ORDER BY g.year DESC LIMIT 1)
     ) ends ORDER BY seq DESC, "sealedAt" LIMIT 1`,
    [tenantId],
  )
  const closed = await client.query<{ year: number | null }>(
    'SELECT max(year) AS year FROM audit_segment WHERE tenant_id = $1',
    [tenantId],
  )
  const open = (closed.rows[0]?.year ?? 0) + 1
  const end = rows[0]
  if (!end) return { seq: 0n, hash: GENESIS, year: open, sealedAt: null }
  return { seq: BigInt(end.seq), hash: end.hash, year: Math.max(end.year, open), sealedAt: end.sealedAt }
}

function yearSql(at: string): string {
  return `extract(year FROM ${at} AT TIME ZONE 'Europe/Berlin')::int`
}
