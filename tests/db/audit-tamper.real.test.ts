import { publish, readHeads } from '@nahtlos/db/audit'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AuditGround, openAuditGround } from './audit-ground.ts'

// Tampering by somebody with all rights over the database: no grant and no trigger holds them, the chain shows them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const LINES = 40
let ground: AuditGround
beforeAll(async () => {
  ground = await openAuditGround()
})
afterAll(() => ground?.close())
beforeEach(async () => {
  await ground.reset()
  await ground.write(LINES)
  await ground.chains.seal()
})

const DELETE_LINE = 'DELETE FROM audit_event WHERE id = $1'
const DELETE_BOTH = `WITH gone AS (DELETE FROM audit_event WHERE id = $1) DELETE FROM audit_seal WHERE event_id = $1`

describe('a chain that nobody touched', () => {
  it('is whole, with nothing waiting, and says when the last batch was sealed', async () => {
    const report = await ground.verify()
    expect(report).toMatchObject({ firstBad: null, sealed: LINES, lastSeq: String(LINES), waiting: 0 })
    const [{ at } = { at: '' }] = await ground.database.admin<{ at: Date }>(
      'SELECT max(sealed_at) AS at FROM audit_seal',
    )
    expect(report.lastSealedAt).toBe(new Date(at).toISOString())
  })

  it('says how many lines wait, and since when', async () => {
    await ground.write(7)
    const report = await ground.verify()
    expect(report).toMatchObject({ firstBad: null, waiting: 7 })
    expect(report.oldestWaitingAt).not.toBeNull()
  })

  it('has one chain per tenant', async () => {
    const reports = await ground.chains.verify()
    expect(reports).toHaveLength(1)
    await ground.database.admin(`INSERT INTO tenant (key, name, land) VALUES ('leer', 'Kreis Leer', 'NI')`)
    expect((await ground.chains.verify()).map((each) => each.sealed).toSorted()).toEqual([0, LINES])
    await ground.database.admin(`DELETE FROM tenant WHERE key = 'leer'`)
  })
})

describe('alter', () => {
  it.each([
    ['action', `action = 'case.list'`],
    ['actor', `actor = 'somebody else'`],
    ['purpose', `purpose = 'SECURITY'`],
    ['time', `at = at + interval '1 microsecond'`],
    ['case', 'case_id = NULL'],
    ['recipient', 'recipient_unit_id = uuidv7()'],
    ['detail', `detail = detail || '{"n": 99}'`],
    ['role', `role = 'dpo'`],
    ['unit', 'unit_id = NULL'],
    ['object', 'object_id = NULL'],
    ['kind of object', `object_type = 'note'`],
  ])('the %s of a line', async (_what, change) => {
    const id = await ground.eventAt(23)
    await ground.tamper(`UPDATE audit_event SET ${change} WHERE id = $1`, [id])
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '23', eventId: id })
  })

  it('and names the first of several', async () => {
    for (const seq of [31, 8, 17])
      await ground.tamper(`UPDATE audit_event SET actor = 'x' WHERE id = $1`, [await ground.eventAt(seq)])
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '8' })
  })

  it('the year or the time of a seal', async () => {
    await ground.tamper('UPDATE audit_seal SET year = year + 1 WHERE seq = 12')
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '12' })
    await ground.tamper('UPDATE audit_seal SET year = year - 1 WHERE seq = 12')
    expect((await ground.verify()).firstBad).toBeNull()
    await ground.tamper(`UPDATE audit_seal SET sealed_at = sealed_at - interval '1 hour' WHERE seq = 5`)
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '5' })
  })
})

describe('delete', () => {
  it.each([1, 20, LINES])('line %i', async (seq) => {
    const id = await ground.eventAt(seq)
    await ground.tamper(DELETE_LINE, [id])
    expect((await ground.verify()).firstBad).toMatchObject({
      fault: 'DELETED',
      seq: String(seq),
      eventId: id,
    })
  })

  it.each([1, 20])('line %i with its seal', async (seq) => {
    await ground.tamper(DELETE_BOTH, [await ground.eventAt(seq)])
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'SEAL_MISSING', seq: String(seq) })
  })

  it('and closing the hole by numbering anew', async () => {
    await ground.tamper(DELETE_BOTH, [await ground.eventAt(20)])
    const next = await ground.eventAt(21)
    await ground.tamper('UPDATE audit_seal SET seq = seq + 1000 WHERE seq > 20')
    await ground.tamper('UPDATE audit_seal SET seq = seq - 1001 WHERE seq > 1000')
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '20', eventId: next })
  })
})

describe('insert', () => {
  it('a line of a time that is sealed', async () => {
    await ground.write(1, `clock_timestamp() - interval '2 days'`)
    const [{ id } = { id: '' }] = await ground.database.admin<{ id: string }>(
      'SELECT id FROM audit_event ORDER BY at LIMIT 1',
    )
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'INSERTED', eventId: id })
    // The sealer does not launder it either.
    await ground.write(3)
    await ground.chains.seal()
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'INSERTED', eventId: id })
  })

  it('a line with a seal between two', async () => {
    await ground.tamper('UPDATE audit_seal SET seq = seq + 1000 WHERE seq >= 15')
    await ground.tamper('UPDATE audit_seal SET seq = seq - 999 WHERE seq > 1000')
    await ground.write(1)
    await ground.tamper(
      `INSERT INTO audit_seal (tenant_id, seq, event_id, year, sealed_at, hash)
       SELECT s.tenant_id, 15, (SELECT id FROM audit_event ORDER BY id DESC LIMIT 1), s.year, s.sealed_at, sha256('made up')
         FROM audit_seal s WHERE s.seq = 14`,
    )
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '15' })
  })
})

describe('reorder', () => {
  it('two lines that change places', async () => {
    const [first, second] = [await ground.eventAt(9), await ground.eventAt(10)]
    await ground.tamper('UPDATE audit_seal SET seq = 5000 WHERE seq = 9')
    await ground.tamper('UPDATE audit_seal SET seq = 9 WHERE seq = 10')
    await ground.tamper('UPDATE audit_seal SET seq = 10 WHERE seq = 5000')
    expect([await ground.eventAt(9), await ground.eventAt(10)]).toEqual([second, first])
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '9', eventId: second })
  })

  it('two seals that exchange their lines', async () => {
    const [first, second] = [await ground.eventAt(3), await ground.eventAt(30)]
    await ground.tamper('DROP INDEX audit_seal_event_id_key')
    await ground.tamper(
      'UPDATE audit_seal SET event_id = CASE seq WHEN 3 THEN $2::uuid ELSE $1::uuid END WHERE seq IN (3, 30)',
      [first, second],
    )
    expect((await ground.verify()).firstBad).toMatchObject({ fault: 'CHANGED', seq: '3', eventId: second })
  })
})

describe('with a published head', () => {
  const heads = `heads`
  beforeEach(async () => {
    const head = await ground.chains.head(ground.key, ground.tenantId, 'DAY')
    if (!head) throw new Error('no head')
    expect(await publish(`${ground.folder}/${heads}`, head)).toBe(true)
    await ground.write(10)
    await ground.chains.seal()
  })
  const kept = async () => ({
    heads: await readHeads(`${ground.folder}/${heads}`),
    publicKey: ground.key.publicKey,
  })

  it('the untouched chain is whole', async () => {
    expect(await ground.verify(await kept())).toMatchObject({ firstBad: null, headsCompared: 1 })
  })

  it('what was published is not written over', async () => {
    const again = await ground.chains.head(ground.key, ground.tenantId, 'DAY')
    expect(again && (await publish(`${ground.folder}/${heads}`, again))).toBe(false)
  })

  it('cutting off the end shows, which nothing in the database would', async () => {
    await ground.tamper('DELETE FROM audit_event e USING audit_seal s WHERE s.event_id = e.id AND s.seq > 35')
    await ground.tamper('DELETE FROM audit_seal WHERE seq > 35')
    expect((await ground.verify()).firstBad).toBeNull()
    expect((await ground.verify(await kept())).firstBad).toMatchObject({ fault: 'TRUNCATED', seq: '36' })
  })

  it('cutting off everything shows, and the tenant with it', async () => {
    await ground.tamper('DELETE FROM audit_event')
    await ground.tamper('DELETE FROM audit_seal')
    expect((await ground.verify(await kept())).firstBad).toMatchObject({ fault: 'TRUNCATED', seq: '1' })
    await ground.tamper('UPDATE tenant SET id = uuidv7()')
    expect((await ground.verify(await kept())).firstBad).toMatchObject({ fault: 'TRUNCATED' })
    await ground.tamper('UPDATE tenant SET id = $1', [ground.tenantId])
  })

  it('a chain that was altered and hashed anew shows', async () => {
    await ground.tamper(`UPDATE audit_event SET actor = 'x' WHERE id = $1`, [await ground.eventAt(23)])
    await ground.tamper('DELETE FROM audit_seal')
    await ground.chains.seal()
    expect((await ground.verify()).firstBad).toBeNull()
    expect((await ground.verify(await kept())).firstBad).toMatchObject({ fault: 'REWRITTEN', seq: '1' })
  })

  it('a head that somebody else signed, or changed, does not count', async () => {
    const [found] = await readHeads(`${ground.folder}/${heads}`)
    if (!found?.head) throw new Error('no head')
    const forged = { ...found, head: { ...found.head, seq: '7' } }
    expect((await ground.verify({ heads: [forged] })).firstBad).toMatchObject({ fault: 'SIGNATURE' })
    const stranger = Buffer.alloc(44).toString('base64')
    expect((await ground.verify({ heads: [found], publicKey: stranger })).firstBad).toMatchObject({
      fault: 'SIGNATURE',
    })
  })
})
