import { openAuditChains, publish, readHeads } from '@nahtlos/db/audit'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AuditGround, openAuditGround } from './audit-ground.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let ground: AuditGround
beforeAll(async () => {
  ground = await openAuditGround()
})
afterAll(() => ground?.close())
beforeEach(() => ground.reset())

const LINE = `INSERT INTO audit_event (tenant_id, actor, role, unit_id, purpose, action, object_type)
  SELECT app.tenant(), app.actor()::text, app.role(), app.unit(), app.purpose(), 'case.list', 'worklist'`

/** A request's connection, in its envelope and with one line written, not yet committed. */
async function openRequest(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ground.database.urls.app })
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT app.enter($1, $2, $3)', [ground.manager.subject, 'case_manager', 'CASEWORK'])
  await client.query(LINE)
  return client
}

describe('sealing', () => {
  it('a line that commits behind later ones is sealed in a later batch, and the chain holds', async () => {
    const late = await openRequest()
    const early = await openRequest()
    await early.query('COMMIT')
    await early.end()
    expect(await ground.chains.seal()).toBe(1)
    await late.query('COMMIT')
    await late.end()
    expect(await ground.chains.seal()).toBe(1)
    const order = await ground.database.admin<{ later: boolean }>(
      `SELECT lag(e.at) OVER (ORDER BY s.seq) > e.at AS later FROM audit_seal s JOIN audit_event e ON e.id = s.event_id ORDER BY s.seq`,
    )
    expect(order).toEqual([{ later: null }, { later: true }])
    expect(await ground.verify()).toMatchObject({ firstBad: null, sealed: 2, waiting: 0 })
  })

  it('goes on beside writers and with two sealers, each line once', async () => {
    const other = openAuditChains({ url: ground.database.urls.sealer })
    const requests = new pg.Pool({ connectionString: ground.database.urls.app, max: 6 })
    let writing = true
    const sealer = async (chains: typeof other) => {
      while (writing) await chains.seal(60)
    }
    const writer = async () => {
      for (let at = 0; at < 60; at++) {
        const client = await requests.connect()
        await client.query('BEGIN')
        await client.query('SELECT app.enter($1, $2, $3)', [
          ground.manager.subject,
          'case_manager',
          'CASEWORK',
        ])
        await client.query(LINE)
        await client.query(at % 10 === 9 ? 'ROLLBACK' : 'COMMIT')
        client.release()
      }
    }
    try {
      const sealers = [sealer(ground.chains), sealer(other)]
      await Promise.all(Array.from({ length: 6 }, writer))
      writing = false
      await Promise.all(sealers)
      await ground.chains.seal()
      expect(await ground.verify()).toMatchObject({
        firstBad: null,
        sealed: 6 * 54,
        lastSeq: String(6 * 54),
        waiting: 0,
      })
    } finally {
      await other.close()
      await requests.end()
    }
  })

  it('of a backlog of days leaves nothing out', async () => {
    await ground.write(100, `clock_timestamp() - interval '3 days'`)
    await ground.write(5_000, `clock_timestamp() - interval '1 day'`)
    expect(await ground.chains.seal(60)).toBe(5_100)
    expect(await ground.verify()).toMatchObject({ firstBad: null, waiting: 0 })
  })

  it('lets 80,000 lines be verified in seconds', async () => {
    await ground.write(80_000)
    await ground.chains.seal()
    const begun = performance.now()
    expect(await ground.verify()).toMatchObject({ firstBad: null, sealed: 80_000 })
    // One second on a quiet machine; tests run on loaded ones.
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})

describe('the sealer’s login', () => {
  async function sealer(sql: string): Promise<string> {
    const client = new pg.Client({ connectionString: ground.database.urls.sealer })
    await client.connect()
    try {
      await client.query(sql)
      return 'LET_THROUGH'
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)
    } finally {
      await client.end()
    }
  }

  it.each([
    'UPDATE audit_seal SET hash = hash',
    'DELETE FROM audit_seal',
    'TRUNCATE audit_seal',
    'UPDATE audit_event SET actor = actor',
    'DELETE FROM audit_event',
    `INSERT INTO audit_event (tenant_id, actor, role, purpose, action, object_type) SELECT id, 'x', 'x', 'x', 'x', 'x' FROM tenant`,
    'UPDATE audit_segment SET deleted_at = now()',
    'DELETE FROM audit_segment',
    'SELECT * FROM case_file',
  ])('may not %s', async (sql) => {
    await ground.write(3)
    await ground.chains.seal()
    expect(await sealer(sql)).toBe('42501')
  })

  it('appends at the end only', async () => {
    await ground.write(4)
    await ground.chains.seal()
    await ground.write(1)
    const seal = (seq: number) =>
      sealer(
        `INSERT INTO audit_seal (tenant_id, seq, event_id, year, sealed_at, hash)
         SELECT tenant_id, ${seq}, uuidv7(), year, now(), sha256('x') FROM audit_seal WHERE seq = 4`,
      )
    expect(await seal(2)).toBe('NA015')
    expect(await seal(6)).toBe('NA015')
    expect(await seal(5)).toBe('LET_THROUGH')
  })
})

describe('years', () => {
  const on = (year: number) => `timestamptz '${year}-06-15 12:00+02'`
  const thisYear = new Date().getUTCFullYear()

  it('follow one another in one chain, the older sealed first', async () => {
    await ground.write(5, on(thisYear - 2))
    await ground.write(5)
    await ground.write(5, on(thisYear - 3))
    await ground.chains.seal()
    const years = await ground.database.admin(
      'SELECT year, min(seq)::int AS first FROM audit_seal GROUP BY year ORDER BY year',
    )
    expect(years).toEqual([
      { year: thisYear - 3, first: 1 },
      { year: thisYear - 2, first: 6 },
      { year: thisYear, first: 11 },
    ])
  })

  it('are closed by the sealer once over, with a published head, and do not grow', async () => {
    await ground.write(5, on(thisYear - 3))
    await ground.write(5)
    await ground.chains.seal()
    expect(await ground.chains.publishHeads(ground.key, `${ground.folder}/heads`)).toBe(2)
    expect(await ground.chains.publishHeads(ground.key, `${ground.folder}/heads`)).toBe(0)
    const heads = await readHeads(`${ground.folder}/heads`)
    expect(heads.map(({ head }) => head?.kind).toSorted()).toEqual(['DAY', 'YEAR'])
    expect(await ground.verify({ heads, publicKey: ground.key.publicKey })).toMatchObject({ firstBad: null })
    const grow = ground.database.admin(
      `INSERT INTO audit_seal (tenant_id, seq, event_id, year, sealed_at, hash) SELECT tenant_id, seq + 1, uuidv7(), $1, now(), hash FROM audit_seal WHERE seq = 10`,
      [thisYear - 3],
    )
    await expect(grow).rejects.toMatchObject({ code: 'NA015' })
  })

  it('are not closed while they run, nor before the year before', async () => {
    await ground.write(5, on(thisYear - 3))
    await ground.write(5, on(thisYear - 2))
    await ground.write(5)
    await ground.chains.seal()
    expect(await ground.chains.closeYear(ground.key, ground.tenantId, thisYear)).toBe('BEFORE_ITS_TIME')
    expect(await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 2)).toBe('BEFORE_ITS_TIME')
    expect(await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 3)).toMatchObject({
      kind: 'YEAR',
      seq: '5',
    })
    expect(await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 3)).toBe('BEFORE_ITS_TIME')
    expect(await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 9)).toBeUndefined()
  })

  it('are deleted whole at the end of the year after, and the chain still begins somewhere', async () => {
    await ground.write(20, on(thisYear - 2))
    await ground.write(10, on(thisYear - 1))
    await ground.write(5)
    await ground.chains.seal()
    expect(await ground.chains.dropYear(ground.tenantId, thisYear - 2)).toBe('BEFORE_ITS_TIME')
    const closing = await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 2)
    if (!closing || closing === 'BEFORE_ITS_TIME') throw new Error('not closed')
    await publish(`${ground.folder}/heads`, closing)
    await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 1)
    const kept = { heads: await readHeads(`${ground.folder}/heads`), publicKey: ground.key.publicKey }
    expect(await ground.chains.dropYear(ground.tenantId, thisYear - 1)).toBe('BEFORE_ITS_TIME')
    expect(await ground.chains.dropYear(ground.tenantId, thisYear - 2)).toBe(20)
    expect(await ground.chains.dropYear(ground.tenantId, thisYear - 2)).toBe('BEFORE_ITS_TIME')
    expect(await ground.database.admin('SELECT count(*)::int AS lines FROM audit_event')).toEqual([
      { lines: 15 },
    ])
    expect(await ground.verify(kept)).toMatchObject({ firstBad: null, sealed: 15, lastSeq: '35' })
    // What stands behind the deleted year is still held to it.
    await ground.write(2)
    await ground.chains.seal()
    await ground.tamper(`UPDATE audit_event SET actor = 'x' WHERE id = $1`, [await ground.eventAt(21)])
    expect((await ground.verify(kept)).firstBad).toMatchObject({ fault: 'CHANGED', seq: '21' })
  })

  it('cannot be said deleted by somebody without the key', async () => {
    await ground.write(5, on(thisYear - 3))
    await ground.write(5)
    await ground.chains.seal()
    await ground.chains.closeYear(ground.key, ground.tenantId, thisYear - 3)
    await ground.tamper('DELETE FROM audit_event e USING audit_seal s WHERE s.event_id = e.id AND s.seq <= 7')
    await ground.tamper(
      `UPDATE audit_segment SET last_seq = 7, head = (SELECT hash FROM audit_seal WHERE seq = 7), deleted_at = now()`,
    )
    await ground.tamper('DELETE FROM audit_seal WHERE seq <= 7')
    const report = await ground.verify({ publicKey: ground.key.publicKey })
    expect(report.firstBad).toMatchObject({ fault: 'SIGNATURE', shownBy: String(thisYear - 3) })
  })

  it('nobody deletes a line before its time, the owner and the superuser included', async () => {
    await ground.write(5)
    await ground.chains.seal()
    for (const table of ['audit_event', 'audit_seal'])
      await expect(ground.database.admin(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: 'NA015' })
    await expect(ground.database.admin('TRUNCATE audit_event')).rejects.toMatchObject({ code: 'NA015' })
    const owner = new pg.Client({ connectionString: ground.database.urls.migrator })
    await owner.connect()
    try {
      await owner.query('SET ROLE nahtlos_owner')
      await owner.query(`SELECT set_config('nahtlos.due_year', '${thisYear}', false)`)
      expect((await owner.query('DELETE FROM audit_event')).rowCount).toBe(0)
      expect((await owner.query('SELECT * FROM audit_event')).rowCount).toBe(0)
    } finally {
      await owner.end()
    }
  })
})
