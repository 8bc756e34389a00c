import { type Database, openDatabase } from '@nahtlos/db'
import { CHANGES_CHANNEL } from '@nahtlos/worker'
import { NIGHTLY_JOURNEYS_ID, referralClockId } from '@nahtlos/workflows'
import { Client, WorkflowNotFoundError } from '@temporalio/client'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  answer,
  askForAcknowledgement,
  openCase,
  recognise,
  sendReferral,
  TODAY,
  withdrawPackage,
} from './casework.ts'
import { eventually, startWorld, type WorkerProcess, type World } from './world.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let world: World
let db: Database
let worker: WorkerProcess
beforeAll(async () => {
  world = await startWorld()
  db = openDatabase({ url: world.urls.app })
  worker = world.startWorker(TODAY)
  await eventually(
    async () => worker.output(),
    (output) => output.includes('worker is up'),
  )
})
afterAll(async () => {
  await db?.close()
  await world?.stop()
})

const gapsOf = (caseId: string) =>
  world.look('SELECT kind, field FROM gap WHERE case_id = $1 ORDER BY kind', [caseId])
const tasksOf = (caseId: string) =>
  world.look<{ code: string; state: string }>(
    `SELECT code, state FROM task WHERE case_id = $1 AND source_key NOT LIKE 'LAW:%' ORDER BY id`,
    [caseId],
  )

test('accepting acknowledges both linked handovers, names who is responsible and frees the case of the wait', async () => {
  const caseId = await openCase(db, world)
  const { handoverIds } = await recognise(db, world, { caseId, servedOn: '2026-12-08' })
  expect(handoverIds).toHaveLength(2)
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600, handoverIds })
  await answer(db, world, { referralId, caseId })
  const handovers = () =>
    world.look<{ state: string; day: string }>(
      `SELECT state, to_char(acknowledged_on, 'YYYY-MM-DD') AS day FROM handover WHERE case_id = $1`,
      [caseId],
    )
  const acknowledged = { state: 'ACKNOWLEDGED', day: TODAY }
  expect(await eventually(handovers, (rows) => rows.every((row) => row.state !== 'PENDING'))).toEqual([
    acknowledged,
    acknowledged,
  ])
  expect(
    await world.look(
      `SELECT payload, category FROM fact WHERE case_id = $1 AND type = 'REPRESENTATIVE_NAMED' ORDER BY id`,
      [caseId],
    ),
  ).toEqual(
    ['BENEFITS', 'LABOUR'].map((track) => ({
      payload: { track, from: '2027-01-01', role: 'JOBCENTER' },
      category: 'STATUS',
    })),
  )
  expect(await gapsOf(caseId)).toEqual([])
})

/** Undefined until the relay has started it. */
async function clockOf(referralId: string): Promise<string | undefined> {
  const clock = world.temporal.workflow.getHandle(referralClockId(referralId))
  return clock.describe().then(
    ({ status }) => status.name,
    (error) => {
      if (error instanceof WorkflowNotFoundError) return undefined
      throw error
    },
  )
}

test.each([undefined, 'NO_CAPACITY'] as const)(
  'with the withdrawal nobody has to chase the acknowledgement of a correction; the clock ended before: %s',
  async (reason) => {
    const caseId = await openCase(db, world)
    const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600 })
    await answer(db, world, { referralId, caseId, ...(reason ? { reason } : {}) })
    await eventually(
      () => clockOf(referralId),
      (status) => status === 'COMPLETED',
    )
    await askForAcknowledgement(db, world, { caseId, referralId })
    const open = async () =>
      (await tasksOf(caseId)).filter((task) => task.state === 'OPEN').map(({ code }) => code)
    const others = reason ? ['FIND_ALTERNATIVE'] : []
    expect(await open()).toEqual([...others, 'CORRECTION_UNACKNOWLEDGED'])
    await withdrawPackage(db, world, { caseId, referralId })
    await eventually(open, (codes) => !codes.includes('CORRECTION_UNACKNOWLEDGED'))
    expect(await open()).toEqual(others)
  },
)

test('declining asks for an alternative and counts a gap once; the second decline escalates', async () => {
  const caseId = await openCase(db, world)
  const first = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600 })
  await answer(db, world, { referralId: first, caseId, reason: 'NO_CAPACITY' })
  await eventually(
    () => tasksOf(caseId),
    (tasks) => tasks.length === 1,
  )
  expect(await gapsOf(caseId)).toEqual([{ kind: 'CAPACITY', field: 'ADMINISTRATION' }])

  const second = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600 })
  await answer(db, world, { referralId: second, caseId, reason: 'NO_CAPACITY' })
  await eventually(
    () => tasksOf(caseId),
    (tasks) => tasks.length === 2,
  )
  expect((await tasksOf(caseId)).map((task) => task.code)).toEqual(['FIND_ALTERNATIVE', 'FIND_ALTERNATIVE'])
  expect(await gapsOf(caseId)).toEqual([
    { kind: 'CAPACITY', field: 'ADMINISTRATION' },
    { kind: 'RESPONSIBILITY', field: 'ADMINISTRATION' },
  ])
  const [escalated] = await world.look(
    `SELECT object_id, recipient_unit_id, actor, detail FROM audit_event WHERE action = 'referral.escalated' AND case_id = $1`,
    [caseId],
  )
  expect(escalated).toEqual({
    object_id: second,
    recipient_unit_id: world.jobcenter.unitId,
    actor: 'SYSTEM:referralClock',
    detail: { level: 2, code: 'SECOND_DECLINE' },
  })
  const [file] = await world.look('SELECT case_manager_id AS owner FROM case_file WHERE id = $1', [caseId])
  expect(file).toEqual({ owner: world.kim.userId })
})

test('an overdue handover: case manager first, team lead after a week, chasing void once acknowledged', async () => {
  const caseId = await openCase(db, world)
  // Served in November: the Jobcenter has been responsible since 1 December, nine days ago.
  const { handoverIds } = await recognise(db, world, { caseId, servedOn: '2026-11-17' })
  await eventually(
    () => tasksOf(caseId),
    (tasks) => tasks.length === 4,
  )
  const asked = (await tasksOf(caseId)).map((task) => `${task.code} ${task.state}`)
  expect(asked.toSorted()).toEqual([
    'CHASE_HANDOVER OPEN',
    'CHASE_HANDOVER OPEN',
    'HANDOVER_OVERDUE OPEN',
    'HANDOVER_OVERDUE OPEN',
  ])
  const trail = await world.look<{ action: string }>(
    `SELECT action FROM audit_event WHERE object_id = $1 ORDER BY at`,
    [handoverIds[0]],
  )
  expect(trail.map((row) => row.action)).toEqual(['handover.overdue', 'handover.escalated'])
  expect(
    await world.look(
      `SELECT to_char(overdue_since, 'YYYY-MM-DD') AS since, next_action FROM handover WHERE id = $1`,
      [handoverIds[0]],
    ),
  ).toEqual([{ since: '2026-12-01', next_action: 'CHASE_HANDOVER' }])
  // Benefits and labour are two tracks, two fields: one candidate each, of the same kind.
  expect(
    await world.look('SELECT kind, field, track FROM gap WHERE case_id = $1 ORDER BY track', [caseId]),
  ).toEqual([
    { kind: 'TRANSITION', field: 'ADMINISTRATION', track: 'BENEFITS' },
    { kind: 'TRANSITION', field: 'ECONOMY', track: 'LABOUR' },
  ])
  const [file] = await world.look(
    `SELECT next_action_code AS code, to_char(next_action_on, 'YYYY-MM-DD') AS day FROM case_file WHERE id = $1`,
    [caseId],
  )
  expect(file).toMatchObject({ day: TODAY })

  const referralId = await sendReferral(db, world, {
    caseId,
    respondWithinSeconds: 3600,
    handoverIds,
  })
  await answer(db, world, { referralId, caseId })
  await eventually(
    () => tasksOf(caseId),
    (tasks) => tasks.every((task) => task.state === 'CANCELLED'),
  )
})

test('screens learn of it on the channel: ids and topics only, the inbox by its unit', async () => {
  const listener = new pg.Client({ connectionString: world.urls.app })
  await listener.connect()
  const heard: Array<Record<string, string>> = []
  listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '{}')))
  await listener.query(`LISTEN ${CHANGES_CHANNEL}`)
  const caseId = await openCase(db, world)
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 3600 })
  await eventually(
    async () => heard.length,
    (count) => count >= 4,
    5_000,
  )
  const { tenantId } = world
  expect(heard.slice(0, 4)).toEqual([
    { tenantId, topic: 'CASE', id: caseId },
    { tenantId, topic: 'WORKLIST', id: caseId },
    { tenantId, topic: 'REFERRAL', id: referralId },
    { tenantId, topic: 'INBOX', id: world.jobcenter.unitId },
  ])
  heard.length = 0
  await answer(db, world, { referralId, caseId })
  await eventually(
    async () => heard.map((change) => change.topic),
    (topics) => topics.includes('INBOX'),
  )
  expect(heard).toContainEqual({ tenantId, topic: 'INBOX', id: world.jobcenter.unitId })
  await listener.end()
})

test('what the workflow engine stores is encrypted, and only its key opens it', async () => {
  const caseId = await openCase(db, world)
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 1 })
  const workflowId = referralClockId(referralId)
  await eventually(
    () => tasksOf(caseId),
    (tasks) => tasks.length === 1,
  )
  const raw = await new Client({ connection: world.temporal.connection }).workflow
    .getHandle(workflowId)
    .fetchHistory()
  const payloads = payloadsIn(raw)
  expect(payloads.length).toBeGreaterThan(1)
  for (const { encoding, data } of payloads) {
    expect(encoding).toBe('binary/encrypted')
    for (const plain of [referralId, caseId, world.tenantId, 'level']) expect(data).not.toContain(plain)
  }
})

test('the nightly schedule brings the journeys of every tenant to the new day', async () => {
  const caseId = await openCase(db, world)
  const derivedOn = async () =>
    (
      await world.look<{ day: string }>(
        `SELECT to_char(as_of, 'YYYY-MM-DD') AS day FROM journey WHERE case_id = $1`,
        [caseId],
      )
    )[0]?.day
  expect(await derivedOn()).toBeUndefined()
  const schedule = world.temporal.schedule.getHandle(NIGHTLY_JOURNEYS_ID)
  const { spec } = await schedule.describe()
  expect(spec.timezone).toBe('Europe/Berlin')
  await schedule.trigger()
  await eventually(derivedOn, (day) => day === TODAY)

  await worker.stop()
  worker = world.startWorker('2027-06-01')
  await schedule.trigger()
  await eventually(derivedOn, (day) => day === '2027-06-01')
})

interface RawPayload {
  metadata?: { encoding?: Uint8Array }
  data?: Uint8Array
}

// Payloads lie at many places of a history; whatever has an encoding is one.
function payloadsIn(value: unknown): Array<{ encoding: string; data: string }> {
  if (typeof value !== 'object' || value === null) return []
  const { metadata, data } = value as RawPayload
  if (metadata?.encoding)
    return [
      {
        encoding: Buffer.from(metadata.encoding).toString(),
        data: Buffer.from(data ?? []).toString('latin1'),
      },
    ]
  return Object.values(value).flatMap(payloadsIn)
}
