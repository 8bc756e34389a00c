import { refusalOf } from '@nahtlos/db'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openScene, type Scene, TODAY } from './scene.ts'

// Section 1 of the rules on consent, each asked twice: of the gateway, and of the tables past it (as the superuser, so that
// neither policy nor grant helps).
vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 })

type Who = 'adult' | 'child' | 'young' | 'fifteen' | 'alone' | 'unknown'
let scene: Scene
const cases = {} as Record<Who, string>
let healthOffice: string
let paperOfAnother: string

beforeAll(async () => {
  scene = await openScene()
  const { manager, units } = scene.here
  const of = (who: Who, more: Record<string, unknown>) =>
    scene.openCase(manager, `EW-${who}`, more).then((id) => {
      cases[who] = id
    })
  await of('adult', { language: 'ar' })
  await of('child', { birthDate: '2014-01-01', language: 'de' })
  await of('young', { birthDate: '2012-01-01', language: 'de' })
  await of('fifteen', { birthDate: '2011-11-17', language: 'de' })
  await of('unknown', { birthDate: null, language: 'de' })
  await of('alone', {
    birthDate: '2014-01-01',
    language: 'de',
    facts: [{ type: 'GUARDIAN', payload: { kind: 'VORMUND', from: '2026-01-01' } }],
  })
  const [unit] = await scene.database.admin<{ id: string }>(
    `WITH o AS (INSERT INTO organisation (tenant_id, key, name, kind) SELECT tenant_id, 'gesundheit', 'Gesundheitsamt', 'GESUNDHEITSAMT'
       FROM unit WHERE id = $1 RETURNING id, tenant_id)
     INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals)
       SELECT tenant_id, id, 'gesundheit-beratung', 'Beratung', true FROM o RETURNING id`,
    [units.jobcenter],
  )
  healthOffice = unit?.id ?? ''
  paperOfAnother = await addPaper(cases.child, 'SIGNED_CONSENT')
})
afterAll(() => scene?.close())

async function addPaper(caseId: string, kind: string): Promise<string> {
  const { addDocument } = await scene.ask<{ addDocument: { documentId: string; error: unknown } }>(
    scene.here.manager,
    'mutation ($input: AddDocumentInput!) { addDocument(input: $input) { documentId error { code } } }',
    {
      input: {
        caseId,
        kind,
        contentBase64: Buffer.from('%PDF-1.7\nunterschrieben\n%%EOF').toString('base64'),
      },
    },
  )
  expect(addDocument.error).toBeNull()
  return addDocument.documentId
}

const SELF = [{ role: 'PERSON' }]
const parent = { role: 'PARENT', name: 'R. Muster' }
const vormund = { role: 'VORMUND', name: 'V. Muster' }

/** A consent that holds, for an adult who speaks Arabic and is read the German text by an interpreter. */
const HOLDS = {
  purpose: 'HEALTH_CARE',
  granted: ['IDENTITY'] as string[],
  refused: ['FAMILY'] as string[],
  explicit: [] as string[],
  language: 'de',
  textVersion: 'de-2026-11-1',
  languageDeclared: false,
  interpreter: 'INDEPENDENT',
  interpreterName: 'N. Farouk' as string | null,
  explainedPurpose: true,
  explainedRefusal: true,
  explainedWithdrawal: true,
  proof: 'SIGNATURE',
  proofDocumentId: null as string | null,
  signatures: SELF as { role: string; name?: string }[],
  validFrom: null as string | null,
  validTo: null as string | null,
}
type Told = typeof HOLDS
interface Change extends Partial<Told> {
  who?: Who
  health?: boolean
}

async function byGateway({ who = 'adult', health = false, ...change }: Change): Promise<string> {
  const { recordConsent } = await scene.ask<{
    recordConsent: { consentId: string | null; error: { code: string } | null }
  }>(
    scene.here.manager,
    'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consentId error { code } } }',
    {
      input: {
        caseId: cases[who],
        recipientUnitId: health ? healthOffice : scene.here.units.jobcenter,
        ...HOLDS,
        ...change,
      },
    },
  )
  return recordConsent.error?.code ?? 'LET_THROUGH'
}

/** The same, written into the tables in one statement. */
async function byTables({ who = 'adult', health = false, ...change }: Change): Promise<string> {
  const told = { ...HOLDS, ...change }
  const from = told.validFrom ?? TODAY
  const items = [
    ...told.granted.map((category) => ({
      category,
      granted: true,
      explicit: told.explicit.includes(category),
    })),
    ...told.refused.map((category) => ({ category, granted: false, explicit: false })),
  ]
  const signed = told.signatures.map(({ role, name = null }) => ({
    signer: role === 'PERSON' ? 'SELF' : 'GUARDIAN',
    role,
    name,
  }))
  return scene.database
    .admin(
      `WITH k AS (
         INSERT INTO consent (tenant_id, case_id, recipient_unit_id, purpose, state, text_version, language, language_basis,
           interpreter, interpreter_name, explained_purpose, explained_refusal, explained_withdrawal, proof, proof_document_id,
           given_on, valid_from, valid_to, recorded_by)
         SELECT c.tenant_id, c.id, $2, $3, $4::"ConsentState", $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::uuid, $15::date, $16::date,
           coalesce($17::date, $16::date), c.case_manager_id FROM case_file c WHERE c.id = $1
         RETURNING id, tenant_id),
       i AS (
         INSERT INTO consent_item (consent_id, tenant_id, category, granted, explicit)
         SELECT k.id, k.tenant_id, x.category::"DataCategory", x.granted, x.explicit
           FROM k, jsonb_to_recordset($18::jsonb) AS x(category text, granted boolean, explicit boolean)),
       s AS (
         INSERT INTO consent_signature (consent_id, tenant_id, signer, role, name)
         SELECT k.id, k.tenant_id, x.signer, x.role, x.name
           FROM k, jsonb_to_recordset($19::jsonb) AS x(signer text, role text, name text))
       SELECT FROM k`,
      [
        cases[who],
        health ? healthOffice : scene.here.units.jobcenter,
        told.purpose,
        told.granted.length > 0 || told.refused.length === 0 ? 'GRANTED' : 'REFUSED',
        told.textVersion,
        told.language,
        told.interpreter === 'INDEPENDENT' ? 'INTERPRETED' : told.languageDeclared ? 'DECLARED' : 'RECORDED',
        told.interpreter,
        told.interpreterName,
        told.explainedPurpose,
        told.explainedRefusal,
        told.explainedWithdrawal,
        told.proof,
        told.proofDocumentId,
        TODAY,
        from,
        told.validTo,
        JSON.stringify(items),
        JSON.stringify(signed),
      ],
    )
    .then(
      () => 'LET_THROUGH',
      (error) => refusalOf(error) ?? error.constraint ?? String(error),
    )
}

const ALONE = { interpreter: 'NONE_NEEDED', interpreterName: null }
const ARABIC = { language: 'ar', textVersion: 'ar-2026-11-1' }

describe('a consent that does not hold is refused by the gateway in its words, and by the tables', () => {
  // The last is what the tables say, where it is not the same code: the name of the broken constraint.
  it.each<[string, Change, string, string?]>([
    ['without a purpose', { purpose: ' ' }, 'PURPOSE_MISSING'],
    ['without categories', { granted: [], refused: [] }, 'CATEGORY_MISSING'],
    [
      'with a category both ways',
      { granted: ['FAMILY'], refused: ['FAMILY'] },
      'CATEGORY_BOTH_WAYS',
      'consent_item_pkey',
    ],
    ['to a text that does not exist', { textVersion: 'de-2019-01' }, 'TEXT_VERSION_UNKNOWN'],
    ['to the text of another language', { ...ARABIC, language: 'fa' }, 'TEXT_VERSION_UNKNOWN'],
    ['in a language the person does not understand', ALONE, 'LANGUAGE_NOT_UNDERSTOOD'],
    [
      'through a relative',
      { interpreter: 'RELATIVE_OR_COMPANION', interpreterName: null, languageDeclared: true },
      'INTERPRETER_NOT_INDEPENDENT',
      'interpreter_independent',
    ],
    [
      'through an interpreter without a name',
      { interpreterName: ' ' },
      'INTERPRETER_NAME_MISSING',
      'interpreter_name_not_blank',
    ],
    ['to a machine text that nobody interpreted', { ...ARABIC, ...ALONE }, 'MACHINE_TEXT_NEEDS_INTERPRETER'],
    [
      'without a word on the purpose',
      { explainedPurpose: false },
      'PURPOSE_NOT_EXPLAINED',
      'granted_is_explained',
    ],
    [
      'without a word on refusing',
      { explainedRefusal: false },
      'REFUSAL_NOT_EXPLAINED',
      'granted_is_explained',
    ],
    [
      'without a word on withdrawing',
      { explainedWithdrawal: false },
      'WITHDRAWAL_NOT_EXPLAINED',
      'granted_is_explained',
    ],
    ['without proof', { proof: 'NONE' }, 'PROOF_MISSING', 'proof_kind'],
    ['with an upload that is not there', { proof: 'SIGNED_UPLOAD' }, 'PROOF_DOCUMENT_MISSING'],
    [
      'with health data that were not given explicitly',
      { health: true, granted: ['ART9'] },
      'ART9_NOT_EXPLICIT',
      'art9_is_explicit',
    ],
    ['from yesterday', { validFrom: '2026-11-16' }, 'VALID_FROM_PAST'],
    ['for more than six months', { validTo: '2027-05-18' }, 'VALID_TO_TOO_LATE', 'at_most_six_months'],
    [
      'that ends before it begins',
      { validFrom: '2026-12-01', validTo: '2026-11-30' },
      'VALID_TO_PAST',
      'at_most_six_months',
    ],
    ['of an adult who did not sign', { signatures: [] }, 'SIGNATURE_OF_PERSON_MISSING'],
    ['of an adult that a relative signed too', { signatures: [...SELF, parent] }, 'SIGNER_NOT_ENTITLED'],
    ['of a child who signed alone', { who: 'child', ...ALONE }, 'SIGNATURE_OF_GUARDIAN_MISSING'],
    ['of somebody of 14 without the guardian', { who: 'young', ...ALONE }, 'SIGNATURE_OF_GUARDIAN_MISSING'],
    [
      'of somebody of 14 without themself',
      { who: 'young', ...ALONE, signatures: [parent] },
      'SIGNATURE_OF_PERSON_MISSING',
    ],
    [
      'of somebody of 15 alone, where it is no application for benefits',
      { who: 'fifteen', ...ALONE },
      'SIGNATURE_OF_GUARDIAN_MISSING',
    ],
    [
      'where the age is not known and one alone signed',
      { who: 'unknown', ...ALONE },
      'BIRTH_DATE_UNKNOWN',
      'SIGNATURE_OF_GUARDIAN_MISSING',
    ],
    [
      'of a child that came alone, by somebody else than the Vormund',
      { who: 'alone', ...ALONE, signatures: [parent] },
      'VORMUND_HAS_TO_SIGN',
    ],
    [
      'by a guardian without a name',
      { who: 'child', ...ALONE, signatures: [{ role: 'PARENT', name: '' }] },
      'GUARDIAN_NAME_MISSING',
      'signer_and_role',
    ],
  ])('%s', async (_what, change, code, wall = code) => {
    expect({ gateway: await byGateway(change), tables: await byTables(change) }).toEqual({
      gateway: code,
      tables: wall,
    })
  })

  it('with the signed paper of another case', async () => {
    const change = { proof: 'SIGNED_UPLOAD', proofDocumentId: paperOfAnother }
    expect(await byGateway(change)).toBe('NOT_FOUND')
    expect(await byTables(change)).toBe('PROOF_DOCUMENT_MISSING')
    const letter = await addPaper(cases.adult, 'CORRESPONDENCE')
    expect(await byGateway({ ...change, proofDocumentId: letter })).toBe('NOT_FOUND')
    expect(await byTables({ ...change, proofDocumentId: letter })).toBe('PROOF_DOCUMENT_MISSING')
  })

  it.each<[string, Change]>([
    ['of an adult', {}],
    ['in a machine text, interpreted', ARABIC],
    ['in a language that is the own one', { who: 'child', ...ALONE, signatures: [parent] }],
    ['in a language that the person says to understand', { ...ALONE, languageDeclared: true }],
    ['of both from 14', { who: 'young', ...ALONE, signatures: [...SELF, parent] }],
    [
      'of 15 alone, to the Jobcenter for a living',
      { who: 'fifteen', ...ALONE, purpose: 'SECURE_LIVELIHOOD' },
    ],
    ['of the Vormund', { who: 'alone', ...ALONE, signatures: [vormund] }],
    ['of health data, explicitly', { health: true, granted: ['ART9'], explicit: ['ART9'] }],
    [
      'that refuses everything, without proof or signature',
      { granted: [], refused: ['IDENTITY'], proof: 'NONE', signatures: [], explainedRefusal: false },
    ],
  ])('but holds %s', async (_what, change) => {
    expect([await byGateway(change), await byTables(change)]).toEqual(['LET_THROUGH', 'LET_THROUGH'])
  })

  it('but holds with the signed paper in the case', async () => {
    const change = {
      proof: 'SIGNED_UPLOAD',
      proofDocumentId: await addPaper(cases.adult, 'SIGNED_CONSENT'),
    }
    expect([await byGateway(change), await byTables(change)]).toEqual(['LET_THROUGH', 'LET_THROUGH'])
  })

  it('never names as written what a machine translated', async () => {
    await byTables(ARABIC)
    const rows = await scene.database.admin<{ provenance: string }>(
      `SELECT DISTINCT text_provenance AS provenance FROM consent WHERE language = 'ar'`,
    )
    expect(rows).toEqual([{ provenance: 'MACHINE' }])
  })
})
