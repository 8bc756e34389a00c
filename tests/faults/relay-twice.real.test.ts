import { type Database, openDatabase, openSystemDatabase, type SystemDatabase } from '@nahtlos/db'
import { deliver } from '@nahtlos/worker'
import { handoverClockId, referralClockId } from '@nahtlos/workflows'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { answer, moveHandover, openCase, planHandover, sendReferral, today } from './casework.ts'
import { eventually, startWorld, type World } from './world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let world: World
let db: Database
let relayDb: SystemDatabase
beforeAll(async () => {
  world = await startWorld()
  db = openDatabase({ url: world.urls.app })
  relayDb = openSystemDatabase({ url: world.urls.relay })
})
afterAll(async () => {
  await db?.close()
  await relayDb?.close()
  await world?.stop()
})

const parts = () => ({ db: relayDb, client: world.temporal, log: pino({ level: 'silent' }) })
const waiting = async () =>
  (await world.look<{ n: number }>('SELECT count(*)::int AS n FROM outbox_event WHERE relayed_at IS NULL'))[0]
    ?.n

test('a crash between delivering and marking delivers again, and it is handled once', async () => {
  const caseId = await openCase(db, world)
  const handoverId = await planHandover(db, world, { caseId, dueOn: '2099-01-01' })
  const referralId = await sendReferral(db, world, {
    caseId,
    respondWithinSeconds: 3600,
    handoverIds: [handoverId],
  })
  await answer(db, world, { referralId, caseId })
  const written = await waiting()
  expect(written).toBe(3)

  // Each event reaches the engine, and each time the process dies before the row is marked.
  for (const type of ['handover.planned', 'referral.sent', 'referral.decided']) {
    const crashed = relayDb.relay(100, async (event) => {
      await deliver(parts(), event)
      if (event.type === type) throw new Error('the process died')
    })
    await expect(crashed).rejects.toThrow('the process died')
  }
  expect(await waiting()).toBe(1)

  const worker = world.startWorker()
  await eventually(waiting, (left) => left === 0)
  await eventually(
    () => world.look<{ state: string }>('SELECT state FROM handover WHERE id = $1', [handoverId]),
    ([row]) => row?.state === 'ACKNOWLEDGED',
  )
  // After the clocks have ended, the same events once more: a restored backup would do that.
  const ended = async (workflowId: string) =>
    (await world.temporal.workflow.getHandle(workflowId).describe()).status.name
  await eventually(
    () => ended(referralClockId(referralId)),
    (status) => status === 'COMPLETED',
  )
  await eventually(
    () => ended(handoverClockId(handoverId)),
    (status) => status === 'COMPLETED',
  )
  await world.look('UPDATE outbox_event SET relayed_at = NULL')
  await eventually(waiting, (left) => left === 0)

  const facts = await world.look(
    `SELECT payload->>'track' AS track, payload->>'role' AS role, payload->>'from' AS "from", evidence, recorded_by
       FROM fact WHERE case_id = $1 AND type = 'REPRESENTATIVE_NAMED'`,
    [caseId],
  )
  expect(facts).toEqual([
    {
      track: 'BENEFITS',
      role: 'JOBCENTER',
      from: '2099-01-01',
      evidence: 'REFERRAL_ACCEPTED',
      recorded_by: world.jobcenter.userId,
    },
  ])
  const runs = []
  for await (const run of world.temporal.workflow.list()) runs.push(run.workflowId)
  expect(runs.filter((id) => id === referralClockId(referralId))).toHaveLength(1)
  expect(runs.filter((id) => id === handoverClockId(handoverId))).toHaveLength(1)
  await worker.stop()
})

test('an old day of a handover that is delivered again does not turn its clock back', async () => {
  const worker = world.startWorker()
  const caseId = await openCase(db, world)
  const handoverId = await planHandover(db, world, { caseId, dueOn: today() })
  const overdue = () =>
    world.look<{ since: string | null }>(
      `SELECT to_char(overdue_since, 'YYYY-MM-DD') AS since FROM handover WHERE id = $1`,
      [handoverId],
    )
  await eventually(overdue, ([row]) => row?.since === today())
  await moveHandover(db, world, { caseId, handoverId, dueOn: '2099-01-01' })
  const openTasks = () =>
    world.look<{ code: string }>(`SELECT code FROM task WHERE case_id = $1 AND state = 'OPEN'`, [caseId])
  await eventually(openTasks, (tasks) => !tasks.some((task) => task.code === 'HANDOVER_OVERDUE'))

  // The first event again, out of order.
  await world.look(
    `UPDATE outbox_event SET relayed_at = NULL
      WHERE id = (SELECT id FROM outbox_event WHERE payload->>'handoverId' = $1 ORDER BY id LIMIT 1)`,
    [handoverId],
  )
  await eventually(waiting, (left) => left === 0)
  const result = await world.temporal.workflow.getHandle(handoverClockId(handoverId)).fetchHistory()
  const signals = result.events?.filter((event) => event.workflowExecutionSignaledEventAttributes) ?? []
  expect(signals).toHaveLength(3)
  expect(await overdue()).toEqual([{ since: null }])
  expect((await openTasks()).map((task) => task.code)).not.toContain('HANDOVER_OVERDUE')
  await worker.stop()
})

test('an event that nobody understands is logged by its id and does not hold up those behind it', async () => {
  const worker = world.startWorker()
  const rows = await world.look<{ id: string }>(
    `INSERT INTO outbox_event (tenant_id, type, payload)
     VALUES ($1, 'referral.sent', '{"referralId": "Amir Haddad"}'), ($1, 'moon.full', '{}') RETURNING id`,
    [world.tenantId],
  )
  const caseId = await openCase(db, world)
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600 })
  await eventually(waiting, (left) => left === 0)
  expect((await world.temporal.workflow.getHandle(referralClockId(referralId)).describe()).status.name).toBe(
    'RUNNING',
  )
  for (const { id } of rows) expect(worker.output()).toContain(id)
  expect(worker.output()).not.toContain('Haddad')
  await worker.stop()
})
