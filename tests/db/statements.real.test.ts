import { afterAll, beforeAll, expect, it } from 'vitest'
import { openScene, type Scene } from './scene.ts'

// The shape of the gateway decides its speed: each hot read is one statement inside the transaction envelope, however
// many rows there are. A resolver that asks per row fails here, not in production.
let scene: Scene
let caseId: string
let referralId: string
beforeAll(async () => {
  scene = await openScene()
  const { manager, units, areaId } = scene.here
  caseId = await scene.openCase(manager, 'ST-1', {
    areaId,
  })
  for (const fileNumber of ['ST-2', 'ST-3', 'ST-4', 'ST-5', 'ST-6'])
    await scene.openCase(manager, fileNumber, { areaId })
  const consentId = await scene.recordConsent(manager, caseId, units.jobcenter)
  referralId = await scene.sendReferral(manager, caseId, consentId)
  await scene.sendReferral(
    manager,
    caseId,
    await scene.recordConsent(manager, caseId, scene.here.units.jobcenter),
  )
})
afterAll(() => scene?.close())

it('worklist: one statement for six cases with everything that a row shows', async () => {
  const { result, statements } = await scene.counter.during(() =>
    scene.ask<{ worklist: { total: number; items: { caseId: string; waitingReferrals: number }[] } }>(
      scene.here.manager,
      `query { worklist(first: 25) { total hasMore items { caseId fileNumber displayName place regime body nextActionCode
        nextActionOn overdue openTasks pendingHandovers overdueHandovers waitingReferrals uncoveredDays uncoveredSince
        uncoveredTracks nextDeadlineCode nextDeadlineOn } } }`,
    ),
  )
  expect(statements).toHaveLength(1)
  expect(result.worklist.total).toBe(6)
  expect(result.worklist.items.find((each) => each.caseId === caseId)?.waitingReferrals).toBe(2)
})

it('case: one statement for the whole overview', async () => {
  const { result, statements } = await scene.counter.during(() =>
    scene.ask<{ case: { fileNumber: string; consents: unknown[]; referrals: unknown[] } }>(
      scene.here.manager,
      `query ($id: ID!) { case(id: $id) { fileNumber identity { familyName birthDate } facts { id type payload }
        handovers { id dueOn } tasks { id code owner } consents { id granted refused recipient { name organisation } }
        referrals { id state recipient { name } } notes { id text } importRecords { line raw }
        journey { tracks { track phases { regime from to citations } } } } }`,
      { id: caseId },
    ),
  )
  expect(statements).toHaveLength(1)
  expect(result.case.fileNumber).toBe('ST-1')
  expect(result.case.consents).toHaveLength(2)
  expect(result.case.referrals).toHaveLength(2)
})

it('inbox: one statement for all waiting referrals', async () => {
  const { result, statements } = await scene.counter.during(() =>
    scene.ask<{ inbox: { id: string; sender: { organisation: string } }[] }>(
      scene.here.partner,
      '{ inbox { id topic state sentAt respondBy overdue sender { name organisation kind } } }',
    ),
  )
  expect(statements).toHaveLength(1)
  expect(result.inbox).toHaveLength(2)
})

it('receivedReferral: one statement with the package', async () => {
  const { result, statements } = await scene.counter.during(() =>
    scene.ask<{ receivedReferral: { package: { categories: string[] } | null } | null }>(
      scene.here.partner,
      `query ($id: ID!) { receivedReferral(id: $id) { id state legalBasis sender { name }
        package { categories sha256 sections { category fields { key value } } } } }`,
      { id: referralId },
    ),
  )
  expect(statements).toHaveLength(1)
  expect(result.receivedReferral?.package?.categories.toSorted()).toEqual(['IDENTITY', 'STATUS'])
})

it('gapPreview: one statement, by the role that may only count', async () => {
  const { result, statements } = await scene.counter.during(() =>
    scene.ask<{ gapPreview: { published: boolean; period: string } }>(
      scene.here.management,
      '{ gapPreview { period asOf published threshold suppressedCells rows { field area cell { persons suppressed } } } }',
    ),
  )
  expect(statements).toHaveLength(1)
  expect(result.gapPreview).toMatchObject({ published: false, period: '2026-Q4' })
})

it('leaves one audit line for each read, written by the reading statement itself', async () => {
  const rows = await scene.database.admin<{ action: string; lines: number }>(
    `SELECT action, count(*)::int AS lines FROM audit_event
      WHERE action IN ('case.list', 'case.read', 'inbox.list', 'package.read', 'gap.count') GROUP BY action ORDER BY action`,
  )
  expect(rows).toEqual([
    { action: 'case.list', lines: 1 },
    { action: 'case.read', lines: 1 },
    { action: 'gap.count', lines: 1 },
    { action: 'inbox.list', lines: 1 },
    { action: 'package.read', lines: 1 },
  ])
})
