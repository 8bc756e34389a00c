import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPersonScene, type PersonScene } from './person-scene.ts'

let scene: PersonScene
let caseId: string
beforeAll(async () => {
  scene = await openPersonScene()
  caseId = await scene.openCase(scene.here.manager, 'P-1', { givenName: 'Amir' })
})
afterAll(() => scene?.close())

const self = () => ({ caseId, kind: 'SELF' })
const codeOf = async () => (await scene.issue(scene.here.manager, self())).code ?? ''
/** Another sign at the end, so that the row is found and the code is wrong. */
const misspelt = (code: string) => `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`

describe('a code on paper', () => {
  it('lets the person in once, under a pseudonym without a name, and tells the trail', async () => {
    const code = await codeOf()
    const found = await scene.redeem(code)
    expect(found).toMatchObject({ role: 'person', subject: expect.stringMatching(/^person:[0-9a-f-]{36}$/) })
    expect(await scene.redeem(code)).toBeUndefined()
    const [user] = await scene.database.admin<{ display_name: string; active: boolean }>(
      'SELECT display_name, active FROM app_user WHERE username = $1',
      [found?.subject],
    )
    expect(user).toEqual({ display_name: '', active: true })
    const lines = await scene.database.admin(
      `SELECT action, role, purpose, case_id FROM audit_event WHERE action IN ('person.issue_code', 'person.sign_in') ORDER BY id`,
    )
    expect(lines).toEqual([
      { action: 'person.issue_code', role: 'case_manager', purpose: 'CASEWORK', case_id: caseId },
      { action: 'person.sign_in', role: 'person', purpose: 'SUBJECT_ACCESS', case_id: caseId },
    ])
  })

  it('is the same person again with the next code, and only the last code counts', async () => {
    const first = await codeOf()
    const second = await codeOf()
    expect(await scene.redeem(first)).toBeUndefined()
    const again = await scene.redeem(second)
    const persons = await scene.database.admin(`SELECT 1 FROM app_user WHERE username LIKE 'person:%'`)
    expect(again).toBeDefined()
    expect(persons).toHaveLength(1)
  })

  it('is kept as keyed hashes only: none of its signs is in the database', async () => {
    const code = await codeOf()
    const rows = await scene.database.admin<{ row: string }>('SELECT c::text AS row FROM person_code c')
    for (const part of [code, code.replaceAll('-', ''), ...code.split('-')])
      expect(
        rows
          .map(({ row }) => row)
          .join()
          .toUpperCase(),
      ).not.toContain(`"${part}"`)
    const [{ lengths } = { lengths: '' }] = await scene.database.admin<{ lengths: string }>(
      'SELECT DISTINCT length(selector) || $1 || length(hash) AS lengths FROM person_code',
      ['/'],
    )
    expect(lengths).toBe('32/32')
  })

  it('ends after thirty days', async () => {
    const code = await codeOf()
    await scene.database.admin(
      `UPDATE person_code SET expires_at = now() - interval '1 second' WHERE used_at IS NULL AND revoked_at IS NULL`,
    )
    expect(await scene.redeem(code)).toBeUndefined()
    await codeOf()
    const [{ days } = { days: 0 }] = await scene.database.admin<{ days: number }>(
      `SELECT round(extract(epoch FROM max(expires_at) - now()) / 86400)::int AS days FROM person_code`,
    )
    expect(days).toBe(30)
  })

  it('is locked after five wrong tries, also for the one who has it', async () => {
    const code = await codeOf()
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await scene.redeem(misspelt(code))).toBeUndefined()
    expect(await scene.redeem(code)).toBeUndefined()
    const other = await codeOf()
    for (let attempt = 0; attempt < 4; attempt += 1) await scene.redeem(misspelt(other))
    expect(await scene.redeem(other)).toBeDefined()
  })

  it('is used by one of many who come at the same moment', async () => {
    const code = await codeOf()
    const found = await Promise.all(Array.from({ length: 8 }, () => scene.redeem(code)))
    expect(found.filter(Boolean)).toHaveLength(1)
  })

  it('is nothing when it is no code, is guessed, or was revoked with its link', async () => {
    expect(await scene.redeem('')).toBeUndefined()
    expect(await scene.redeem('0000-0000-0000-0000')).toBeUndefined()
    const issued = await scene.issue(scene.here.manager, self())
    await scene.ask(
      scene.here.manager,
      'mutation Revoke($id: ID!) { revokePersonLink(id: $id) { error { code } } }',
      { id: issued.linkId },
    )
    expect(await scene.redeem(issued.code ?? '')).toBeUndefined()
  })
})

describe('who hands one out', () => {
  it('is the assigned case manager and nobody else', async () => {
    const { here, there } = scene
    const nothing = await scene.database.admin('SELECT id FROM person_code')
    for (const who of [here.colleague, there.manager]) {
      const issued = await scene.issue(who, self())
      expect(issued).toMatchObject({ code: null, error: { code: 'NOT_FOUND' } })
    }
    const refused = await scene.answer(
      here.partner,
      'mutation Issue($input: IssuePersonCodeInput!) { issuePersonCode(input: $input) { code } }',
      { input: self() },
    )
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect(await scene.database.admin('SELECT id FROM person_code')).toEqual(nothing)
  })

  it('cannot link an account that is there, nor a case of others, without the policy layer either', async () => {
    const { here } = scene
    const insert = (caller: typeof here.manager, columns: string, values: string) =>
      scene.db.write({ subject: caller.subject, role: caller.role, purpose: 'CASEWORK' }, (tx) =>
        tx.prisma.$executeRawUnsafe(
          `INSERT INTO person_link (tenant_id, case_id, kind, created_by${columns})
           VALUES (app.tenant(), '${caseId}', 'SELF', app.actor()${values})`,
        ),
      )
    await expect(insert(here.manager, ', user_id', `, '${here.partner.id}'`)).rejects.toThrow()
    await expect(insert(here.manager, ', identity_provider', ', true')).rejects.toThrow()
    await expect(insert(here.colleague, '', '')).rejects.toThrow()
    const hashes = scene.db.read(
      { subject: here.manager.subject, role: 'case_manager', purpose: 'CASEWORK' },
      { name: 'hash-of-code', text: 'SELECT hash FROM person_code', values: [] },
    )
    await expect(hashes).rejects.toThrow()
  })

  it('gives a guardian a kind, an end and a minor', async () => {
    const guardian = { caseId, kind: 'GUARDIAN', guardianKind: 'VORMUND', validTo: '2027-05-01' }
    const { manager } = scene.here
    expect((await scene.issue(manager, guardian)).error).toEqual({
      code: 'NOT_A_MINOR',
      field: 'guardianKind',
    })
    expect((await scene.issue(manager, { ...guardian, guardianKind: null })).error?.code).toBe(
      'GUARDIAN_KIND_MISSING',
    )
    expect((await scene.issue(manager, { ...guardian, validTo: null })).error?.code).toBe(
      'GUARDIAN_END_MISSING',
    )
    expect((await scene.issue(manager, { ...guardian, validTo: '2026-11-16' })).error?.code).toBe(
      'VALID_TO_PAST',
    )
    const unknown = await scene.openCase(manager, 'P-2', { birthDate: null })
    expect((await scene.issue(manager, { ...guardian, caseId: unknown })).error?.code).toBe(
      'GUARDIAN_NEEDS_BIRTH_DATE',
    )
    expect((await scene.issue(manager, { ...guardian, guardianKind: 'BETREUER' })).error).toBeNull()
  })
})
