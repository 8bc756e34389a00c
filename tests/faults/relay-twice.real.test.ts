import { clockFrom, type Database, openDatabase, openSystemDatabase, type SystemDatabase } from '@nahtlos/db'
import { deliver } from '@nahtlos/worker'
import { handoverClockId, referralClockId } from '@nahtlos/workflows'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { answer, openCase, recognise, sendReferral, TODAY } from './casework.ts'
import { eventually, startWorld, type WorkerProcess, type World } from './world.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let world: World
let db: Database
let relayDb: SystemDatabase
let worker: WorkerProcess | undefined
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

afterEach(() => worker?.kill())

const parts = () => ({
  db: relayDb,
  client: world.temporal,
  clock: clockFrom({ NAHTLOS_TODAY: TODAY }),
  log: { warn: () => {}, error: () => {} },
})
const waiting = async () =>
  (await world.look<{ n: number }>('SELECT count(*)::int AS n FROM outbox_event WHERE relayed_at IS NULL'))[0]
    ?.n

test('a crash between delivering and marking delivers again, and it is handled once', async () => {
  const caseId = await openCase(db, world)
  const { handoverIds } = await recognise(db, world, { caseId, servedOn: '2026-12-08' })
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600, handoverIds })
  await answer(db, world, { referralId, caseId })

  // Each event reaches the engine, and each time the process dies before the row is marked.
  for (const dying of ['handover.planned', 'referral.sent', 'referral.decided']) {
    const crashed = relayDb.relay(100, async (event) => {
      await deliver(parts(), event)
      if (event.type === dying) throw new Error('the process died')
    })
    await expect(crashed).rejects.toThrow('the process died')
    if (dying === 'handover.planned') await relayDb.relay(2, (event) => deliver(parts(), event))
  }
  expect(await waiting()).toBe(1)

  worker = world.startWorker(TODAY)
  const ended = async (workflowId: string) =>
    (await world.temporal.workflow.getHandle(workflowId).describe()).status.name
  const clocks = [referralClockId(referralId), ...handoverIds.map(handoverClockId)]
  for (const id of clocks)
    await eventually(
      () => ended(id),
      (status) => status === 'COMPLETED',
    )
  // After the clocks have ended, all events once more: a restored backup does that.
  await world.look('UPDATE outbox_event SET relayed_at = NULL')
  await eventually(waiting, (left) => left === 0)

  const facts = await world.look(
    `SELECT payload, evidence, recorded_by AS by FROM fact
      WHERE case_id = $1 AND type = 'REPRESENTATIVE_NAMED' ORDER BY payload->>'track'`,
    [caseId],
  )
  expect(facts).toEqual(
    ['BENEFITS', 'LABOUR'].map((track) => ({
      payload: { track, role: 'JOBCENTER', from: '2027-01-01' },
      evidence: 'REFERRAL_ACCEPTED',
      by: world.jobcenter.userId,
    })),
  )
  const runs: string[] = []
  for await (const run of world.temporal.workflow.list()) runs.push(run.workflowId)
  for (const id of clocks) expect(runs.filter((run) => run === id)).toHaveLength(1)
})

test('an old day of a handover that is delivered again does not turn its clock back', async () => {
  const started = world.startWorker(TODAY)
  worker = started
  // What was open before a start gets its day once more.
  await eventually(
    async () => started.output(),
    (output) => output.includes('worker is up'),
  )
  const caseId = await openCase(db, world)
  const { factId, handoverIds } = await recognise(db, world, { caseId, servedOn: '2026-11-30' })
  const late = () =>
    world.look<{ due: string; since: string | null }>(
      `SELECT to_char(due_on, 'YYYY-MM-DD') AS due, to_char(overdue_since, 'YYYY-MM-DD') AS since
         FROM handover WHERE id = ANY($1)`,
      [handoverIds],
    )
  const openTasks = () =>
    world.look<{ code: string }>(
      `SELECT code FROM task WHERE case_id = $1 AND state = 'OPEN' AND source_key LIKE 'HANDOVER:%'`,
      [caseId],
    )
  // Case manager and team lead were told of both.
  await eventually(openTasks, (tasks) => tasks.length === 4)
  expect(await late()).toEqual(handoverIds.map(() => ({ due: '2026-12-01', since: '2026-12-01' })))

  // A late correction (scenario 16): really served a day later, so the change is a month later. Timers move with it.
  await recognise(db, world, { caseId, servedOn: '2026-12-01', supersedes: factId })
  await eventually(openTasks, (tasks) => tasks.length === 0)
  const moved = handoverIds.map(() => ({ due: '2027-01-01', since: null }))
  expect(await late()).toEqual(moved)

  // The first day of each handover once more, out of order.
  await world.look(
    `UPDATE outbox_event SET relayed_at = NULL WHERE type = 'handover.planned' AND payload->>'caseId' = $1
        AND payload->>'dueOn' = '2026-12-01'`,
    [caseId],
  )
  await eventually(waiting, (left) => left === 0)
  for (const handoverId of handoverIds) {
    const history = await world.temporal.workflow.getHandle(handoverClockId(handoverId)).fetchHistory()
    const signals = history.events?.filter((event) => event.workflowExecutionSignaledEventAttributes)
    expect(signals).toHaveLength(3)
  }
  expect(await openTasks()).toEqual([])
  expect(await late()).toEqual(moved)
})

test('an event that nobody understands is logged by its id and does not hold up those behind it', async () => {
  worker = world.startWorker(TODAY)
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
  for (const { id } of rows) expect(worker?.output()).toContain(id)
  expect(worker?.output()).not.toContain('Haddad')
})
