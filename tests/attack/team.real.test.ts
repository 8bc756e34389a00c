import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, insertPerson, openGround } from './ground.ts'
import { sqlStateOf } from './truth.ts'

// Team lead, coordination and administrator: a pseudonym, a unit, a clock and a code, and nothing of the person.
let ground: Ground
let lead: Person
let client: Person
beforeAll(async () => {
  ground = await openGround()
  lead = await insertPerson(ground, 'lead.kim', 'team_lead', ground.here.units.kim)
  client = await insertPerson(ground, 'client.kim', 'person', ground.here.units.kim)
  await ground.database.admin(
    `UPDATE referral SET escalation_level = CASE WHEN case_id = $1 THEN 1 ELSE 2 END WHERE case_id = ANY ($2)`,
    [ground.owned.manager.caseId, [ground.owned.manager.caseId, ground.owned.otherUnit.caseId]],
  )
})
afterAll(() => ground?.close())

const TEAM =
  'query { teamCases { caseId pseudonym unit manager managerId nextActionCode nextActionOn overdue escalated } }'
const ESCALATIONS = 'query { escalations { pseudonym unit code since } }'
const GIVE =
  'mutation ($caseId: ID!, $to: ID!) { reassignCase(caseId: $caseId, toUserId: $to) { caseId error { code } } }'

const give = async (who: Person, caseId: string, to: string) =>
  (await ground.ask<{ reassignCase: { error: { code: string } | null } }>(who, GIVE, { caseId, to }))
    .reassignCase.error?.code ?? 'DONE'

describe('the team lead', () => {
  it('sees the cases of the own unit without a name or a file number', async () => {
    const { teamCases } = await ground.ask<{
      teamCases: Array<{ caseId: string; pseudonym: string; escalated: number }>
    }>(lead, TEAM)
    const ofUnit = await ground.database.admin<{ id: string }>(
      `SELECT id FROM case_file WHERE unit_id = $1 AND state = 'OPEN'`,
      [ground.here.units.kim],
    )
    expect(ofUnit.map(({ id }) => id)).toContain(ground.owned.colleague.caseId)
    expect(teamCases.map(({ caseId }) => caseId).sort()).toEqual(ofUnit.map(({ id }) => id).sort())
    expect(teamCases.find(({ caseId }) => caseId === ground.owned.manager.caseId)?.escalated).toBe(1)
    const text = JSON.stringify(teamCases)
    for (const secret of ['Probe', 'A-1', 'A-2']) expect(text).not.toContain(secret)
    for (const { pseudonym } of teamCases) expect(pseudonym).toMatch(/^F-[0-9A-F]{8}$/)
    const { teamCases: elsewhere } = await ground.ask<{ teamCases: unknown[] }>(
      ground.byRole('team_lead'),
      TEAM,
    )
    expect(elsewhere).toEqual([])
  })

  it('and coordination see of an escalation the pseudonym, the unit, the clock and the code', async () => {
    const of = async (who: Person) =>
      (await ground.ask<{ escalations: Array<Record<string, string>> }>(who, ESCALATIONS)).escalations
    const team = await of(lead)
    expect(team.map(({ code }) => code)).toEqual(['REFERRAL_UNANSWERED'])
    const coordination = await of(ground.byRole('coordination'))
    expect(coordination.map(({ unit }) => unit)).toEqual(['KIM zwei'])
    for (const { caseId, fileNumber } of Object.values(ground.owned))
      for (const secret of [caseId, fileNumber, 'Probe'])
        expect(JSON.stringify([team, coordination])).not.toContain(secret)
  })

  it('gives a case of the unit to somebody of the unit, with what is open on it', async () => {
    const { manager, colleague } = ground.here
    const { caseId } = ground.owned.manager
    const before = await ground.fingerprint()
    for (const target of [ground.owned.otherUnit.caseId, ground.owned.otherKreis.caseId, 'x'])
      expect(await give(lead, target, colleague.id)).toBe('NOT_FOUND')
    for (const to of [client.id, lead.id, ground.otherUnitManager.id, ground.there.manager.id, 'x'])
      expect(await give(lead, caseId, to)).toBe('NOT_OF_TEAM')
    expect(await give(lead, caseId, manager.id)).toBe('ALREADY_ASSIGNED')
    expect(await give(ground.byRole('team_lead'), caseId, colleague.id)).toBe('NOT_FOUND')
    expect(await ground.fingerprint()).toBe(before)

    expect(await give(lead, caseId, colleague.id)).toBe('DONE')
    const owners = await ground.database.admin<{ owner: string }>(
      `SELECT case_manager_id AS owner FROM case_file WHERE id = $1
        UNION SELECT owner_id FROM task WHERE case_id = $1 AND state = 'OPEN'
        UNION SELECT owner_id FROM handover WHERE case_id = $1 AND state = 'PENDING'
        UNION SELECT owner_id FROM referral WHERE case_id = $1 AND state = 'SENT'
        UNION SELECT owner_id FROM gap WHERE case_id = $1 AND state = 'CANDIDATE'`,
      [caseId],
    )
    expect(owners).toEqual([{ owner: colleague.id }])
    const found = (who: Person) =>
      ground.ask(who, 'query ($id: ID!) { case(id: $id) { id } }', { id: caseId })
    expect(await found(manager)).toEqual({ case: null })
    expect(await found(colleague)).toEqual({ case: { id: caseId } })
    const events = await ground.database.admin<{ type: string }>(
      `SELECT type FROM outbox_event WHERE payload->>'caseId' = $1 ORDER BY id DESC LIMIT 1`,
      [caseId],
    )
    expect(events).toEqual([{ type: 'case.changed' }])
    const [line] = await ground.database.admin<{ actor: string; detail: unknown }>(
      `SELECT actor, detail FROM audit_event WHERE action = 'case.reassign'`,
    )
    expect(line).toEqual({ actor: lead.id, detail: { to: colleague.id } })
  })

  it.each(['case_manager', 'coordination', 'dpo', 'administrator'])(
    'is who does it: as %s the database itself gives nothing away and moves nothing',
    async (role) => {
      const { caseId } = ground.owned.colleague
      const ask = (sql: string) =>
        ground.db.read<{ found: unknown }>(
          { subject: lead.subject, role, purpose: role === 'dpo' ? 'SECURITY' : 'CASEWORK' },
          { name: `team-${sql.length}`, text: sql, values: [] },
        )
      expect(await ask('SELECT case_id AS found FROM app.team_cases()')).toEqual([])
      expect(await ask('SELECT pseudonym AS found FROM app.escalations()')).toEqual([])
      const moved = await ask(
        `SELECT app.reassign_case('${caseId}', '${ground.here.manager.id}') AS found`,
      ).catch(sqlStateOf)
      expect([[{ found: 'NOT_FOUND' }], '42501']).toContainEqual(moved)
    },
  )

  it('reads no row of a case itself', async () => {
    for (const table of ['case_file', 'person_identity', 'fact', 'note', 'task', 'referral'])
      for (const purpose of ['CASEWORK', 'ADMINISTRATION', 'SECURITY'])
        expect(
          await ground.db.read(
            { subject: lead.subject, role: 'team_lead', purpose },
            { name: `lead-${table}`, text: `SELECT 1 FROM ${table}`, values: [] },
          ),
        ).toEqual([])
  })
})

describe('the administrator', () => {
  it('reads units and staff of the own Kreis, and no client among them', async () => {
    const { directoryUnits } = await ground.ask<{
      directoryUnits: Array<{ unit: { name: string }; users: Array<{ username: string; active: boolean }> }>
    }>(
      ground.byRole('administrator'),
      'query { directoryUnits { unit { name } acceptsReferrals users { username displayName active } } }',
    )
    const names = directoryUnits.flatMap(({ users }) => users.map(({ username }) => username))
    expect(names).toContain('manager.hier')
    expect(names).toContain('administrator.hier')
    for (const hidden of ['client.kim.hier', 'person.hier', 'guardian.hier', 'manager.dort'])
      expect(names).not.toContain(hidden)
  })
})
