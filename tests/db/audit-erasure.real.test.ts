import { openAuditChains } from '@nahtlos/db/audit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

it('erasing a person with everything about them leaves every line and a whole chain', async () => {
  const chains = openAuditChains({ url: scene.database.urls.sealer })
  try {
    const { manager, units } = scene.here
    const caseId = await scene.openCase(manager, 'WEG-1', { familyName: 'Verschwindung' })
    await scene.sendReferral(manager, caseId, await scene.recordConsent(manager, caseId, units.jobcenter))
    await scene.ask(manager, 'query ($id: ID!) { case(id: $id) { id } }', { id: caseId })
    await chains.seal()
    const lines = () =>
      scene.database.admin<{ line: string }>(
        'SELECT e::text AS line FROM audit_event e WHERE case_id = $1 ORDER BY id',
        [caseId],
      )
    const before = await lines()
    expect(before.length).toBeGreaterThan(3)
    // The lines never held more than ids and codes, so that they may outlive the person's data.
    expect(JSON.stringify(before)).not.toContain('Verschwindung')

    await scene.database.admin(
      'DELETE FROM package WHERE referral_id IN (SELECT id FROM referral WHERE case_id = $1)',
      [caseId],
    )
    await scene.database.admin('DELETE FROM case_file WHERE id = $1', [caseId])
    expect(await scene.database.admin('SELECT 1 FROM person_identity WHERE case_id = $1', [caseId])).toEqual(
      [],
    )
    expect(await lines()).toEqual(before)
    await chains.seal()
    for (const report of await chains.verify()) expect(report.firstBad).toBeNull()
  } finally {
    await chains.close()
  }
})
