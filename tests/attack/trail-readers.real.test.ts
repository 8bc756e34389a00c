import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ground, openGround } from './ground.ts'

// Who may read the trail: the officer all of the Kreis, a case manager that of own cases, a recipient the own unit's.
let ground: Ground
beforeAll(async () => {
  ground = await openGround()
  // More than two pages, several of them of the same moment.
  await ground.database.admin(
    `INSERT INTO audit_event (tenant_id, at, actor, role, purpose, action, object_type)
     SELECT $1, now() - make_interval(secs => i / 3), 'SYSTEM:referralClock', 'system', 'SYSTEM:referralClock', 'task.asked', 'task'
       FROM generate_series(1, 120) i`,
    [ground.here.tenantId],
  )
  await ground.ask(ground.here.partner, 'query ($id: ID!) { receivedReferral(id: $id) { id } }', {
    id: ground.owned.manager.referralId,
  })
})
afterAll(() => ground?.close())

const LINES =
  'lines { id at actor role purpose action kind caseId unit { id } recipient { id } } next sealing { sealedAt waiting }'

interface Page {
  lines: {
    id: string
    actor: string | null
    role: string
    purpose: string
    action: string
    kind: string | null
    caseId: string | null
    unit: { id: string } | null
  }[]
  next: string | null
  sealing: { waiting: number }
}

const officer = () => ground.byRole('dpo')

async function trail(filter: Record<string, string> = {}, after: string | null = null): Promise<Page> {
  const { auditTrail } = await ground.ask<{ auditTrail: Page }>(
    officer(),
    `query ($filter: AuditFilter, $after: String) { auditTrail(filter: $filter, after: $after) { ${LINES} } }`,
    { filter, after },
  )
  return auditTrail
}

async function caseTrail(person: Person, caseId: string): Promise<Page> {
  const text = `query ($caseId: ID!) { caseTrail(caseId: $caseId) { ${LINES} } }`
  return (await ground.ask<{ caseTrail: Page }>(person, text, { caseId })).caseTrail
}

it('the officer reads every line of the Kreis, page by page, and none of another', async () => {
  const due = await ground.database.admin<{ id: string }>(
    'SELECT id FROM audit_event WHERE tenant_id = $1 ORDER BY at DESC, id DESC',
    [ground.here.tenantId],
  )
  expect(due.length).toBeGreaterThan(120)
  const seen: string[] = []
  let page = await trail()
  const newest = new Set(due.map(({ id }) => id))
  for (;;) {
    seen.push(...page.lines.map(({ id }) => id))
    if (page.next === null) break
    page = await trail({}, page.next)
  }
  // Reading writes lines of its own; those that stood before come in the same order.
  expect(seen.filter((id) => newest.has(id))).toEqual(due.map(({ id }) => id))
  const foreign = await ground.database.admin<{ id: string }>(
    'SELECT id FROM audit_event WHERE tenant_id = $1',
    [ground.there.tenantId],
  )
  expect(seen.filter((id) => foreign.some((line) => line.id === id))).toEqual([])
  expect(page.sealing.waiting).toBeGreaterThan(20)
})

it('and narrows them by day, action, unit and case', async () => {
  const { caseId } = ground.owned.manager
  for (const line of (await trail({ action: 'case.open' })).lines) expect(line.action).toBe('case.open')
  expect((await trail({ action: 'case.open' })).lines.length).toBe(3)
  expect((await trail({ to: '2020-01-01' })).lines).toEqual([])
  expect((await trail({ from: '2020-01-01' })).lines.length).toBeGreaterThan(10)
  const ofUnit = await trail({ unitId: ground.here.units.jobcenter })
  expect(ofUnit.lines.map(({ action }) => action)).toEqual(['package.read'])
  const ofCase = await trail({ caseId })
  expect(ofCase.lines.map(({ action }) => action)).toContain('package.read')
  for (const line of ofCase.lines) expect([caseId, null]).toContain(line.caseId)
  const nonsense: Record<string, string>[] = [{ caseId: 'x' }, { unitId: "'; --" }]
  for (const filter of nonsense) expect((await trail(filter)).lines).toEqual([])
})

it('the reading itself is on the trail, for the purpose of security', async () => {
  await trail()
  const [line] = (await trail({ action: 'audit.read' })).lines
  expect(line).toMatchObject({ role: 'dpo', purpose: 'SECURITY', kind: 'QUERY' })
})

it('a case manager sees who read an own case, the recipient included, and nothing of another’s', async () => {
  const { manager, colleague, otherUnit } = ground.owned
  const own = await caseTrail(ground.here.manager, manager.caseId)
  expect(own.lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['case.open', 'referral.disclose', 'package.read']),
  )
  const opened = own.lines.find(({ action }) => action === 'package.read')
  // Of another office, the office is named and not the person.
  expect(opened).toMatchObject({ actor: null, unit: { id: ground.here.units.jobcenter } })
  for (const caseId of [colleague.caseId, otherUnit.caseId, ground.owned.otherKreis.caseId, 'x'])
    expect(
      (await caseTrail(ground.here.manager, caseId)).lines.filter(({ action }) => action !== 'audit.read'),
    ).toEqual([])
})

it('a recipient sees the lines of the own unit only', async () => {
  const { unitTrail } = await ground.ask<{ unitTrail: Page }>(
    ground.here.partner,
    `{ unitTrail { ${LINES} } }`,
  )
  expect(unitTrail.lines.length).toBeGreaterThan(0)
  for (const line of unitTrail.lines) expect(line.unit?.id).toBe(ground.here.units.jobcenter)
})

it('the function shows nothing to any other role or purpose, and the table nothing to anybody', async () => {
  const read = (role: string, purpose: string) =>
    ground.db.read<{ id: string }>(
      { subject: ground.here.manager.subject, role, purpose },
      {
        name: 'trail-readers',
        text: 'SELECT id FROM app.audit_trail(NULL, NULL, NULL, NULL, NULL, NULL, NULL, 100)',
        values: [],
      },
    )
  for (const role of [
    'team_lead',
    'coordination',
    'management',
    'administrator',
    'volunteer',
    'person',
    'guardian',
    'reporting_desk',
  ])
    for (const purpose of ['CASEWORK', 'SECURITY', 'ADMINISTRATION', 'SUBJECT_ACCESS'])
      expect(await read(role, purpose), `${role} ${purpose}`).toEqual([])
  expect(await read('dpo', 'CASEWORK')).toEqual([])
  expect(await read('case_manager', 'SECURITY')).toEqual([])
  expect((await read('dpo', 'SECURITY')).length).toBeGreaterThan(0)
})
