import { type Database, openDatabase } from '@nahtlos/db'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ground, openGround } from './ground.ts'
import { ROLES } from './oracle.ts'
import { type Asker, REFUSED, readTruth, sqlStateOf, TABLES, type TrueRow, type Truth } from './truth.ts'

/** Each run is three attempts at once, on a pool of two connections that all roles and both Kreise share. */
const RUNS = 1_000
const AT_ONCE = 3

let ground: Ground
let truth: Truth
let db: Database
beforeAll(async () => {
  ground = await openGround()
  truth = await readTruth(ground)
  db = openDatabase({ url: ground.database.urls.app, poolSize: 2 })
})
afterAll(async () => {
  await db?.close()
  await ground?.close()
})

class RolledBack extends Error {}

/** How many rows a statement touched, or the SQLSTATE of its refusal; never committed. */
async function attempt(asker: Asker, sql: string, values: string[] = []): Promise<number | string> {
  let touched = 0
  try {
    await db.write(asker, async ({ prisma }) => {
      touched = await prisma.$executeRawUnsafe(sql, ...values)
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) return sqlStateOf(error) ?? String(error)
  }
  return touched
}

interface Generated {
  person: number
  role: string
  purpose: number
  table: number
  row: number
  column: number
  action: 'read' | 'readInWrite' | 'update' | 'delete' | 'copy'
}

const index = fc.nat({ max: 1_000_000 })
const generated: fc.Arbitrary<Generated> = fc.record({
  person: index,
  // Half of the attempts in the two roles that see anything, else most would be refused for one and the same reason.
  role: fc.oneof(fc.constantFrom('case_manager', 'partner_intake'), fc.constantFrom(...ROLES, 'system')),
  purpose: index,
  table: index,
  row: index,
  column: index,
  action: fc.constantFrom('read', 'readInWrite', 'update', 'delete', 'copy'),
})

const pick = <T>(list: readonly T[], at: number): T => {
  const item = list[at % list.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const PURPOSES = ['CASEWORK', 'CASEWORK', 'REFERRAL', 'REFERRAL', 'STATISTICS', 'SECURITY', 'ADMINISTRATION']

function askerOf(made: Generated): Asker {
  const purpose = pick(PURPOSES, made.purpose)
  const referral = pick(Object.values(ground.owned), made.row).referralId
  return {
    subject: pick(ground.attackers, made.person).subject,
    role: made.role,
    purpose: purpose === 'REFERRAL' ? `REFERRAL:${referral}` : purpose,
  }
}

async function play(made: Generated): Promise<string | undefined> {
  const asker = askerOf(made)
  const table = pick(TABLES, made.table)
  const due = truth.visible(table, asker)
  const rows = truth.rows.filter((row) => row.table === table)
  const say = (found: unknown) =>
    `${made.action} ${table} as ${JSON.stringify(asker)}: ${JSON.stringify(found)}`
  const select = `SELECT to_jsonb(t)::text AS row FROM ${table} t`
  const same = (found: { row: string }[]) =>
    JSON.stringify(found.map(({ row }) => row).sort()) === JSON.stringify(due) ? undefined : say(found.length)
  const refusedRead = (error: unknown) =>
    due === undefined && sqlStateOf(error) === '42501' ? undefined : say(String(error))

  switch (made.action) {
    case 'read':
      return db
        .read<{ row: string }>(asker, { name: `r-${table}`, text: select, values: [] })
        .then(same, refusedRead)
    case 'readInWrite':
      return db
        .write(asker, ({ prisma }) => prisma.$queryRawUnsafe<{ row: string }[]>(select))
        .then(same, refusedRead)
    case 'delete': {
      const found = await attempt(asker, `DELETE FROM ${table}`)
      return found === '42501' ? undefined : say(found)
    }
    case 'update': {
      // Every column, whether granted or not: no privilege is as good an answer as no row.
      const column = pick(Object.keys(JSON.parse(pick(rows, 0).json)), made.column)
      const found = await attempt(asker, `UPDATE ${table} SET "${column}" = "${column}"`)
      const reach = due?.length ?? 0
      return typeof found === 'number'
        ? found <= reach
          ? undefined
          : say(found)
        : REFUSED.test(found)
          ? undefined
          : say(found)
    }
    case 'copy':
      return copy(asker, pick(rows, made.row), say)
  }
}

/**
 * Writes a row that exists once more, with its own id. On somebody else's case it must be refused before the unique
 * index is asked: 23505 would tell that the id exists.
 */
async function copy(
  asker: Asker,
  row: TrueRow,
  say: (found: unknown) => string,
): Promise<string | undefined> {
  const due = truth.visible(row.table, asker)
  const found = await attempt(
    asker,
    `INSERT INTO ${row.table} SELECT (jsonb_populate_record(NULL::${row.table}, $1::jsonb)).*`,
    [row.json],
  )
  if (typeof found === 'string' && REFUSED.test(found)) return undefined
  if (truth.isOwn(row, asker)) return undefined
  // Neither hangs on a case by a key: one's own line of the trail, and an event that names one of the own cases.
  const { actor, payload } = JSON.parse(row.json)
  const person = ground.attackers.find((each) => each.subject === asker.subject)
  const isOwnLine = row.table === 'audit_event' && actor === person?.id
  const named = truth.rows.find((each) => each.table === 'case_file' && each.caseId === payload?.caseId)
  const isOwnEvent = row.table === 'outbox_event' && named !== undefined && truth.isOwn(named, asker)
  // A record without a case is its writer's, who knows that it exists.
  const isOwnRecord = row.table === 'anonymous_counselling' && due?.includes(row.json)
  return isOwnLine || isOwnEvent || isOwnRecord ? undefined : say(found)
}

it(`holds against ${RUNS * AT_ONCE} random attempts over shared connections`, async () => {
  const before = await ground.fingerprint()
  const seed = Number(process.env.ATTACK_SEED ?? Date.now() % 2 ** 31)
  process.stdout.write(`random attempts: ${RUNS} x ${AT_ONCE}, again with ATTACK_SEED=${seed}\n`)
  const several = fc.array(generated, { minLength: AT_ONCE, maxLength: AT_ONCE })
  await fc.assert(
    fc.asyncProperty(several, async (attempts) => {
      const wrong = (await Promise.all(attempts.map(play))).filter((each) => each !== undefined)
      expect(wrong).toEqual([])
    }),
    { seed, numRuns: RUNS, endOnFailure: true },
  )
  expect(await ground.fingerprint()).toBe(before)
}, 120_000)
