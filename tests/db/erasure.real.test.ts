import {
  clockFrom,
  masterKeyFromFile,
  openCaseKeys,
  openSystemDatabase,
  type SystemDatabase,
} from '@nahtlos/db'
import type { Person } from '@nahtlos/testkit'
import type { Activities } from '@nahtlos/workflows'
import { MockActivityEnvironment } from '@temporalio/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createActivities } from '../../services/worker/src/activities/index.ts'
import { openScene, type Scene, TODAY } from './scene.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// The whole way of a deletion on a real database and a real key store: the commands of people through the gateway's schema,
// the steps of the machine through the worker's own activities, each under its own login role.
const MARKER = 'Zebrafink'
let scene: Scene
let system: SystemDatabase
let keys: ReturnType<typeof openCaseKeys>
let officer: Person
let tenantId: string
const cancelled: string[] = []

beforeAll(async () => {
  scene = await openScene()
  tenantId = scene.here.tenantId
  system = openSystemDatabase({ url: scene.database.urls.relay, poolSize: 2 })
  keys = openCaseKeys({
    url: scene.database.urls.keys,
    master: await masterKeyFromFile(scene.database.masterKeyFile),
  })
  const [row] = await scene.database.admin<{ id: string }>(
    `INSERT INTO app_user (tenant_id, unit_id, username, display_name) VALUES ($1, $2, 'dpo.hier', 'Dana Muster') RETURNING id`,
    [tenantId, scene.here.units.steering],
  )
  officer = { id: row?.id ?? '', subject: 'dpo.hier', role: 'dpo', unitId: scene.here.units.steering }
  for (const [code, amount] of [
    ['REFUSED_INTAKE', 6],
    ['INACTIVE_REVIEW', 6],
    ['CLOSED_CASE', 24],
    ['PACKAGE_CONTENT', 90],
    ['CONSENT_PROOF', 3],
  ])
    await command(
      officer,
      'mutation Sign($code: String!, $amount: Int!) { done: signOffSchedule(code: $code, amount: $amount) { error { code } } }',
      { code, amount },
    )
})
afterAll(async () => {
  await system?.close()
  await keys?.close()
  await scene?.close()
})

/** Runs a mutation aliased as `done`; returns its refusal. */
async function command(
  person: Person,
  text: string,
  variables: Record<string, unknown>,
): Promise<string | undefined> {
  const { done } = await scene.ask<{ done: { error: { code: string } | null } }>(person, text, variables)
  return done.error?.code
}

/** One activity of the worker, whose clock shows that day. */
async function on<Name extends keyof Activities>(
  today: string,
  name: Name,
  input: Parameters<Activities[Name]>[0],
): Promise<unknown> {
  const activities = createActivities({
    db: system,
    clock: clockFrom({ NAHTLOS_TODAY: today }),
    keys,
    cancelWorkflow: async (id) => {
      cancelled.push(id)
    },
  })
  return new MockActivityEnvironment().run(activities[name] as (input: unknown) => Promise<unknown>, input)
}

const close = (caseId: string, reason = 'GOAL_REACHED') =>
  command(
    scene.here.manager,
    'mutation Close($caseId: ID!, $reason: String!) { done: closeCase(caseId: $caseId, reason: $reason) { error { code } } }',
    { caseId, reason },
  )
const confirm = (id: string, by: Person = scene.here.manager) =>
  command(by, 'mutation Confirm($id: ID!) { done: confirmDeletion(id: $id) { error { code } } }', { id })

/** A closed case whose time is up on the scene's day, with a row of every kind and the marker in each. */
async function furnished(fileNumber: string, closedOn = '2024-11-16'): Promise<string> {
  const { manager, units } = scene.here
  const caseId = await scene.openCase(manager, fileNumber, {
    givenName: MARKER,
    facts: [{ type: 'ENTRY', payload: { on: '2025-03-01' } }],
  })
  const consentId = await scene.recordConsent(manager, caseId, units.jobcenter)
  await scene.sendReferral(manager, caseId, consentId)
  const release = {
    caseId,
    recipientUnitId: units.jobcenter,
    released: `Beratung ${MARKER}`,
    scope: ['NOTES'],
    proof: 'SIGNATURE',
    signatures: [{ role: 'PERSON' }],
  }
  expect(
    await command(
      manager,
      'mutation Release($input: RecordReleaseInput!) { done: recordRelease(input: $input) { error { code } } }',
      { input: release },
    ),
  ).toBeUndefined()
  const body = Buffer.from(await keys.encrypt(tenantId, caseId, `${MARKER} war da`))
  await scene.database.admin(
    `INSERT INTO note (tenant_id, case_id, confidential, body, created_by) VALUES ($1, $2, false, $3, $4)`,
    [tenantId, caseId, body, manager.id],
  )
  await scene.database.admin(
    `INSERT INTO gap (tenant_id, case_id, household_id, case_manager_id, kind, field, period, source, owner_id, decide_by)
     SELECT tenant_id, id, household_id, case_manager_id, 'CAPACITY', 'LANGUAGE', '2024-Q4', 'PROBE', case_manager_id, '2024-12-01'
       FROM case_file WHERE id = $1`,
    [caseId],
  )
  expect(await close(caseId)).toBeUndefined()
  await scene.database.admin('UPDATE case_file SET closed_on = $2 WHERE id = $1', [caseId, closedOn])
  return caseId
}

async function proposalOf(caseId: string, what = 'CASE'): Promise<string | undefined> {
  const [row] = await scene.database.admin<{ id: string }>(
    `SELECT id FROM retention_proposal WHERE case_id = $1 AND what = $2 AND state IN ('PROPOSED', 'CONFIRMED')`,
    [caseId, what],
  )
  return row?.id
}

async function proposed(caseId: string, what = 'CASE'): Promise<string> {
  await on(TODAY, 'proposeRetention', { tenantId })
  const id = await proposalOf(caseId, what)
  if (id === undefined) throw new Error('nothing was proposed')
  return id
}

/** Every row of every table in which the text stands, except the trail, which keeps ids and is deleted by the year. */
async function traces(text: string): Promise<string[]> {
  const tables = await scene.database.admin<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'audit%' ORDER BY 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await scene.database.admin<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${name} x WHERE x::text ILIKE $1`,
      [`%${text}%`],
    )
    if (row && row.n > 0) found.push(name)
  }
  return found
}

async function keyOf(id: string): Promise<number> {
  const url = new URL(scene.database.adminUrl)
  url.pathname = '/nahtlos_keys'
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  const { rows } = await client.query('SELECT FROM data_key WHERE id = $1', [id])
  await client.end()
  return rows.length
}

async function erase(proposalId: string): Promise<void> {
  const input = { tenantId, proposalId }
  const ids = (await on(TODAY, 'clocksOfErasure', input)) as string[]
  expect(await on(TODAY, 'eraseRows', input)).toBe(true)
  await on(TODAY, 'cancelClocks', { ids })
  await on(TODAY, 'destroyKey', input)
  await on(TODAY, 'certifyErasure', input)
}

describe('proposing', () => {
  it('waits for the first day after the time, and deletes nothing by itself', async () => {
    const caseId = await furnished('P-1', '2024-11-17')
    await on(TODAY, 'proposeRetention', { tenantId })
    expect(await proposalOf(caseId)).toBeUndefined()
    await on('2026-11-18', 'proposeRetention', { tenantId })
    expect(await proposalOf(caseId)).toBeDefined()
    // A second night proposes nothing twice.
    await on('2026-11-19', 'proposeRetention', { tenantId })
    const rows = await scene.database.admin(
      `SELECT FROM retention_proposal WHERE case_id = $1 AND what = 'CASE'`,
      [caseId],
    )
    expect(rows).toHaveLength(1)
    // Its day has not come on the clock of who confirms.
    expect(await confirm((await proposalOf(caseId)) ?? '')).toBe('NOT_YET_DUE')
  })

  it('counts an intake that was refused by its own time', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'P-2')
    expect(await close(caseId, 'INTAKE_REFUSED')).toBeUndefined()
    await scene.database.admin(`UPDATE case_file SET closed_on = '2026-05-16' WHERE id = $1`, [caseId])
    await on('2026-11-16', 'proposeRetention', { tenantId })
    expect(await proposalOf(caseId)).toBeUndefined()
    await on('2026-11-17', 'proposeRetention', { tenantId })
    expect(await proposalOf(caseId)).toBeDefined()
  })

  it('asks about a case in which nobody did anything for six months, once', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'P-3')
    await scene.database.admin(`UPDATE case_file SET opened_on = '2026-05-16' WHERE id = $1`, [caseId])
    const review = await proposed(caseId, 'REVIEW')
    expect(await confirm(review)).toBeUndefined()
    await on(TODAY, 'proposeRetention', { tenantId })
    expect(await proposalOf(caseId, 'REVIEW')).toBeUndefined()
    expect(await scene.database.admin('SELECT FROM case_file WHERE id = $1', [caseId])).toHaveLength(1)
  })

  it('stops when the case is opened again', async () => {
    const caseId = await furnished('P-4')
    const id = await proposed(caseId)
    expect(
      await command(
        scene.here.manager,
        'mutation Reopen($caseId: ID!) { done: reopenCase(caseId: $caseId) { error { code } } }',
        { caseId },
      ),
    ).toBeUndefined()
    expect(await confirm(id)).toBe('ALREADY_DECIDED')
    expect(await proposalOf(caseId)).toBeUndefined()
  })

  it('proposes nothing under a schedule that nobody signed off', async () => {
    const { manager } = scene.there
    const caseId = await scene.openCase(manager, 'P-5')
    await scene.database.admin(
      `UPDATE case_file SET state = 'CLOSED', close_reason = 'OTHER', closed_on = '2020-01-01', next_action_code = NULL,
         next_action_on = NULL WHERE id = $1`,
      [caseId],
    )
    await on(TODAY, 'proposeRetention', { tenantId: scene.there.tenantId })
    expect(await proposalOf(caseId)).toBeUndefined()
  })
})

describe('erasing a case', () => {
  it('leaves no row, no key and no way back from the counts; the trail stays as it was', async () => {
    const caseId = await furnished('AKTE.E.1')
    const [gap] = await scene.database.admin<{ id: string; household: string }>(
      'SELECT id, household_id AS household FROM gap WHERE case_id = $1',
      [caseId],
    )
    const proposalId = await proposed(caseId)
    expect(await traces(caseId)).toContain('fact')
    expect(await traces(MARKER)).toEqual(
      expect.arrayContaining(['person_identity', 'confidentiality_release']),
    )
    const signers = () => scene.database.admin<{ id: string }>('SELECT id FROM consent_signature')
    const signed = (await signers()).length
    expect(signed).toBeGreaterThan(0)
    expect(await confirm(proposalId)).toBeUndefined()
    expect(await confirm(proposalId)).toBe('ALREADY_DECIDED')
    const [before] = await scene.database.admin<{ last: string; n: number }>(
      'SELECT max(id::text) AS last, count(*)::int AS n FROM audit_event',
    )
    const sumBefore = await trailUpTo(before?.last ?? '')
    cancelled.length = 0

    await erase(proposalId)

    expect(await traces(caseId)).toEqual([])
    expect(await traces('AKTE.E.1')).toEqual([])
    // The name of a signer hangs on the consent and names no case: it goes all the same.
    expect((await signers()).length).toBe(signed - 1)
    expect(await keyOf(caseId)).toBe(0)
    expect(cancelled.some((id) => id.startsWith('referral-'))).toBe(true)
    const [kept] = await scene.database.admin<{ case_id: string | null; household: string }>(
      'SELECT case_id, household_id AS household FROM gap WHERE id = $1',
      [gap?.id],
    )
    expect(kept?.case_id).toBeNull()
    expect(kept?.household).not.toBe(gap?.household)
    expect(await trailUpTo(before?.last ?? '')).toBe(sumBefore)
    await expect(keys.encrypt(tenantId, caseId, 'danach')).rejects.toThrow()
  })

  it('is certified without a word about whom', async () => {
    const { retentionRegister } = await scene.ask<{
      retentionRegister: {
        certificates: Array<{ number: string; what: string; counts: Array<{ kind: string; count: number }> }>
      }
    }>(officer, '{ retentionRegister { certificates { number what counts { kind count } } } }')
    const [certificate] = retentionRegister.certificates
    expect(certificate?.number).toBe('LN-2026-00001')
    expect(
      Object.fromEntries(certificate?.counts.map(({ kind, count }) => [kind, count]) ?? []),
    ).toMatchObject({
      case_file: 1,
      person_identity: 1,
      note: 1,
      confidentiality_release: 1,
      package: 1,
      gap_aggregated: 1,
    })
    await expect(scene.database.admin(`UPDATE deletion_certificate SET number = 'LN-0'`)).rejects.toThrow(
      'append-only',
    )
  })

  it('keeps the proof of consent under its own key until its own time', async () => {
    const [proof] = await scene.database.admin<{ id: string; sealed: Buffer; ended: string }>(
      'SELECT id, sealed, ended_on::text AS ended FROM consent_proof',
    )
    const text = Buffer.from(
      await keys.proof.decrypt(tenantId, proof?.id ?? '', proof?.sealed ?? Buffer.alloc(0)),
    ).toString('utf8')
    expect(JSON.parse(text)).toMatchObject({
      person: { givenName: MARKER },
      consent: {
        purpose: 'Antrag auf Leistungen',
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON', name: null }],
      },
      releases: [{ released: `Beratung ${MARKER}`, norm: 'STGB_203', scope: ['NOTES'], signedBy: 'SELF' }],
    })
    // Valid to 17 May 2027: three years to the end of the year.
    expect(proof?.ended).toBe('2027-05-17')
    const live = () =>
      scene.database.admin<{ id: string }>(
        `SELECT id FROM retention_proposal WHERE what = 'PROOF' AND state = 'PROPOSED' AND object_id = $1`,
        [proof?.id],
      )
    await on('2030-12-31', 'proposeRetention', { tenantId })
    expect(await live()).toHaveLength(0)
    await on('2031-01-01', 'proposeRetention', { tenantId })
    expect(await live()).toHaveLength(1)
  })

  it.each(['eraseRows', 'destroyKey', 'certifyErasure'] as const)(
    'goes on after a crash right after %s',
    async (crashedAfter) => {
      const caseId = await furnished(`C-${crashedAfter}`)
      const proposalId = await proposed(caseId)
      expect(await confirm(proposalId)).toBeUndefined()
      const input = { tenantId, proposalId }
      for (const step of ['eraseRows', 'destroyKey', 'certifyErasure'] as const) {
        await on(TODAY, step, input)
        if (step === crashedAfter) break
      }
      // The workflow runs each step again from the beginning.
      await erase(proposalId)
      expect(await traces(caseId)).toEqual([])
      expect(await keyOf(caseId)).toBe(0)
      const rows = await scene.database.admin('SELECT FROM deletion_certificate WHERE id = $1', [proposalId])
      expect(rows).toHaveLength(1)
    },
  )

  it('destroys no key and certifies nothing before the rows are gone', async () => {
    const caseId = await furnished('C-early')
    const proposalId = await proposed(caseId)
    expect(await confirm(proposalId)).toBeUndefined()
    await on(TODAY, 'destroyKey', { tenantId, proposalId })
    await on(TODAY, 'certifyErasure', { tenantId, proposalId })
    expect(await keyOf(caseId)).toBe(1)
    expect(
      await scene.database.admin('SELECT FROM deletion_certificate WHERE id = $1', [proposalId]),
    ).toEqual([])
  })
})

// Neither hangs on the case by a foreign key: the proposal is needed between the end of the rows and the end of the key, and
// a report under § 87 AufenthG keeps the bare id for its register, while its content goes with the case.
const APART = ['reporting_duty_report', 'retention_proposal']

describe('every table that hangs on a case', () => {
  it('is reached by the erasure, whoever added it', async () => {
    const rows = await scene.database.admin<{ name: string; linked: boolean; policy: boolean }>(
      `SELECT c.relname AS name,
         EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.confrelid = 'case_file'::regclass) AS linked,
         EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.policyname = 'erasure') AS policy
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'case_id' AND NOT a.attisdropped
         AND c.relname <> 'audit_event' ORDER BY 1`,
    )
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.filter(({ linked }) => !linked).map(({ name }) => name)).toEqual(APART)
    expect(rows.filter(({ linked, policy }) => linked && !policy)).toEqual([])
  })
})

describe('what the database refuses by itself', () => {
  const call = async (url: string, enter: string, sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query('BEGIN')
      await client.query(enter)
      await client.query(sql)
      await client.query('COMMIT')
      return 'done'
    } catch (error) {
      return (error as { code?: string }).code
    } finally {
      await client.end()
    }
  }
  const asErasure = (sql: string, workflow = 'erasure') =>
    call(scene.database.urls.relay, `SELECT app.enter_system('${tenantId}', '${workflow}')`, sql)

  it('erases only what a person confirmed, only for that workflow, and only through the worker', async () => {
    const caseId = await furnished('W-1')
    const id = await proposed(caseId)
    const erase = `SELECT app.erase('${id}', '${TODAY}')`
    expect(await asErasure(erase)).toBe('NA020')
    // The machine cannot confirm.
    expect(
      await asErasure(
        `UPDATE retention_proposal SET state = 'CONFIRMED' WHERE id = '${id}'`,
        'nightlyRetention',
      ),
    ).toBe('NA014')
    expect(await confirm(id)).toBeUndefined()
    expect(await asErasure(erase, 'nightlyRetention')).toBe('42501')
    const asManager = `SELECT app.enter('${scene.here.manager.subject}', 'case_manager', 'CASEWORK')`
    expect(await call(scene.database.urls.app, asManager, erase)).toBe('42501')
    expect(
      await call(scene.database.urls.app, asManager, `DELETE FROM case_file WHERE id = '${caseId}'`),
    ).toBe('42501')
    expect(await asErasure(`DELETE FROM case_file WHERE id = '${caseId}'`)).toBe('42501')
    expect(await asErasure(erase)).toBe('done')
  })

  it('a hold stops it at both walls, also one that comes after the confirmation', async () => {
    const caseId = await furnished('W-2')
    const id = await proposed(caseId)
    expect(await confirm(id)).toBeUndefined()
    const request =
      'mutation Ask($caseId: ID!, $reason: String!) { done: requestLegalHold(caseId: $caseId, reason: $reason) { holdId error { code } } }'
    const { done } = await scene.ask<{ done: { holdId: string } }>(scene.here.manager, request, {
      caseId,
      reason: 'COURT_PROCEEDINGS',
    })
    const decide = (decision: string, by: Person = officer) =>
      scene.answer(
        by,
        'mutation Decide($id: ID!, $decision: HoldDecision!) { done: decideLegalHold(id: $id, decision: $decision) { error { code } } }',
        { id: done.holdId, decision },
      )
    expect(JSON.stringify(await decide('SET', scene.here.manager))).toContain('FORBIDDEN')
    expect((await decide('SET')).errors).toBeUndefined()
    expect(await asErasure(`SELECT app.erase('${id}', '${TODAY}')`)).toBe('NA021')
    // Even who may delete anything is stopped by the trigger.
    await expect(scene.database.admin('DELETE FROM case_file WHERE id = $1', [caseId])).rejects.toThrow(
      'legal hold',
    )
    expect(await on(TODAY, 'eraseRows', { tenantId, proposalId: id })).toBe(false)
    expect(await keyOf(caseId)).toBe(1)
    expect(await confirm(id)).toBe('LEGAL_HOLD')
    expect((await decide('LIFTED')).errors).toBeUndefined()
    expect(await confirm(id)).toBeUndefined()
    await erase(id)
    expect(await traces(caseId)).toEqual([])
  })

  it('nobody confirms what is not of an own case, and the other Kreis sees nothing', async () => {
    const caseId = await furnished('W-3')
    const id = await proposed(caseId)
    expect(await confirm(id, scene.here.colleague)).toBe('NOT_FOUND')
    expect(await confirm(id, scene.there.manager)).toBe('NOT_FOUND')
    const { retentionProposals } = await scene.ask<{ retentionProposals: Array<{ id: string }> }>(
      scene.here.colleague,
      '{ retentionProposals { id } }',
    )
    expect(retentionProposals.map((each) => each.id)).not.toContain(id)
  })
})

describe('content of a package at its recipient', () => {
  it('goes 90 days after the close, and the case stays', async () => {
    const caseId = await furnished('K-1', '2026-08-18')
    await on('2026-11-16', 'proposeRetention', { tenantId })
    expect(await proposalOf(caseId, 'PACKAGE')).toBeUndefined()
    const id = await proposed(caseId, 'PACKAGE')
    expect(await confirm(id)).toBeUndefined()
    await erase(id)
    const packages = await scene.database.admin(
      'SELECT FROM package p JOIN referral r ON r.id = p.referral_id WHERE r.case_id = $1',
      [caseId],
    )
    expect(packages).toEqual([])
    expect(await scene.database.admin('SELECT FROM case_file WHERE id = $1', [caseId])).toHaveLength(1)
    expect(await keyOf(caseId)).toBe(1)
  })
})

async function trailUpTo(last: string): Promise<string> {
  const [row] = await scene.database.admin<{ sum: string }>(
    `SELECT md5(string_agg(x::text, '|' ORDER BY x.id)) AS sum FROM audit_event x WHERE x.id::text <= $1`,
    [last],
  )
  return row?.sum ?? ''
}
