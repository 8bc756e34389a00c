import { afterAll, beforeAll, expect, it } from 'vitest'
import { openScene, type Scene } from '../db/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const JOIN = `mutation J($caseId: ID!, $fileNumber: String) {
  joinHousehold(caseId: $caseId, fileNumber: $fileNumber) { caseId error { code field } } }`
const household = async (id: string) =>
  (
    await scene.ask<{ case: { household: string[] } }>(
      scene.here.manager,
      'query H($id: ID!) { case(id: $id) { household } }',
      { id },
    )
  ).case.household
const join = async (caseId: string, fileNumber: string | null) =>
  (await scene.ask<{ joinHousehold: unknown }>(scene.here.manager, JOIN, { caseId, fileNumber }))
    .joinHousehold

it('puts two own cases into one household, their gaps with them, and takes them apart again', async () => {
  const he = await scene.openCase(scene.here.manager, 'H-1')
  const she = await scene.openCase(scene.here.manager, 'H-2')
  await scene.database.admin(
    `INSERT INTO gap (tenant_id, case_id, household_id, case_manager_id, kind, field, period, source, owner_id, decide_by)
     SELECT tenant_id, id, household_id, case_manager_id, 'CAPACITY', 'HOUSING', '2026-Q4', 'AUTOMATIC', case_manager_id, '2026-12-01'
       FROM case_file WHERE id IN ('${he}', '${she}')`,
  )
  const counted = async () =>
    (await scene.database.admin(`SELECT DISTINCT household_id FROM gap WHERE case_id IN ('${he}', '${she}')`))
      .length
  expect(await counted()).toBe(2)

  expect(await join(she, 'H-1')).toEqual({ caseId: she, error: null })
  expect([await household(he), await household(she)]).toEqual([['H-2'], ['H-1']])
  expect(await counted()).toBe(1)

  expect(await join(she, null)).toEqual({ caseId: she, error: null })
  expect([await household(he), await household(she)]).toEqual([[], []])
  expect(await counted()).toBe(2)
})

it('does not tell the case of a colleague from one that does not exist', async () => {
  const own = await scene.openCase(scene.here.manager, 'H-3')
  await scene.openCase(scene.here.colleague, 'H-4')
  const refused = { caseId: null, error: { code: 'HOUSEHOLD_NOT_FOUND', field: 'fileNumber' } }
  expect(await join(own, 'H-4')).toEqual(refused)
  expect(await join(own, 'H-99')).toEqual(refused)
  expect(await join(own, 'H-3')).toEqual(refused)
})
