import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPersonScene, type PersonScene } from './person-scene.ts'

const GIVE =
  'mutation G($input: GiveVolunteerTaskInput!) { giveVolunteerTask(input: $input) { taskId error { code } } }'
const SETTLE =
  'mutation S($id: ID!, $done: Boolean!) { settleVolunteerTask(id: $id, done: $done) { error { code } } }'
const TAKE = 'mutation T($id: ID!) { withdrawVolunteerTask(id: $id) { error { code } } }'
const OWN = 'mutation O($id: ID!) { withdrawOwnVolunteerTask(id: $id) { error { code } } }'
const LIST = '{ volunteerTasks { id firstName language code text dueOn state } }'

let scene: PersonScene
let caseId: string
let volunteer: Person
let other: Person
beforeAll(async () => {
  scene = await openPersonScene()
  const { here, database } = scene
  const [unit] = await database.admin<{ id: string }>(
    `WITH o AS (INSERT INTO organisation (tenant_id, key, kind, name) VALUES ($1, 'ehrenamt', 'EHRENAMT', 'Ehrenamt') RETURNING id)
     INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals) SELECT $1, o.id, 'ehrenamt', 'Patenschaften', false FROM o RETURNING id`,
    [here.tenantId],
  )
  const add = async (name: string): Promise<Person> => {
    const [row] = await database.admin<{ id: string }>(
      `INSERT INTO app_user (tenant_id, unit_id, username, display_name) VALUES ($1, $2, $3, 'Paula Pate') RETURNING id`,
      [here.tenantId, unit?.id, `${name}.hier`],
    )
    return { id: row?.id ?? '', subject: `${name}.hier`, role: 'volunteer', unitId: unit?.id ?? '' }
  }
  volunteer = await add('pate')
  other = await add('patin')
  caseId = await scene.openCase(here.manager, 'V-1', {
    givenName: 'Amir',
    familyName: 'Geheimname',
    language: 'fa',
  })
})
afterAll(() => scene?.close())

const input = (more: Record<string, unknown> = {}) => ({
  caseId,
  volunteerId: volunteer.id,
  code: 'ACCOMPANY',
  text: 'Dienstag um zehn zum Rathaus',
  dueOn: '2026-12-01',
  consented: true,
  consentProof: 'SIGNATURE',
  ...more,
})
type Answer = Record<string, { taskId?: string | null; error: { code: string } | null }>
const give = async (more: Record<string, unknown> = {}, who = scene.here.manager) =>
  (await scene.ask<Answer>(who, GIVE, { input: input(more) })).giveVolunteerTask
const given = async () => (await give())?.taskId ?? ''
const list = async (who: Person) =>
  (await scene.ask<{ volunteerTasks: { id: string; state: string }[] }>(who, LIST)).volunteerTasks
const codeOf = async (who: Person, text: string, variables: Record<string, unknown>) =>
  Object.values(await scene.ask<Answer>(who, text, variables))[0]?.error?.code ?? null

describe('a task for a volunteer', () => {
  it('shows first name, language and the task, to this volunteer and to no other', async () => {
    const id = await given()
    const shown = await list(volunteer)
    expect(shown).toEqual([
      {
        id,
        firstName: 'Amir',
        language: 'fa',
        code: 'ACCOMPANY',
        text: 'Dienstag um zehn zum Rathaus',
        dueOn: '2026-12-01',
        state: 'OPEN',
      },
    ])
    expect(await list(other)).toEqual([])
    await codeOf(scene.here.manager, TAKE, { id })
  })

  it.each([
    ['consent', { consented: false }, 'VOLUNTEER_NEEDS_CONSENT'],
    ['a proof of it', { consentProof: 'NONE' }, 'PROOF_MISSING'],
    ['a short text', { text: 'x'.repeat(201) }, 'TEXT_TOO_LONG'],
    ['a day to come', { dueOn: '2026-11-16' }, 'DUE_PAST'],
  ])('needs %s', async (_name, more, code) => {
    expect((await give(more))?.error?.code).toBe(code)
  })

  it('goes to nobody who is no volunteer, and from nobody who is not assigned', async () => {
    const { here, there } = scene
    expect((await give({ volunteerId: here.partner.id }))?.error?.code).toBe('NOT_FOUND')
    expect((await give({}, here.colleague))?.error?.code).toBe('NOT_FOUND')
    expect((await give({}, there.manager))?.error?.code).toBe('NOT_FOUND')
    const insert = (unitId: string, who: string, proof: string) =>
      scene.db.write({ subject: here.manager.subject, role: 'case_manager', purpose: 'CASEWORK' }, (tx) =>
        tx.prisma.$executeRawUnsafe(
          `INSERT INTO volunteer_task (tenant_id, case_id, unit_id, volunteer_id, first_name, language, code, text, due_on,
             consented_on, consent_proof, given_by)
           VALUES (app.tenant(), '${caseId}', '${unitId}', '${who}', 'A', 'de', 'ACCOMPANY', '', '2026-12-01', '2026-11-17', '${proof}', app.actor())`,
        ),
      )
    await expect(insert(here.units.jobcenter, here.partner.id, 'SIGNATURE')).rejects.toThrow(
      /NA011|no volunteer/,
    )
    await expect(insert(volunteer.unitId, volunteer.id, 'NONE')).rejects.toThrow(/consent_is_proven/)
    expect(await list(volunteer)).toEqual([])
  })

  it('is all that a volunteer sees, without the policy layer either', async () => {
    const id = await given()
    const tables = await scene.database.admin<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND has_table_privilege('nahtlos_app', oid, 'SELECT') AND relname NOT IN ('tenant', 'organisation', 'unit', 'area')`,
    )
    expect(tables.length).toBeGreaterThan(12)
    const seen: string[] = []
    for (const { name } of tables) {
      const rows = await scene.db.read(
        { subject: volunteer.subject, role: 'volunteer', purpose: 'CASEWORK' },
        { name: `v-${name}`, text: `SELECT 1 FROM ${name}`, values: [] },
      )
      if (rows.length > 0) seen.push(`${name} ${rows.length}`)
    }
    expect(seen.sort()).toEqual(['app_user 1', 'volunteer_task 1'])
    expect(JSON.stringify(await scene.answer(volunteer, LIST))).not.toContain('Geheimname')
    await codeOf(scene.here.manager, TAKE, { id })
  })

  it('is done by its volunteer once; one given back is a task of the case manager for today', async () => {
    const id = await given()
    expect(await codeOf(other, SETTLE, { id, done: true })).toBe('NOT_FOUND')
    expect(await codeOf(volunteer, SETTLE, { id, done: true })).toBeNull()
    expect(await codeOf(volunteer, SETTLE, { id, done: false })).toBe('TASK_NOT_OPEN')
    const back = await given()
    expect(await codeOf(volunteer, SETTLE, { id: back, done: false })).toBeNull()
    const tasks = await scene.database.admin('SELECT code, owner_id FROM task WHERE code = $1', [
      'VOLUNTEER_RETURNED',
    ])
    expect(tasks).toEqual([{ code: 'VOLUNTEER_RETURNED', owner_id: scene.here.manager.id }])
    expect((await list(volunteer)).map(({ state }) => state).sort()).toEqual(['DONE', 'RETURNED'])
  })

  it('ends when the person withdraws: the volunteer sees it no longer', async () => {
    const id = await given()
    const person = await scene.comeIn(scene.here.manager, { caseId, kind: 'SELF' })
    expect((await list(volunteer)).map((task) => task.id)).toContain(id)
    expect(await codeOf(person, OWN, { id })).toBeNull()
    expect((await list(volunteer)).map((task) => task.id)).not.toContain(id)
    expect(await codeOf(volunteer, SETTLE, { id, done: true })).toBe('NOT_FOUND')
  })
})
