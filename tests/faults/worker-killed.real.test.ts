import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '@nahtlos/db'
import { referralClockId } from '@nahtlos/workflows'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCase, sendReferral, TODAY } from './casework.ts'
import { eventually, startWorld, type World } from './world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let world: World
let db: Database
beforeAll(async () => {
  world = await startWorld()
  db = openDatabase({ url: world.urls.app })
})
afterAll(async () => {
  await db?.close()
  await world?.stop()
})

async function levelOf(referralId: string): Promise<number | undefined> {
  const [row] = await world.look<{ level: number }>(
    'SELECT escalation_level AS level FROM referral WHERE id = $1',
    [referralId],
  )
  return row?.level
}

test('the clock of a waiting referral goes on over a killed worker, and escalates once', async () => {
  const first = world.startWorker(TODAY)
  // The period counts from the sending, so nothing is sent before somebody listens.
  await eventually(
    async () => first.output(),
    (output) => output.includes('worker is up'),
  )
  const caseId = await openCase(db, world)
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 8 })
  const handle = world.temporal.workflow.getHandle(referralClockId(referralId))
  await eventually(
    () =>
      handle.describe().then(
        (found) => found.status.name,
        () => 'NONE',
      ),
    (status) => status === 'RUNNING',
  )
  await first.kill()
  expect(await levelOf(referralId)).toBe(0)

  // The period ends while nobody is there to see it.
  await sleep(9_000)
  expect(await levelOf(referralId)).toBe(0)

  const second = world.startWorker(TODAY)
  await eventually(
    () => levelOf(referralId),
    (level) => level === 1,
  )
  const tasks = await world.look(
    "SELECT code, state, owner_id FROM task WHERE case_id = $1 AND source_key LIKE 'REFERRAL:%'",
    [caseId],
  )
  expect(tasks).toEqual([{ code: 'REFERRAL_UNANSWERED', state: 'OPEN', owner_id: world.kim.userId }])
  const escalations = () =>
    world.look<{ level: number }>(
      `SELECT (detail->>'level')::int AS level FROM audit_event WHERE object_id = $1 AND action = 'referral.escalated' ORDER BY at`,
      [referralId],
    )
  expect(await escalations()).toEqual([{ level: 1 }])

  // A second period of silence, with a worker that stays up: level 2, and each level exactly once.
  await eventually(
    () => levelOf(referralId),
    (level) => level === 2,
  )
  expect(await escalations()).toEqual([{ level: 1 }, { level: 2 }])
  expect(await world.look('SELECT kind, field, source FROM gap WHERE case_id = $1', [caseId])).toEqual([
    { kind: 'TRANSITION', field: 'ADMINISTRATION', source: 'AUTOMATIC' },
  ])
  expect((await handle.describe()).status.name).toBe('RUNNING')
  expect(await second.stop()).toBe(0)
})
