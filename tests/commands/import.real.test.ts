import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openScene, type Scene } from '../db/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const IMPORT = `mutation I($input: ImportCasesInput!) { importCases(input: $input) {
  report { rows imported rejected { line code } ignored { line reason } } error { code } } }`
const HEADER =
  'Aktenzeichen;Name, Vorname;Geb.-Datum;Aufenthaltsstatus;Status seit / Bescheid vom;Einreise;Wohnort/Stadtteil;Bemerkung'

interface Report {
  rows: number
  imported: number
  rejected: { line: number; code: string }[]
  ignored: { line: number; reason: string }[]
}

async function importText(
  lines: string[] | Uint8Array,
  person = scene.here.manager,
  dryRun = false,
): Promise<Report> {
  const bytes = lines instanceof Uint8Array ? lines : Buffer.from([HEADER, ...lines].join('\r\n'))
  const { importCases } = await scene.ask<{ importCases: { report: Report } }>(person, IMPORT, {
    input: { contentBase64: Buffer.from(bytes).toString('base64'), dryRun },
  })
  return importCases.report
}

interface CaseView {
  identity: { familyName: string; place: string | null; addressLock: boolean }
  facts: { type: string; payload: { on?: string; from?: string }; superseded: boolean }[]
  notes: { text: string; confidential: boolean }[]
  importRecords: { raw: string; outcome: string }[]
}

async function findCase(fileNumber: string): Promise<CaseView> {
  const { worklist } = await scene.ask<{ worklist: { items: { caseId: string }[] } }>(
    scene.here.manager,
    'query W($search: String) { worklist(search: $search) { items { caseId } } }',
    { search: fileNumber },
  )
  const answer = await scene.ask<{ case: CaseView }>(
    scene.here.manager,
    `query C($id: ID!) { case(id: $id) { identity { familyName place addressLock } facts { type payload superseded }
      notes { text confidential } importRecords { raw outcome } } }`,
    { id: worklist.items[0]?.caseId },
  )
  return answer.case
}

it('stores the real export once: a second run of the same file changes nothing, whoever of the unit does it', async () => {
  const file = await readFile(
    fileURLToPath(new URL('../../packages/domain/src/import/fixtures/faelle-export.csv', import.meta.url)),
  )
  const tables = ['case_file', 'fact', 'note', 'import_record', 'person_identity']
  const counts = () =>
    Promise.all(
      tables.map((table) => scene.database.admin<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)),
    )
  const preview = await importText(file, scene.here.manager, true)
  expect((await counts()).flat().map((row) => Number(row.n))).toEqual([0, 0, 0, 0, 0])
  const first = await importText(file)
  expect({ ...first, ignored: first.ignored.length }).toEqual({ ...preview, ignored: preview.ignored.length })
  expect(first.imported + first.rejected.length + first.ignored.length).toBe(first.rows)
  const stored = await counts()
  expect(Number(stored[0]?.[0]?.n)).toBe(first.imported)

  for (const person of [scene.here.manager, scene.here.colleague]) {
    const again = await importText(file, person)
    expect(again.imported).toBe(0)
    expect(again.rejected).toEqual(first.rejected)
    expect(again.rejected.length + again.ignored.length).toBe(again.rows)
  }
  expect(await counts()).toEqual(stored)
}, 90_000)

it('takes a changed row of the same person as a correction, and refuses another person under the number', async () => {
  const row = (name: string, since: string, birth = '01.02.1990') =>
    `X-1;${name};${birth};Aufenthaltsgestattung;${since};01.05.2025;Hochfeld;`
  expect(await importText([row('Probe, Tara', '02.06.2025')])).toMatchObject({ imported: 1, rejected: [] })
  expect(await importText([row('Probe, Tara', '05.06.2025')])).toMatchObject({ imported: 1, rejected: [] })
  const after = await findCase('X-1')
  const statuses = after.facts.filter((fact) => fact.type === 'STATUS')
  expect(statuses.map(({ payload, superseded }) => [payload.from, superseded])).toEqual([
    ['2025-06-02', true],
    ['2025-06-05', false],
  ])
  expect(after.facts.filter((fact) => fact.type === 'ENTRY')).toHaveLength(1)
  expect(after.importRecords.map((record) => record.outcome)).toEqual(['IMPORTED', 'CORRECTED'])
  expect((await importText([row('Anders, Jemand', '05.06.2025', '07.08.1970')])).rejected).toEqual([
    { line: 2, code: 'FILE_NUMBER_OTHER_PERSON' },
  ])
  // Half the same: mixing two people's files would be the greater harm.
  expect((await importText([row('Anders, Jemand', '05.06.2025')])).rejected).toEqual([
    { line: 2, code: 'PERSON_UNCERTAIN' },
  ])
  const colleague = await importText([row('Probe, Tara', '09.06.2025')], scene.here.colleague)
  expect(colleague.rejected).toEqual([{ line: 2, code: 'CASE_OF_ANOTHER' }])
  expect(await findCase('X-1')).toEqual(after)
})

it('keeps the raw row and a confidential note with the case, neither of them readable in the database', async () => {
  const note = 'Therapie bei Frau Markerwort; vertraulich'
  await importText([`X-2;Probe, Nino;03.04.1985;Duldung § 60a;01.03.2024;01.02.2024;Ellern;"${note}"`])
  const view = await findCase('X-2')
  expect(view.notes).toEqual([{ text: note, confidential: true }])
  expect(view.importRecords[0]?.raw).toContain('Markerwort')
  for (const table of [
    'note',
    'import_record',
    'fact',
    'person_identity',
    'audit_event',
    'outbox_event',
    'task',
  ]) {
    const rows = await scene.database.admin<{ text: string }>(`SELECT t::text AS text FROM ${table} t`)
    const readable = rows.filter(
      ({ text }) => text.includes('Markerwort') || text.includes(Buffer.from('Markerwort').toString('hex')),
    )
    expect(readable, table).toEqual([])
  }
})

it('honours an address lock: no place on the worklist and none in a package', async () => {
  await importText([
    'X-3;Probe, Ava;05.06.1980;Duldung § 60a;01.03.2024;01.02.2024;Geheimdorf;Adresse gesperrt!',
  ])
  const { worklist } = await scene.ask<{ worklist: { items: { caseId: string; place: string | null }[] } }>(
    scene.here.manager,
    '{ worklist(search: "X-3") { items { caseId place } } }',
  )
  const caseId = worklist.items[0]?.caseId ?? ''
  expect(worklist.items[0]?.place).toBeNull()
  const consentId = await scene.recordConsent(scene.here.manager, caseId, scene.here.units.jobcenter)
  const { packagePreview } = await scene.ask<{ packagePreview: unknown }>(
    scene.here.manager,
    'query P($caseId: ID!, $consentId: ID!) { packagePreview(caseId: $caseId, consentId: $consentId) { sections { fields { key value } } } }',
    { caseId, consentId },
  )
  expect(JSON.stringify(packagePreview)).toContain('Probe')
  expect(JSON.stringify(packagePreview)).not.toContain('Geheimdorf')
})
