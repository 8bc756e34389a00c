import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type Stack, startStack } from '@nahtlos/infra-local'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDirectory } from '../../infra/local/src/seed/directory.ts'

/*
 * The main job on the whole platform, with words that occur nowhere else: then everything that was written is searched
 * for them. Names belong into a few columns (below) and nowhere else.
 */
const MARK = 'Markerwort'
const [MANAGER, RECIPIENT] = ['brandt.kim', 'keller.jobcenter']
const PLAIN: Record<string, readonly string[]> = {
  person_identity: ['given_name', 'family_name', 'place'],
  case_file: ['file_number'],
  consent: ['purpose', 'interpreter_name'],
  package: ['content'],
}

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-traces-'))
// The database runs as another user where tests run as root.
chmodSync(dataDir, 0o711)
let stack: Stack
let admin: pg.Client
beforeAll(async () => {
  stack = await startStack({
    dataDir,
    ports: 'free',
    withSeed: false,
    unsafeFast: true,
    today: '2026-11-17',
    logLevel: 'trace',
    serviceEnv: { PERSISTED_OPERATIONS: 'optional' },
  })
  await seedDirectory({ adminUrl: stack.adminUrl })
  admin = new pg.Client({ connectionString: stack.adminUrl })
  await admin.connect()
}, 120_000)
afterAll(async () => {
  await admin?.end()
  await stack?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function post(account: string, query: string, variables: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${stack.gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await stack.token(account)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Record<string, unknown>
}

async function command(
  account: string,
  name: string,
  type: string,
  input: unknown,
  id: string,
): Promise<string> {
  const text = `mutation Markerwort($input: ${type}!) { ${name}(input: $input) { ${id} error { code field } } }`
  const { data } = (await post(account, text, { input })) as {
    data?: Record<string, Record<string, unknown>>
  }
  const found = data?.[name]?.[id]
  if (typeof found !== 'string') throw new Error(`${name}: ${JSON.stringify(data)}`)
  return found
}

// Open, import, consent, refer with a clock of a second, read, decide, withdraw; the worker escalates in between.
it('the main job is done, from the opening of a case to the withdrawal of a consent', async () => {
  const caseId = await command(
    MANAGER,
    'openCase',
    'OpenCaseInput',
    {
      fileNumber: `${MARK}-1`,
      shieldLanguage: 'de',
      familyName: `${MARK}name`,
      givenName: `${MARK}vorname`,
      place: `${MARK}dorf`,
      birthDate: '1990-05-01',
      facts: [
        { type: 'ENTRY', payload: { on: '2025-03-01' } },
        { type: 'STATUS', payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-01' } },
        { type: 'BAMF_DECISION', payload: { outcome: 'REFUGEE', servedOn: '2026-11-16' } },
      ],
    },
    'caseId',
  )
  await importOne()
  const [unit] = (
    await admin.query<{ id: string }>('SELECT unit_id AS id FROM app_user WHERE username = $1', [RECIPIENT])
  ).rows
  const consentId = await command(
    MANAGER,
    'recordConsent',
    'RecordConsentInput',
    {
      caseId,
      recipientUnitId: unit?.id,
      purpose: `${MARK}zweck`,
      granted: ['IDENTITY', 'STATUS'],
      refused: [],
      language: 'ar',
      textVersion: 'ar-2026-11-1',
      interpreter: 'INDEPENDENT',
      interpreterName: `${MARK}dolmetsch`,
      languageDeclared: true,
      explainedPurpose: true,
      explainedRefusal: true,
      explainedWithdrawal: true,
      proof: 'SIGNATURE',
      signatures: [{ role: 'PERSON' }],
    },
    'consentId',
  )
  const preview = await post(
    MANAGER,
    'query ($caseId: ID!, $consentId: ID!) { packagePreview(caseId: $caseId, consentId: $consentId) { sha256 } }',
    { caseId, consentId },
  )
  const previewSha256 = /[0-9a-f]{64}/.exec(JSON.stringify(preview))?.[0]
  const send = { caseId, consentId, previewSha256, topic: 'START_WORK', respondWithinSeconds: 1 }
  const referralId = await command(MANAGER, 'sendReferral', 'SendReferralInput', send, 'referralId')
  const received = await post(
    RECIPIENT,
    'query ($id: ID!) { receivedReferral(id: $id) { topic package { sections { fields { value } } } } }',
    { id: referralId },
  )
  expect(JSON.stringify(received)).toContain(`${MARK}name`)
  // The clock runs in the workflow engine: its store has seen the referral by now.
  await expect
    .poll(
      async () =>
        (await admin.query(`SELECT 1 FROM audit_event WHERE action = 'referral.escalated'`)).rowCount,
      {
        timeout: 30_000,
      },
    )
    .toBeGreaterThan(0)
  await post(RECIPIENT, 'mutation ($id: ID!) { acceptReferral(id: $id) { error { code } } }', {
    id: referralId,
  })
  await post(MANAGER, 'mutation ($id: ID!) { withdrawConsent(id: $id) { error { code } } }', {
    id: consentId,
  })
  await expect
    .poll(async () => (await admin.query('SELECT 1 FROM outbox_event WHERE relayed_at IS NULL')).rowCount, {
      timeout: 30_000,
    })
    .toBe(0)
})

async function importOne(): Promise<void> {
  const file = [
    'Aktenzeichen;Name, Vorname;Geb.-Datum;Aufenthaltsstatus;Status seit / Bescheid vom;Einreise;Wohnort/Stadtteil;Bemerkung',
    `${MARK}-2;${MARK}name, Tara;01.02.1990;Duldung § 60a;01.03.2024;01.02.2024;${MARK}dorf;"Therapie bei ${MARK}; vertraulich"`,
  ].join('\n')
  const text =
    'mutation ($input: ImportCasesInput!) { importCases(input: $input) { report { imported } error { code } } }'
  const answer = await post(MANAGER, text, { input: { contentBase64: Buffer.from(file).toString('base64') } })
  expect(answer).toEqual({ data: { importCases: { report: { imported: 1 }, error: null } } })
}

// What goes wrong is where words slip into logs: unknown fields, wrong values, broken rows, addresses.
it('what is asked wrongly in all these ways is refused', async () => {
  const open = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { caseId } }'
  const answers: unknown[] = []
  const ask = async (query: string, variables: unknown) => answers.push(await post(MANAGER, query, variables))
  await ask(open, { input: { fileNumber: `${MARK}-1`, shieldLanguage: 'de', familyName: MARK } })
  await ask(open, { input: { fileNumber: `${MARK}-3`, shieldLanguage: 'de', familyName: `${MARK}\u0000` } })
  await ask(open, {
    input: { fileNumber: `${MARK}-4`, shieldLanguage: 'de', familyName: MARK, birthDate: MARK },
  })
  await ask(open, {
    input: { fileNumber: MARK.repeat(5_000), shieldLanguage: 'de', familyName: MARK, [MARK]: MARK },
  })
  await ask(`{ ${MARK} }`, {})
  await ask(`{ worklist(search: "${MARK}" `, {})
  await ask(`{ worklist(search: "${MARK}", after: "${MARK}") { total } }`, {})
  await ask('{ case(id: "x") { id } }', { [MARK]: MARK })
  await fetch(`${stack.gatewayUrl}/graphql?search=${MARK}`)
  await fetch(`${stack.gatewayUrl}/cases/${MARK}?name=${MARK}`)
  await fetch(`${stack.gatewayUrl}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${MARK}` } })
  await fetch(`${stack.gatewayUrl}/${MARK}.js`, { headers: { referer: `https://example.invalid/${MARK}` } })
  expect(answers.length).toBe(8)
  const refused = answers.filter((each) => /"errors":|"caseId":null|"case":null/.test(JSON.stringify(each)))
  expect(refused).toEqual(answers)
})

const FORMS = [
  MARK,
  MARK.toLowerCase(),
  Buffer.from(MARK).toString('hex'),
  Buffer.from(MARK).toString('base64').slice(0, 12),
]
const holdsMark = (text: string | Buffer) => FORMS.some((form) => text.includes(form))

it('names stand in their columns, and in no other table, column or form', async () => {
  const columns = await admin.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public'`,
  )
  const found: Record<string, string[]> = {}
  for (const { table, column } of columns.rows) {
    const { rows } = await admin.query<{ text: string }>(
      `SELECT coalesce(to_jsonb(t)->>$1, '') AS text FROM public."${table}" t`,
      [column],
    )
    const plain = rows.some(({ text }) => holdsMark(text))
    if (plain) found[table] = [...(found[table] ?? []), column]
  }
  const sorted = (map: Record<string, readonly string[]>) =>
    Object.fromEntries(Object.entries(map).map(([table, names]) => [table, [...names].sort()]))
  expect(sorted(found)).toEqual(sorted(PLAIN))
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

it('no log of any process and no byte of the workflow engine’s store holds a name', async () => {
  // Ended first: what was still in memory is on disk then.
  await admin.end()
  await stack.stop()
  const written = [...filesBelow(join(dataDir, 'logs')), ...filesBelow(join(dataDir, 'temporal'))]
  const names = written.map((path) => relative(dataDir, path))
  for (const expected of ['logs/gateway.log', 'logs/worker.log', 'logs/temporal.log', 'logs/postgres.log'])
    expect(names).toContain(expected)
  expect(names.some((name) => name.startsWith('temporal/temporal.db'))).toBe(true)
  // They were written at all: an empty log would hold no name either.
  expect(readFileSync(join(dataDir, 'logs/gateway.log'), 'utf8')).toContain('requestId')
  expect(statSync(join(dataDir, 'temporal/temporal.db')).size).toBeGreaterThan(50_000)
  expect(names.filter((_name, at) => holdsMark(readFileSync(written[at] ?? '')))).toEqual([])
})
