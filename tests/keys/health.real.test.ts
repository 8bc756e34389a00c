import { createHash } from 'node:crypto'
import { openSystemDatabase, refusalOf } from '@nahtlos/db'
import { recomputeJourney } from '@nahtlos/db/journey'
import { packageText } from '@nahtlos/domain/package'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, type Scene } from '../db/scene.ts'

/*
 * Health data through the product's own commands: they need the person's consent, work in the law, and stand nowhere in
 * plain; once the key is destroyed, nobody reads them again, whatever copy of the case database they hold.
 */
type SealedKind = 'TEXT' | 'FACT' | 'DOCUMENT'

const MARK = 'Markerleiden'
// Words that tell of health, and what else the rule would give away.
const WORDS = [MARK, 'WORK_CAPACITY', 'T12', 'MEDICAL_REPORT', '44a SGB II']
let scene: Scene
let caseId: string
let tenantId: string
beforeAll(async () => {
  scene = await openScene()
  const facts = [
    { type: 'ENTRY', payload: { on: '2022-03-01' } },
    { type: 'STATUS', payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2022-03-01' } },
    { type: 'BAMF_DECISION', payload: { outcome: 'REFUGEE', servedOn: '2024-02-10' } },
    { type: 'TITLE_ISSUED', payload: { paragraph: '25_2_REFUGEE', on: '2024-03-01', until: '2027-02-28' } },
    { type: 'CARD_HANDED_OUT', payload: { on: '2024-03-20' } },
    { type: 'BENEFIT_RECEIVED', payload: { regime: 'SGB_II', from: '2024-04-01' } },
  ]
  caseId = await scene.openCase(scene.here.manager, 'K-1', { facts })
  tenantId =
    (await scene.database.admin<{ id: string }>('SELECT tenant_id AS id FROM case_file'))[0]?.id ?? ''
}, 60_000)
afterAll(() => scene?.close())

interface Refusable {
  error: { code: string } | null
  id: string | null
}
const command = async (name: string, variables: string, call: string, values: object): Promise<Refusable> => {
  const answer = await scene.ask<{ it: Refusable }>(
    scene.here.manager,
    `mutation M(${variables}) { it: ${name}(${call} error { code } } }`,
    values as Record<string, unknown>,
  )
  return answer.it
}
const recordHealth = (payload: object, evidence = 'AUTHORITY') =>
  command('recordFact', '$input: RecordFactInput!', 'input: $input) { id: factId', {
    input: { caseId, fact: { type: 'WORK_CAPACITY', payload, evidence } },
  })
const consentToProcess = () =>
  command(
    'recordProcessingConsent',
    '$caseId: ID!, $input: ProcessingConsentInput!',
    'caseId: $caseId, input: $input) { id: processingConsentId',
    { caseId, input: { givenOn: '2026-11-16', proof: 'SIGNATURE' } },
  )
const addNote = (text: string) =>
  command('addNote', '$input: AddNoteInput!', 'input: $input) { id: noteId', {
    input: { caseId, text, confidential: true, thirdParty: true },
  })
const addDocument = (kind: string, content: Buffer) =>
  command('addDocument', '$input: AddDocumentInput!', 'input: $input) { id: documentId', {
    input: { caseId, kind, contentBase64: content.toString('base64') },
  })
const insertPaper = (kind: string) =>
  scene.database.admin(
    `INSERT INTO document (tenant_id, case_id, kind, media_type, size, sha256, body, created_by)
     SELECT tenant_id, id, $1, 'application/pdf', 1, '\\x00', '\\x00', case_manager_id FROM case_file`,
    [kind],
  )
const READ = 'query ($id: ID!) { document(id: $id) { mediaType contentBase64 } }'

interface Overview {
  facts: { id: string; type: string; category: string; payload: object; validOn: string; evidence: string }[]
  notes: { text: string; thirdParty: boolean }[]
  documents: { id: string; kind: string; mediaType: string; size: number }[]
}
async function overview(): Promise<Overview> {
  const { it } = await scene.ask<{ it: Overview }>(
    scene.here.manager,
    `query ($id: ID!) { it: case(id: $id) {
      facts { id type category payload validOn evidence } notes { text thirdParty } documents { id kind mediaType size }
    } }`,
    { id: caseId },
  )
  return it
}
const healthFacts = async () => (await overview()).facts.filter(({ category }) => category === 'ART9')

/** Every row of every table as text, bytea in hex and as it would read: what a dump of the case database holds. */
async function dump(): Promise<string> {
  const { admin } = scene.database
  const tables = await admin<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables)
    texts.push(
      ...(await admin<{ text: string }>(`SELECT t::text AS text FROM public."${name}" t`)).map(
        (row) => row.text,
      ),
    )
  const all = texts.join('\n')
  const bytes = [...all.matchAll(/\\x([0-9a-f]{2,})/g)].map(([, hex]) =>
    Buffer.from(hex ?? '', 'hex').toString('latin1'),
  )
  return [all, ...bytes].join('\n')
}
const regimes = async () =>
  (
    await scene.database.admin<{ regime: string }>(
      `SELECT DISTINCT p->>'regime' AS regime FROM journey j, jsonb_array_elements(j.timeline->'tracks'->'BENEFITS') p WHERE case_id = $1`,
      [caseId],
    )
  ).map((row) => row.regime)

test('without consent to process, no health fact and no medical report', async () => {
  expect((await recordHealth({ able: false, from: '2026-09-10' })).error?.code).toBe('ART9_CONSENT_MISSING')
  expect((await addDocument('MEDICAL_REPORT', Buffer.from('%PDF-1.7'))).error?.code).toBe(
    'ART9_CONSENT_MISSING',
  )
  // The database says so by itself.
  await expect(
    scene.database.admin(
      `INSERT INTO fact (tenant_id, case_id, category, type, payload, valid_on, recorded_on, recorded_by, evidence, sealed)
       SELECT tenant_id, id, 'ART9', 'ART9', '{}', '2026-11-17', '2026-11-17', case_manager_id, 'SEALED', '\\x00' FROM case_file`,
    ),
  ).rejects.toMatchObject({ code: 'NA070' })
  await expect(insertPaper('ART9')).rejects.toMatchObject({ code: 'NA070' })
})

test('a health fact in plain is refused by the table, consent or not', async () => {
  expect((await consentToProcess()).error).toBeNull()
  expect((await consentToProcess()).error).toBeNull()
  const insert = (type: string, payload: string, sealed: string | null) =>
    scene.database.admin(
      `INSERT INTO fact (tenant_id, case_id, category, type, payload, valid_on, recorded_on, recorded_by, evidence, sealed)
       SELECT tenant_id, id, 'ART9', $1, $2::jsonb, '2026-11-17', '2026-11-17', case_manager_id, 'SEALED', $3::bytea FROM case_file`,
      [type, payload, sealed],
    )
  await expect(insert('WORK_CAPACITY', '{}', '\\x00')).rejects.toMatchObject({ code: '23514' })
  await expect(insert('ART9', '{"able": false}', '\\x00')).rejects.toMatchObject({ code: '23514' })
  await expect(insert('ART9', '{}', null)).rejects.toMatchObject({ code: '23514' })
  await expect(insertPaper('MEDICAL_REPORT')).rejects.toMatchObject({ code: '23514' })
})

test('with consent it is recorded, moves the journey, and its owner reads it', async () => {
  const recorded = await recordHealth({ able: false, from: '2026-09-10' })
  expect(recorded.error).toBeNull()
  expect(await healthFacts()).toEqual([
    expect.objectContaining({
      type: 'WORK_CAPACITY',
      payload: { able: false, from: '2026-09-10' },
      validOn: '2026-09-10',
      evidence: 'AUTHORITY',
    }),
  ])
  expect(await regimes()).toContain('SGB_XII_3')
})

test('notes and documents are kept sealed, and only what they really are', async () => {
  expect((await addNote(`Gespräch über ${MARK}`)).error).toBeNull()
  expect((await addNote('  ')).error?.code).toBe('NOTE_EMPTY')
  const scan = Buffer.from(`%PDF-1.7 ${MARK}`)
  const added = await addDocument('MEDICAL_REPORT', scan)
  expect(added.error).toBeNull()
  expect((await addDocument('NOTICE', Buffer.from('<html>'))).error?.code).toBe('FILE_KIND_UNKNOWN')
  const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(5 * 1024 * 1024)])
  expect((await addDocument('NOTICE', large)).error?.code).toBe('FILE_TOO_LARGE')
  const { notes, documents } = await overview()
  expect(notes).toEqual([{ text: `Gespräch über ${MARK}`, thirdParty: true }])
  expect(documents).toMatchObject([{ kind: 'ART9', mediaType: 'application/pdf', size: scan.length }])
  const own = await scene.ask<{ document: { contentBase64: string } }>(scene.here.manager, READ, {
    id: added.id,
  })
  expect(Buffer.from(own.document.contentBase64, 'base64').equals(scan)).toBe(true)
  expect(await scene.ask(scene.here.colleague, READ, { id: added.id })).toEqual({ document: null })
  const opened = await scene.database.admin(
    `SELECT FROM audit_event WHERE action = 'document.read' AND object_id = $1`,
    [added.id],
  )
  expect(opened).toHaveLength(1)
})

test('the night derives the journey with it, and that it opened health data is on the trail', async () => {
  const system = openSystemDatabase({ url: scene.database.urls.relay, keys: scene.keys })
  try {
    const result = await system.write(tenantId, 'nightlyJourneys', (tx) =>
      recomputeJourney(tx, { tenantId, caseId, today: '2026-11-18' }),
    )
    expect(result.ok).toBe(true)
  } finally {
    await system.close()
  }
  expect(await regimes()).toContain('SGB_XII_3')
  const lines = await scene.database.admin<{ actor: string }>(
    `SELECT actor FROM audit_event WHERE action = 'fact.unseal' AND role = 'system'`,
  )
  expect(lines).toEqual([{ actor: 'SYSTEM:nightlyJourneys' }])
})

const RECEIVED = `query ($id: ID!) { receivedReferral(id: $id) {
  package { sections { category available fields { key value } } sha256 }
  notices { correction { sections { category available fields { key value } } sha256 } }
} }`
interface Content {
  sections: { category: string; available: boolean; fields: { key: string; value: string }[] }[]
  sha256: string
}
interface Received {
  package: Content
  notices: { correction: Content | null }[]
}
const received = async () => {
  const answer = await scene.ask<{ receivedReferral: Received }>(scene.here.partner, RECEIVED, {
    id: referralId,
  })
  return answer.receivedReferral
}
let referralId: string
const EXCERPT = `Auszug: ${MARK} seit Mai`

test('sent with consent, its recipient reads what was previewed, and a correction of it', async () => {
  const { manager, units } = scene.here
  await scene.database.admin(
    `UPDATE organisation SET kind = 'NGO' WHERE id = (SELECT organisation_id FROM unit WHERE id = $1)`,
    [units.jobcenter],
  )
  const consent = await command(
    'recordConsent',
    '$input: RecordConsentInput!',
    'input: $input) { id: consentId',
    {
      input: {
        caseId,
        recipientUnitId: units.jobcenter,
        purpose: 'Begleitung',
        granted: ['IDENTITY', 'ART9', 'NOTES'],
        refused: [],
        language: 'de',
        textVersion: 'de-2026-11-1',
        languageDeclared: true,
        interpreter: 'NONE_NEEDED',
        explainedPurpose: true,
        explainedRefusal: true,
        explainedWithdrawal: true,
        explicit: ['ART9'],
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON' }],
      },
    },
  )
  expect(consent.error).toBeNull()
  // An excerpt of notes was told in confidence (§ 203 StGB).
  const release = await command(
    'recordRelease',
    '$input: RecordReleaseInput!',
    'input: $input) { id: releaseId',
    {
      input: {
        caseId,
        recipientUnitId: units.jobcenter,
        released: 'Beratung',
        scope: ['NOTES'],
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON' }],
      },
    },
  )
  expect(release.error).toBeNull()
  const draft = { caseId, consentId: consent.id, excerpt: EXCERPT }
  const previewSha256 = await scene.previewHash(manager, draft)
  // Encrypting twice gives other bytes; what is seen and what is sent still have one hash.
  expect(await scene.previewHash(manager, draft)).toBe(previewSha256)
  const sent = await command(
    'sendReferral',
    '$input: SendReferralInput!',
    'input: $input) { id: referralId',
    {
      input: { ...draft, previewSha256, topic: 'EVERYDAY_SUPPORT' },
    },
  )
  expect(sent.error).toBeNull()
  referralId = sent.id ?? ''
  const [fact] = await healthFacts()
  const corrected = await command('recordFact', '$input: RecordFactInput!', 'input: $input) { id: factId', {
    input: {
      caseId,
      supersedes: fact?.id,
      fact: { type: 'WORK_CAPACITY', payload: { able: false, from: '2026-09-12' }, evidence: 'AUTHORITY' },
    },
  })
  expect(corrected.error).toBeNull()
  const got = await received()
  expect(got.package.sha256).toBe(previewSha256)
  expect(got.package.sections.slice(1)).toEqual([
    {
      category: 'ART9',
      available: true,
      fields: [
        { key: 'fact.WORK_CAPACITY.able', value: 'false' },
        { key: 'fact.WORK_CAPACITY.from', value: '2026-09-10' },
      ],
    },
    { category: 'NOTES', available: true, fields: [{ key: 'note.excerpt', value: EXCERPT }] },
  ])
  expect(got.notices[0]?.correction?.sections).toEqual([
    {
      category: 'ART9',
      available: true,
      fields: [
        { key: 'fact.WORK_CAPACITY.able', value: 'false' },
        { key: 'fact.WORK_CAPACITY.from', value: '2026-09-12' },
      ],
    },
  ])
})

test('a correction of what was entrusted asks for the release again, in the gateway and in the tables', async () => {
  const { units } = scene.here
  const kim = (kind: string) =>
    scene.database.admin(
      `UPDATE organisation SET kind = $2 WHERE id = (SELECT organisation_id FROM unit WHERE id = $1)`,
      [units.kim, kind],
    )
  const correct = async (from: string) => {
    const [fact] = await healthFacts().then((facts) => facts.slice(-1))
    const fields = { type: 'WORK_CAPACITY', payload: { able: false, from }, evidence: 'AUTHORITY' }
    const input = { caseId, supersedes: fact?.id, fact: fields }
    const done = await command('recordFact', '$input: RecordFactInput!', 'input: $input) { id: factId', {
      input,
    })
    expect(done.error).toBeNull()
    return (await received()).notices[0]?.correction?.sections[0]?.fields[1]?.value ?? 'told to ask'
  }
  // As the tables alone would take it: the last correction once more.
  const insert = () =>
    scene.database
      .admin(
        `INSERT INTO package_correction (tenant_id, notice_id, referral_id, recipient_unit_id, categories, content, sha256, sealed_at)
         SELECT k.tenant_id, (SELECT n.id FROM referral_notice n WHERE n.referral_id = $1 AND NOT EXISTS
             (SELECT FROM package_correction o WHERE o.notice_id = n.id) LIMIT 1),
           k.referral_id, k.recipient_unit_id, k.categories, k.content, k.sha256, k.sealed_at
           FROM package_correction k WHERE k.referral_id = $1 ORDER BY k.id DESC LIMIT 1`,
        [referralId],
      )
      .then(
        () => 'LET_THROUGH',
        (error) => refusalOf(error),
      )
  await kim('PSYCHOSOZIALES_ZENTRUM')
  // The release given before names notes only.
  expect(await correct('2026-09-13')).toBe('told to ask')
  expect(await insert()).toBe('RELEASE_MISSING')
  const release = await command(
    'recordRelease',
    '$input: RecordReleaseInput!',
    'input: $input) { id: releaseId',
    {
      input: {
        caseId,
        recipientUnitId: units.jobcenter,
        released: 'Behandlung',
        scope: ['ART9'],
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON' }],
      },
    },
  )
  expect(release.error).toBeNull()
  expect(await correct('2026-09-14')).toBe('2026-09-14')
  const withdrawn = await command('withdrawRelease', '$id: ID!', 'id: $id) { id: releaseId', {
    id: release.id,
  })
  expect(withdrawn.error).toBeNull()
  expect(await correct('2026-09-15')).toBe('told to ask')
  expect(await insert()).toBe('RELEASE_MISSING')
  await kim('KIM')
  // The item of its own, too, is asked for again.
  await scene.database.admin('ALTER TABLE consent_item DROP CONSTRAINT art9_is_explicit')
  await scene.database.admin(`UPDATE consent_item SET explicit = false WHERE category = 'ART9'`)
  expect(await insert()).toBe('ART9_NOT_EXPLICIT')
  await scene.database.admin(`UPDATE consent_item SET explicit = true WHERE category = 'ART9'`)
  expect(await insert()).toBe('LET_THROUGH')
})

test('nobody who holds a copy finds out by guessing: the hash that stands in plain needs the key', async () => {
  const [row] = await scene.database.admin<{ digest: string; sealed: string }>(
    `SELECT s->>'digest' AS digest, s->>'sealed' AS sealed
       FROM package p, jsonb_array_elements(p.content) s WHERE p.referral_id = $1 AND s->>'category' = 'ART9'`,
    [referralId],
  )
  const { consentId } = (
    await scene.database.admin<{ consentId: string }>(
      'SELECT consent_id AS "consentId" FROM referral WHERE id = $1',
      [referralId],
    )
  )[0] ?? { consentId: '' }
  const fields = [
    { key: 'fact.WORK_CAPACITY.able', value: 'false' },
    { key: 'fact.WORK_CAPACITY.from', value: '2026-09-10' },
  ]
  const guess = packageText({ recipientUnitId: scene.here.units.jobcenter, basis: { consentId } }, [
    { category: 'ART9', fields },
  ])
  expect(createHash('sha256').update(guess).digest('base64')).not.toBe(row?.digest)
  expect(Buffer.from(await scene.keys.digest(tenantId, caseId, guess)).toString('base64')).toBe(row?.digest)
  const opened = await scene.keys.decrypt(
    tenantId,
    caseId,
    Buffer.from(row?.sealed ?? '', 'base64'),
    'PACKAGE',
  )
  expect(JSON.parse(opened)).toEqual(fields)
})

test('the export gives it to the person', async () => {
  const { it } = await scene.ask<{ it: { contentBase64: string } }>(
    scene.here.manager,
    'mutation ($caseId: ID!) { it: exportCase(caseId: $caseId, format: JSON) { contentBase64 error { code } } }',
    { caseId },
  )
  expect(
    JSON.stringify(JSON.parse(Buffer.from(it.contentBase64, 'base64').toString('utf8')).disclosures),
  ).toContain(EXCERPT)
})

test('no word of health stands in plain in any table: in no column, and in no bytes', async () => {
  const everything = await dump()
  expect(everything).toContain('K-1')
  expect(WORDS.filter((word) => everything.includes(word))).toEqual([])
})

test('after the withdrawal casework and the worker do without it, at once', async () => {
  const [consent] = await scene.database.admin<{ id: string }>('SELECT id FROM processing_consent')
  const withdrawn = await command(
    'withdrawProcessingConsent',
    '$id: ID!',
    'id: $id) { id: processingConsentId',
    {
      id: consent?.id,
    },
  )
  expect(withdrawn.error).toBeNull()
  expect(await healthFacts()).toEqual([])
  expect((await overview()).documents).toEqual([])
  const [paper] = await scene.database.admin<{ id: string }>('SELECT id FROM document')
  expect(await scene.ask(scene.here.manager, READ, { id: paper?.id })).toEqual({ document: null })
  expect(await regimes()).not.toContain('SGB_XII_3')
  const [journey] = await scene.database.admin<{ sealed: Buffer | null }>('SELECT sealed FROM journey')
  expect(journey?.sealed).toBeNull()
  await expect(
    scene.database.admin('UPDATE processing_consent SET withdrawn_on = NULL'),
  ).rejects.toMatchObject({ code: 'NA014' })
})

test('with the key destroyed, a copy of the case database from before tells nothing', async () => {
  const backup = await scene.database.admin<{ kind: SealedKind; bytes: Buffer }>(
    `SELECT 'FACT' AS kind, sealed AS bytes FROM fact WHERE sealed IS NOT NULL
     UNION ALL SELECT 'TEXT', body FROM note UNION ALL SELECT 'DOCUMENT', body FROM document`,
  )
  expect(backup).toHaveLength(7)
  for (const { kind, bytes } of backup)
    expect((await scene.keys.decryptBytes(tenantId, caseId, bytes, kind)).length).toBeGreaterThan(0)
  expect(await scene.keys.destroy(tenantId, caseId)).toBe(true)
  for (const { kind, bytes } of backup)
    await expect(scene.keys.decryptBytes(tenantId, caseId, bytes, kind)).rejects.toMatchObject({
      code: 'KEY_MISSING',
    })
  await expect(addNote('late')).rejects.toThrow('destroyed')
  // Its recipient keeps the rest of the package.
  const { package: kept, notices } = await received()
  expect(kept.sections.map(({ category, available }) => [category, available])).toEqual([
    ['IDENTITY', true],
    ['ART9', false],
    ['NOTES', false],
  ])
  expect(kept.sections[0]?.fields).toContainEqual({ key: 'identity.familyName', value: 'Probe K-1' })
  expect(kept.sections.slice(1).flatMap(({ fields }) => fields)).toEqual([])
  const last = notices.find(({ correction }) => correction !== null)
  expect(last?.correction?.sections).toEqual([{ category: 'ART9', available: false, fields: [] }])
})
