import { openSystemDatabase, type SystemDatabase } from '@nahtlos/db'
import { recomputeJourney, recordDraftImpact } from '@nahtlos/db/journey'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScene, type Scene, TODAY } from '../db/scene.ts'

let scene: Scene
let system: SystemDatabase
beforeAll(async () => {
  scene = await openScene()
  system = openSystemDatabase({ url: scene.database.urls.relay })
})
afterAll(async () => {
  await system?.close()
  await scene?.close()
})

const RECORD = `mutation R($input: RecordFactInput!) { recordFact(input: $input) { factId error { code field }
  journey { tracks { track phases { from to regime } } } } }`
const CASE = `query C($id: ID!) { case(id: $id) { nextActionCode identity { birthDate }
  handovers { id track fromBody toBody dueOn linkId state } tasks { code dueOn state owner }
  facts { id type superseded } journey { tracks { track phases { from to regime body } } } } }`

interface Overview {
  nextActionCode: string
  handovers: { id: string; track: string; toBody: string; dueOn: string; linkId: string; state: string }[]
  tasks: { code: string; dueOn: string; state: string; owner: string }[]
  facts: { id: string; type: string; superseded: boolean }[]
  journey: {
    tracks: { track: string; phases: { from: string; to: string | null; regime: string }[] }[]
  } | null
}

const ARRIVAL = [
  { type: 'ENTRY', payload: { on: '2025-03-15' } },
  { type: 'STATUS', payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-20' } },
]
const recognition = (servedOn: string) => ({
  type: 'BAMF_DECISION',
  payload: { outcome: 'REFUGEE', servedOn },
})

async function overview(caseId: string): Promise<Overview> {
  return (await scene.ask<{ case: Overview }>(scene.here.manager, CASE, { id: caseId })).case
}

async function record(caseId: string, fact: { type: string; payload: object }, supersedes?: string) {
  const answer = await scene.ask<{
    recordFact: { factId: string | null; error: { code: string; field: string | null } | null }
  }>(scene.here.manager, RECORD, { input: { caseId, fact, supersedes } })
  return answer.recordFact
}

describe('recordFact', () => {
  it('makes two linked handovers of a recognition, each with an owner, and moves both when the day is corrected', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'J-1', { facts: ARRIVAL })
    const first = await record(caseId, recognition('2026-12-01'))
    const before = await overview(caseId)
    expect(before.handovers.map(({ track, toBody, dueOn }) => ({ track, toBody, dueOn }))).toEqual([
      { track: 'BENEFITS', toBody: 'JOBCENTER', dueOn: '2027-01-01' },
      { track: 'LABOUR', toBody: 'JOBCENTER', dueOn: '2027-01-01' },
    ])
    expect(new Set(before.handovers.map((handover) => handover.linkId)).size).toBe(1)
    expect(before.tasks.length).toBeGreaterThan(0)
    expect(before.tasks.every((task) => task.owner !== '' && task.dueOn !== '')).toBe(true)

    const corrected = await record(caseId, recognition('2026-11-28'), first.factId ?? '')
    expect(corrected.error).toBeNull()
    const after = await overview(caseId)
    expect(after.handovers.map(({ id, dueOn }) => ({ id, dueOn }))).toEqual(
      before.handovers.map(({ id }) => ({ id, dueOn: '2026-12-01' })),
    )
    expect(after.facts.filter((fact) => fact.superseded).map((fact) => fact.id)).toEqual([first.factId])
  })

  it('refuses an impossible history with the field, and writes nothing', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'J-2', { facts: ARRIVAL })
    const before = await overview(caseId)
    const refused = await record(caseId, {
      type: 'TITLE_ISSUED',
      payload: { paragraph: '25_2_REFUGEE', on: '2024-01-01' },
    })
    expect(refused.factId).toBeNull()
    expect(refused.error?.code).toMatch(/^LAW_/)
    expect(await overview(caseId)).toEqual(before)
  })

  it('does not correct the same fact twice, nor a fact of another case', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'J-3', { facts: ARRIVAL })
    const other = await scene.openCase(scene.here.manager, 'J-4', { facts: ARRIVAL })
    const first = await record(caseId, recognition('2026-11-10'))
    await record(caseId, recognition('2026-11-09'), first.factId ?? '')
    expect((await record(caseId, recognition('2026-11-08'), first.factId ?? '')).error?.code).toBe(
      'ALREADY_CORRECTED',
    )
    expect((await record(other, recognition('2026-11-08'), first.factId ?? '')).error?.code).toBe('NOT_FOUND')
  })
})

describe('a case without a birth date', () => {
  it('is kept, asks for the date, and has its journey as soon as the identity is corrected', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'J-5', { facts: ARRIVAL, birthDate: null })
    const before = await overview(caseId)
    expect(before.journey).toBeNull()
    expect(before.nextActionCode).toBe('ASK_BIRTH_DATE')
    await scene.ask(
      scene.here.manager,
      'mutation I($input: CorrectIdentityInput!) { correctIdentity(input: $input) { caseId error { code } } }',
      { input: { caseId, familyName: 'Probe J-5', birthDate: '1991-01-02', addressLock: false } },
    )
    const after = await overview(caseId)
    expect(after.journey?.tracks[0]?.track).toBe('BENEFITS')
    expect(after.tasks.find((task) => task.code === 'ASK_BIRTH_DATE')?.state).toBe('CANCELLED')
  })
})

describe('law in motion', () => {
  const CHANGES = `{ journeyChanges { id caseId differences { kind track before after reason { de en } rules } } }`
  interface Change {
    id: string
    caseId: string
    differences: {
      track: string | null
      before: string | null
      after: string | null
      reason: { de: string }
    }[]
  }

  it('lists what a change of rules moved, with the reason, until somebody has seen it', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'L-1', {
      facts: [...ARRIVAL, recognition('2026-11-10')],
    })
    // As another ruleset would have left it: everything under SGB II was § 3 AsylbLG.
    await scene.database.admin(
      `UPDATE journey SET rules_digest = 'other', timeline = replace(timeline::text, '"SGB_II"', '"ASYLBLG_3"')::jsonb WHERE case_id = $1`,
      [caseId],
    )
    const { tenantId } = scene.here
    await system.write(tenantId, 'nightlyJourneys', (tx) =>
      recomputeJourney(tx, { tenantId, caseId, today: TODAY }),
    )
    const listed = await scene.ask<{ journeyChanges: Change[] }>(scene.here.manager, CHANGES)
    const change = listed.journeyChanges.find((each) => each.caseId === caseId)
    expect(change?.differences).toContainEqual(
      expect.objectContaining({ track: 'BENEFITS', before: 'ASYLBLG_3', after: 'SGB_II' }),
    )
    expect(
      (await scene.ask<{ journeyChanges: Change[] }>(scene.here.colleague, CHANGES)).journeyChanges,
    ).toEqual([])
    await scene.ask(
      scene.here.manager,
      'mutation S($id: ID!) { markJourneyChangeSeen(id: $id) { changeId } }',
      {
        id: change?.id,
      },
    )
    const left = await scene.ask<{ journeyChanges: Change[] }>(scene.here.manager, CHANGES)
    expect(left.journeyChanges.find((each) => each.caseId === caseId)).toBeUndefined()
  })

  it('says nothing when only the day has passed', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'L-2', {
      facts: [...ARRIVAL, recognition('2026-11-10')],
    })
    const { tenantId } = scene.here
    await system.write(tenantId, 'nightlyJourneys', (tx) =>
      recomputeJourney(tx, { tenantId, caseId, today: '2027-02-01' }),
    )
    const listed = await scene.ask<{ journeyChanges: Change[] }>(scene.here.manager, CHANGES)
    expect(listed.journeyChanges.find((each) => each.caseId === caseId)).toBeUndefined()
  })

  it('simulates a draft on one case without touching it, and over all cases only as protected counts', async () => {
    const draft = 'ukraine-first-title-after-2025-03-31'
    const facts = [
      { type: 'ENTRY', payload: { on: '2026-01-10' } },
      { type: 'PROTECTION_24_SOUGHT', payload: { on: '2026-01-12' } },
      { type: 'ED_DONE', payload: { on: '2026-01-20' } },
      { type: 'FIKTIONSBESCHEINIGUNG', payload: { on: '2026-01-25', basis: '24' } },
    ]
    const { manager, colleague, management, tenantId, areaId } = scene.here
    const owners = [manager, manager, manager, colleague, colleague]
    const caseIds: string[] = []
    for (const [at, owner] of owners.entries())
      caseIds.push(await scene.openCase(owner, `D-${at}`, { facts, areaId }))
    const before = await overview(caseIds[0] ?? '')
    const simulated = await scene.ask<{
      draftSimulation: { differences: { track: string | null; after: string | null }[] }
    }>(
      manager,
      'query D($caseId: ID!, $draft: String!) { draftSimulation(caseId: $caseId, draft: $draft) { differences { track after } } }',
      { caseId: caseIds[0], draft },
    )
    expect(simulated.draftSimulation.differences.length).toBeGreaterThan(0)
    expect(await overview(caseIds[0] ?? '')).toEqual(before)

    const impact = async () =>
      (
        await scene.ask<{
          draftImpact: {
            published: boolean
            rows: { area: string; cell: { persons: number | null; suppressed: boolean } }[]
          }
        }>(
          management,
          `{ draftImpact(draft: "${draft}") { published rows { area cell { persons suppressed } } } }`,
        )
      ).draftImpact
    const count = async (ids: string[]) => {
      for (const caseId of ids)
        await system.write(tenantId, 'nightlyJourneys', (tx) =>
          recordDraftImpact(tx, { tenantId, caseId, today: TODAY }),
        )
    }
    await count(caseIds.slice(0, 4))
    expect((await impact()).rows.map((row) => row.cell)).toEqual([{ persons: null, suppressed: true }])
    await count(caseIds)
    const whole = await impact()
    expect(whole.published).toBe(false)
    expect(whole.rows.map((row) => row.cell)).toEqual([{ persons: 5, suppressed: false }])
    const refused = await scene.answer(manager, `{ draftImpact(draft: "${draft}") { published } }`)
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
