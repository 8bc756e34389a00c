import { masterKeyFromFile, openCaseKeys } from '@nahtlos/db'
import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openScene, type Scene } from './scene.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let scene: Scene
let caseId: string
beforeAll(async () => {
  scene = await openScene()
  const { manager, units, tenantId } = scene.here
  caseId = await furnish('Eisvogel')
  await furnish('Wiedehopf')
  await scene.ask(
    manager,
    `mutation ($caseId: ID!) { recordSubjectRequest(caseId: $caseId, kind: "ACCESS", receivedOn: "2026-11-16") { error { code } } }`,
    { caseId },
  )

  async function furnish(marker: string): Promise<string> {
    const id = await scene.openCase(manager, `Akte-${marker}`, {
      givenName: marker,
      facts: [{ type: 'ENTRY', payload: { on: '2025-03-01' } }],
    })
    await scene.sendReferral(manager, id, await scene.recordConsent(manager, id, units.jobcenter))
    await scene.ask(
      manager,
      'mutation ($input: RecordReleaseInput!) { recordRelease(input: $input) { error { code } } }',
      {
        input: {
          caseId: id,
          recipientUnitId: units.jobcenter,
          released: `Beratung ${marker}`,
          scope: ['NOTES'],
          proof: 'SIGNATURE',
          signatures: [{ role: 'PERSON' }],
        },
      },
    )
    const keys = openCaseKeys({
      url: scene.database.urls.keys,
      master: await masterKeyFromFile(scene.database.masterKeyFile),
    })
    for (const [confidential, text] of [
      [false, `${marker} kam pünktlich`],
      [true, `Nachbarin Kuckuck erzählt über ${marker}`],
    ] as const)
      await scene.database.admin(
        `INSERT INTO note (tenant_id, case_id, confidential, body, created_by) VALUES ($1, $2, $3, $4, $5)`,
        [tenantId, id, confidential, Buffer.from(await keys.encrypt(tenantId, id, text)), manager.id],
      )
    await keys.close()
    return id
  }
})
afterAll(() => scene?.close())

const TEXT = `mutation Export($caseId: ID!, $format: ExportFormat!) {
  exportCase(caseId: $caseId, format: $format) { mediaType contentBase64 error { code } } }`

async function exported(format: 'JSON' | 'PDF', by: Person = scene.here.manager) {
  const { exportCase } = await scene.ask<{
    exportCase: { mediaType: string | null; contentBase64: string | null; error: { code: string } | null }
  }>(by, TEXT, { caseId, format })
  return { ...exportCase, bytes: Buffer.from(exportCase.contentBase64 ?? '', 'base64') }
}

it('holds everything of the person and nothing of another', async () => {
  const { bytes, mediaType } = await exported('JSON')
  const text = bytes.toString('utf8')
  expect(mediaType).toBe('application/json')
  const data = JSON.parse(text)
  expect(data).toMatchObject({
    schema: 'nahtlos.subject-export',
    version: '1.1',
    case: { fileNumber: 'Akte-Eisvogel' },
    person: { givenName: 'Eisvogel', birthDate: '1990-05-01' },
    facts: [{ type: 'ENTRY', payload: { on: '2025-03-01' } }],
    notes: [{ text: 'Eisvogel kam pünktlich' }],
    notesWithheld: 1,
    consents: [
      {
        recipient: { unit: 'Jobcenter' },
        granted: ['IDENTITY', 'STATUS'],
        refused: ['FAMILY'],
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON', name: null }],
      },
    ],
    releasesFromSecrecy: [
      {
        released: 'Beratung Eisvogel',
        recipient: { unit: 'Jobcenter' },
        norm: 'STGB_203',
        scope: ['NOTES'],
        withdrawnOn: null,
      },
    ],
    disclosures: [{ recipient: { unit: 'Jobcenter' }, legalBasis: 'CONSENT', state: 'SENT' }],
    requests: [{ kind: 'ACCESS', dueOn: '2026-12-16' }],
  })
  expect(JSON.stringify(data.disclosures[0].package.content)).toContain('Eisvogel')
  expect(text).not.toContain('Wiedehopf')
  expect(text).not.toContain('Kuckuck')
  expect(data.retention.map((each: { code: string }) => each.code)).toContain('CLOSED_CASE')
})

it('says which office looked, for what, and not who sat there', async () => {
  const data = JSON.parse((await exported('JSON')).bytes.toString('utf8'))
  const actions = data.accesses.map((each: { action: string }) => each.action)
  expect(actions).toEqual(expect.arrayContaining(['case.open', 'consent.grant', 'case.export']))
  expect(JSON.stringify(data.accesses)).toContain('Kommunales Integrationsmanagement')
  expect(JSON.stringify(data)).not.toContain(scene.here.manager.id)
})

it('comes on paper too', async () => {
  const { bytes, mediaType } = await exported('PDF')
  expect(mediaType).toBe('application/pdf')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

it('is nobody else’s: not a colleague’s, not another Kreis’s, nor by the function behind it', async () => {
  expect((await exported('JSON', scene.here.colleague)).error?.code).toBe('NOT_FOUND')
  expect((await exported('JSON', scene.there.manager)).error?.code).toBe('NOT_FOUND')
  const rows = await scene.db.read(
    { subject: scene.here.colleague.subject, role: 'case_manager', purpose: 'CASEWORK' },
    { name: 'accesses', text: 'SELECT * FROM app.case_accesses($1)', values: [caseId] },
  )
  expect(rows).toEqual([])
})
