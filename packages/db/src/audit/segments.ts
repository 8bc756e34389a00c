import type pg from 'pg'
import { dayInBerlin } from '../clock.ts'
import { transaction } from './connection.ts'
import type { Head, SigningKey } from './heads.ts'
import { sealTenant } from './seal.ts'

/** A closed year. Its signed head stays when its lines are deleted, so that the next year still begins somewhere. */
export interface Segment {
  year: number
  firstSeq: string
  lastSeq: string
  head: Buffer
  closedAt: Date
  publicKey: string
  signature: Buffer
  deletedAt: Date | null
}

export async function readSegments(client: pg.ClientBase, tenantId: string): Promise<Segment[]> {
  const { rows } = await client.query<Segment>(
    `SELECT year, first_seq::text AS "firstSeq", last_seq::text AS "lastSeq", head, closed_at AS "closedAt",
        public_key AS "publicKey", signature, deleted_at AS "deletedAt"
      FROM audit_segment WHERE tenant_id = $1 ORDER BY year`,
    [tenantId],
  )
  return rows
}

/** The signed head that closes a year, as it was published. */
export function headOfSegment(tenantId: string, segment: Segment): Head {
  return {
    format: 'nahtlos-audit-head-1',
    ...content(tenantId, segment),
    publicKey: segment.publicKey,
    signature: segment.signature.toString('base64'),
  }
}

/** Years with lines that are over and not closed, oldest first. */
export async function yearsToClose(pool: pg.Pool, tenantId: string): Promise<number[]> {
  const { rows } = await pool.query<{ year: number }>(
    `SELECT DISTINCT s.year FROM audit_seal s
      WHERE s.tenant_id = $1 AND s.year < app.berlin_year(clock_timestamp())
        AND NOT EXISTS (SELECT FROM audit_segment g WHERE g.tenant_id = $1 AND g.year >= s.year) ORDER BY s.year`,
    [tenantId],
  )
  return rows.map(({ year }) => year)
}

/** Closes a year with a signed head. @throws BEFORE_ITS_TIME (NA016) while the year runs or an older one is open. */
export async function closeYear(
  pool: pg.Pool,
  key: SigningKey,
  tenantId: string,
  year: number,
): Promise<Head | undefined> {
  await sealTenant(pool, tenantId)
  return transaction(pool, 'READ COMMITTED', async (client) => {
    const { rows } = await client.query<Pick<Segment, 'firstSeq' | 'lastSeq' | 'head'>>(
      `SELECT min(seq)::text AS "firstSeq", max(seq)::text AS "lastSeq",
          (SELECT hash FROM audit_seal WHERE tenant_id = $1 AND year = $2 ORDER BY seq DESC LIMIT 1) AS head
        FROM audit_seal WHERE tenant_id = $1 AND year = $2 HAVING count(*) > 0`,
      [tenantId, year],
    )
    const found = rows[0]
    if (!found) return undefined
    const closedAt = new Date()
    const head = key.sign(content(tenantId, { ...found, year, closedAt }))
    await client.query(
      `INSERT INTO audit_segment (tenant_id, year, first_seq, last_seq, head, closed_at, public_key, signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tenantId,
        year,
        found.firstSeq,
        found.lastSeq,
        found.head,
        closedAt,
        head.publicKey,
        Buffer.from(head.signature, 'base64'),
      ],
    )
    return head
  })
}

/** Deletes a closed year whole, and says how many lines that were. @throws NA016 before the year after it is over. */
export async function dropYear(pool: pg.Pool, tenantId: string, year: number): Promise<number> {
  const { rows } = await pool.query<{ gone: string }>('SELECT app.drop_audit_year($1, $2) AS gone', [
    tenantId,
    year,
  ])
  return Number(rows[0]?.gone ?? 0)
}

function content(tenantId: string, segment: Pick<Segment, 'year' | 'lastSeq' | 'head' | 'closedAt'>) {
  return {
    kind: 'YEAR' as const,
    tenantId,
    day: dayInBerlin(segment.closedAt),
    year: segment.year,
    seq: segment.lastSeq,
    hash: segment.head.toString('hex'),
    publishedAt: segment.closedAt.toISOString(),
  }
}
