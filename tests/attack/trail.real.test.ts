import { AUDIT_ACTIONS, AUDIT_KINDS } from '@nahtlos/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../services/gateway/src/graphql/schema.ts'
import { targetOf, variablesOf } from './asking.ts'
import { type Ground, openGround } from './ground.ts'
import { rootFieldsOf } from './operation.ts'
import { MATRIX } from './oracle.ts'

// Reads of personal data are on the trail like writes: every field of the schema that reaches some, asked by whom the
// matrix gives it. A field that is added without a line of its own fails here.
let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground?.close())

/** Fields of which nobody learns anything about a person. */
const HARMLESS = Object.entries(MATRIX).flatMap(([path, { reach }]) => (reach === 'everybody' ? [path] : []))
// Commands on broken glass and on the team's cases need more than one row to succeed: their lines stand in tests of their own.
const APART = Object.entries(MATRIX).flatMap(([path, { reach }]) =>
  path.startsWith('Mutation.') && ['broken glass', 'own team'].includes(reach) ? [path] : [],
)
const FIELDS = rootFieldsOf(schema).filter(
  ({ path }) => !path.startsWith('Subscription.') && !HARMLESS.includes(path) && !APART.includes(path),
)
const RECIPIENT: Record<string, (ground: Ground) => string> = {
  'Query.packagePreview': ({ here }) => here.units.jobcenter,
  'Query.receivedReferral': ({ here }) => here.units.jobcenter,
  'Mutation.sendReferral': ({ here }) => here.units.jobcenter,
  'Mutation.recordConsent': ({ here }) => here.units.jobcenter,
  'Mutation.withdrawConsent': ({ here }) => here.units.jobcenter,
}

interface Line {
  action: string
  actor: string
  role: string
  purpose: string
  unit: string | null
  recipient: string | null
}

async function linesOf(work: () => Promise<unknown>): Promise<Line[]> {
  const before = await ground.database.admin<{ id: string }>('SELECT id FROM audit_event')
  await work()
  return ground.database.admin<Line>(
    `SELECT action, actor, role, purpose, unit_id AS unit, recipient_unit_id AS recipient FROM audit_event
      WHERE NOT id = ANY($1::uuid[]) ORDER BY at`,
    [before.map(({ id }) => id)],
  )
}

describe('every field that reaches personal data', () => {
  const inOrder = [...FIELDS].sort(
    // What is withdrawn cannot be read afterwards.
    (a, b) => Number(a.path.startsWith('Mutation.withdraw')) - Number(b.path.startsWith('Mutation.withdraw')),
  )
  it.each(inOrder.map(({ path, text }) => [path, text] as const))('%s', async (path, text) => {
    const row = MATRIX[path]
    if (!row) throw new Error(`${path} has no row`)
    for (const role of row.may) {
      const who = ground.byRole(role)
      const variables = await variablesOf(ground, row, targetOf(ground, path, role))
      const lines = await linesOf(() => ground.answer(who, text, variables))
      expect(lines.length, `${path} as ${role}`).toBeGreaterThan(0)
      for (const line of lines) {
        expect(line, path).toMatchObject({ actor: who.id, role, unit: who.unitId })
        expect(line.purpose, path).toMatch(/^(?:[A-Z_]+|REFERRAL:[0-9a-f-]{36})$/)
        expect(Object.keys(AUDIT_ACTIONS), path).toContain(line.action)
      }
      const recipient = RECIPIENT[path]
      if (recipient)
        expect(
          lines.map((line) => line.recipient),
          path,
        ).toContain(recipient(ground))
    }
  })
})

it('every action is one of the six kinds, and the trail knows no other', async () => {
  for (const kind of Object.values(AUDIT_ACTIONS)) expect(AUDIT_KINDS).toContain(kind)
  const written = await ground.database.admin<{ action: string }>('SELECT DISTINCT action FROM audit_event')
  expect(
    written.map(({ action }) => action).filter((action) => !Object.hasOwn(AUDIT_ACTIONS, action)),
  ).toEqual([])
})
