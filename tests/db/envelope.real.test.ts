import { refusalOf } from '@nahtlos/db'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScene, type Scene } from './scene.ts'

// The first wall alone: plain SQL as the login role of the gateway, with nothing of the gateway before it.
let scene: Scene
let pool: pg.Pool
let caseHere: string
let caseThere: string
let colleaguesCase: string
beforeAll(async () => {
  scene = await openScene()
  caseHere = await scene.openCase(scene.here.manager, 'EN-1')
  colleaguesCase = await scene.openCase(scene.here.colleague, 'EN-2')
  caseThere = await scene.openCase(scene.there.manager, 'EN-1')
  // One connection, so that each transaction gets the one that the transaction before it used.
  pool = new pg.Pool({ connectionString: scene.database.urls.app, max: 1 })
})
afterAll(async () => {
  await pool?.end()
  await scene?.close()
})

const CASE_TABLES = [
  'case_file',
  'person_identity',
  'fact',
  'note',
  'journey',
  'task',
  'consent',
  'referral',
  'gap',
]

interface Envelope {
  subject: string
  role: string
  purpose: string
}

const casework = (subject: string): Envelope => ({ subject, role: 'case_manager', purpose: 'CASEWORK' })

/** One transaction as the gateway opens it, rolled back at its end; without an envelope, none is opened. */
async function transaction<T>(
  envelope: Envelope | undefined,
  run: (client: pg.PoolClient) => Promise<T>,
  end: 'COMMIT' | 'ROLLBACK' = 'ROLLBACK',
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    if (envelope)
      await client.query('SELECT app.enter($1, $2, $3)', [envelope.subject, envelope.role, envelope.purpose])
    const result = await run(client)
    await client.query(end)
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const visibleCases = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ id: string }>('SELECT id FROM case_file ORDER BY id')).rows.map((row) => row.id)

const list = { name: 'envelope-test', text: 'SELECT id FROM case_file ORDER BY id', values: [] }

/** What the wall says to it: the code of the refusal, or that it was let through. */
async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'LET_THROUGH',
    (error) => refusalOf(error) ?? String(error),
  )
}

describe('without an envelope', () => {
  it.each([...CASE_TABLES, 'tenant', 'unit', 'app_user'])('%s shows no row', async (table) => {
    const found = await transaction(undefined, (client) => client.query(`SELECT 1 FROM ${table}`))
    expect(found.rowCount).toBe(0)
  })

  it('nothing can be written', async () => {
    const write = transaction(undefined, (client) =>
      client.query(`INSERT INTO outbox_event (tenant_id, type, payload) VALUES ($1, 'TEST', '{}')`, [
        scene.here.tenantId,
      ]),
    )
    expect(await refusal(write)).toBe('FORBIDDEN')
  })
})

describe('the envelope refuses', () => {
  it('somebody who is not in the directory', async () => {
    expect(await refusal(transaction(casework('nobody.hier'), visibleCases))).toBe('NOT_IN_DIRECTORY')
  })

  it('somebody who has left', async () => {
    const { subject } = scene.there.colleague
    await scene.database.admin('UPDATE app_user SET active = false WHERE username = $1', [subject])
    expect(await refusal(transaction(casework(subject), visibleCases))).toBe('NOT_IN_DIRECTORY')
  })

  it.each(['', 'CURIOSITY', 'REFERRAL:', 'REFERRAL:everything', "CASEWORK' OR true --"])(
    'the purpose "%s"',
    async (purpose) => {
      const { subject } = scene.here.manager
      expect(await refusal(transaction({ ...casework(subject), purpose }, visibleCases))).toBe(
        'UNKNOWN_PURPOSE',
      )
    },
  )

  it('a role that does not exist', async () => {
    const { subject } = scene.here.manager
    expect(await refusal(transaction({ ...casework(subject), role: 'owner' }, visibleCases))).toBe(
      'UNKNOWN_ROLE',
    )
  })

  it('the worker’s door to the role of requests', async () => {
    const enter = transaction(undefined, (client) =>
      client.query('SELECT app.enter_system($1, $2)', [scene.here.tenantId, 'nightly']),
    )
    expect(await refusal(enter)).toBe('FORBIDDEN')
  })
})

describe('who sees what', () => {
  it('a case manager sees the own cases, not those of a colleague or of another Kreis', async () => {
    expect(await transaction(casework(scene.here.manager.subject), visibleCases)).toEqual([caseHere])
    expect(await transaction(casework(scene.here.colleague.subject), visibleCases)).toEqual([colleaguesCase])
    expect(await transaction(casework(scene.there.manager.subject), visibleCases)).toEqual([caseThere])
  })

  it.each([
    'team_lead',
    'coordination',
    'management',
    'administrator',
    'dpo',
    'partner_intake',
    'reporting_desk',
    'volunteer',
    'guardian',
    'person',
  ])('the role %s sees no case, whoever carries it', async (role) => {
    const envelope = { ...casework(scene.here.manager.subject), role }
    expect(await transaction(envelope, visibleCases)).toEqual([])
  })

  it.each(['STATISTICS', 'ADMINISTRATION', 'SECURITY', 'SUBJECT_ACCESS', 'SYSTEM:nightly'])(
    'under the purpose %s a case manager sees no case',
    async (purpose) => {
      expect(await transaction({ ...casework(scene.here.manager.subject), purpose }, visibleCases)).toEqual(
        [],
      )
    },
  )

  it('the gateway answers a foreign case exactly as one that does not exist, and changes nothing', async () => {
    const read = 'query ($id: ID!) { case(id: $id) { id } }'
    const write = `mutation ($input: RecordFactInput!) { recordFact(input: $input) { factId error { code } } }`
    const fact = { type: 'ENTRY', payload: { on: '2026-01-10' } }
    const nowhere = '01900000-0000-7000-8000-000000000000'
    const before = await scene.database.admin('SELECT count(*)::int AS rows FROM fact')
    for (const id of [caseThere, colleaguesCase]) {
      expect(await scene.answer(scene.here.manager, read, { id })).toEqual(
        await scene.answer(scene.here.manager, read, { id: nowhere }),
      )
      expect(await scene.answer(scene.here.manager, write, { input: { caseId: id, fact } })).toEqual(
        await scene.answer(scene.here.manager, write, { input: { caseId: nowhere, fact } }),
      )
    }
    expect(await scene.database.admin('SELECT count(*)::int AS rows FROM fact')).toEqual(before)
    // The same command on the own case writes: it is the case that is refused, not the command.
    const own = await scene.ask<{ recordFact: { factId: string | null } }>(scene.here.manager, write, {
      input: { caseId: caseHere, fact },
    })
    expect(own.recordFact.factId).not.toBeNull()
  })
})

describe('the context ends with its transaction', () => {
  it.each(['COMMIT', 'ROLLBACK'] as const)('after %s the connection knows nobody', async (end) => {
    expect(await transaction(casework(scene.here.manager.subject), visibleCases, end)).toEqual([caseHere])
    expect(await transaction(undefined, visibleCases)).toEqual([])
    const left = await transaction(undefined, async (client) => {
      const names = ['tenant', 'actor', 'unit', 'role', 'purpose', 'subject']
      const { rows } = await client.query<{ value: string }>(
        `SELECT coalesce(current_setting('nahtlos.' || name, true), '') AS value FROM unnest($1::text[]) AS name`,
        [names],
      )
      return rows.map((row) => row.value)
    })
    expect(left).toEqual(['', '', '', '', '', ''])
  })

  it('a connection that served one Kreis serves the next with nothing left over', async () => {
    const seen: string[][] = []
    for (const people of [scene.here, scene.there, scene.here])
      seen.push(await transaction(casework(people.manager.subject), visibleCases, 'COMMIT'))
    expect(seen).toEqual([[caseHere], [caseThere], [caseHere]])
  })

  it('also on the pipelined path of hot reads, with twenty at once on four connections', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        scene.db.read<{ id: string }>(
          casework((at % 2 === 0 ? scene.here : scene.there).manager.subject),
          list,
        ),
      ),
    )
    expect(answers.map((rows) => rows.map((row) => row.id))).toEqual(
      Array.from({ length: 20 }, (_, at) => [at % 2 === 0 ? caseHere : caseThere]),
    )
  })

  it('and a refused envelope on that path reads nothing', async () => {
    // Five rounds: each connection of the pool gets its turn, and none is left unusable by the refusal.
    for (let round = 0; round < 5; round++) {
      expect(await refusal(scene.db.read(casework('nobody.hier'), list))).toBe('NOT_IN_DIRECTORY')
      expect(await scene.db.read(casework(scene.here.manager.subject), list)).toEqual([{ id: caseHere }])
    }
  })
})

describe('rows cannot cross into another Kreis', () => {
  it('a case there cannot get a task of here, not even from the superuser', async () => {
    const cross = scene.database.admin(
      `INSERT INTO task (tenant_id, case_id, code, due_on, owner_id, source_key, documents)
       VALUES ($1, $2, 'TEST', current_date, $3, 'cross', '{}')`,
      [scene.here.tenantId, caseThere, scene.here.manager.id],
    )
    await expect(cross).rejects.toMatchObject({ code: '23503' })
  })

  it('a case cannot be given to somebody of another Kreis', async () => {
    const cross = scene.database.admin('UPDATE case_file SET case_manager_id = $2 WHERE id = $1', [
      caseHere,
      scene.there.manager.id,
    ])
    await expect(cross).rejects.toMatchObject({ code: '23503' })
  })

  it('a row cannot be moved to another Kreis by the role of requests', async () => {
    const move = transaction(casework(scene.here.manager.subject), (client) =>
      client.query('UPDATE case_file SET tenant_id = $2 WHERE id = $1', [caseHere, scene.there.tenantId]),
    )
    expect(await refusal(move)).toBe('FORBIDDEN')
  })

  it('a trail cannot be written in another name or for another Kreis', async () => {
    const line = (tenantId: string, actor: string) =>
      transaction(casework(scene.here.manager.subject), (client) =>
        client.query(
          `INSERT INTO audit_event (tenant_id, actor, role, purpose, action, object_type)
           VALUES ($1, $2, 'case_manager', 'CASEWORK', 'test', 'test')`,
          [tenantId, actor],
        ),
      )
    expect(await refusal(line(scene.here.tenantId, scene.here.manager.id))).toBe('LET_THROUGH')
    expect(await refusal(line(scene.here.tenantId, scene.here.colleague.id))).toBe('FORBIDDEN')
    expect(await refusal(line(scene.there.tenantId, scene.here.manager.id))).toBe('FORBIDDEN')
  })
})
