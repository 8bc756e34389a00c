import { type Database, openDatabase } from '@nahtlos/db'
import { handoverClockId, referralClockId } from '@nahtlos/workflows'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCase, recognise, sendReferral, TODAY } from './casework.ts'
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

const statusOf = (id: string) =>
  world.temporal.workflow
    .getHandle(id)
    .describe()
    .then(
      ({ status }) => status.name,
      () => 'NONE',
    )

test('clocks that the workflow engine lost run again after a start, with the time that is left', async () => {
  const first = world.startWorker(TODAY)
  const caseId = await openCase(db, world)
  const { handoverIds } = await recognise(db, world, { caseId, servedOn: '2026-11-20' })
  const referralId = await sendReferral(db, world, { caseId, respondWithinSeconds: 20 })
  const sentAt = Date.now()
  const ids = [referralClockId(referralId), ...handoverIds.map(handoverClockId)]
  for (const id of ids)
    await eventually(
      () => statusOf(id),
      (status) => status === 'RUNNING',
    )
  await first.stop()

  // As after a restore without the engine's store: no trace of them is left.
  for (const workflowId of ids) {
    await world.temporal.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
    })
    await eventually(
      () => statusOf(workflowId),
      (status) => status === 'NONE',
    )
  }

  const second = world.startWorker(TODAY)
  for (const id of ids)
    await eventually(
      () => statusOf(id),
      (status) => status === 'RUNNING',
    )
  await eventually(
    async () => second.output(),
    (output) => output.includes('clocks were missing'),
  )
  expect(second.output()).toContain(`"missing":${ids.length}`)
  await eventually(
    () =>
      world.look<{ level: number }>('SELECT escalation_level AS level FROM referral WHERE id = $1', [
        referralId,
      ]),
    ([row]) => row?.level === 1,
    40_000,
  )
  expect(Date.now() - sentAt).toBeGreaterThanOrEqual(19_000)
  await second.stop()

  // A third start finds them all and sets none.
  const third = world.startWorker(TODAY)
  await eventually(
    () => world.look('SELECT 1 FROM journey WHERE as_of = $1::date', [TODAY]),
    (rows) => rows.length > 0,
  )
  expect(third.output()).not.toContain('clocks were missing')
  await third.stop()
})

test('a start on another day walks over the journeys at once, whatever the hour', async () => {
  const caseId = await openCase(db, world)
  const worker = world.startWorker('2027-01-04')
  await eventually(
    () => world.look<{ day: string }>('SELECT as_of::text AS day FROM journey WHERE case_id = $1', [caseId]),
    ([row]) => row?.day === '2027-01-04',
    40_000,
  )
  await worker.stop()
})
