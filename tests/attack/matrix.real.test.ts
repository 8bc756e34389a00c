import type { ExecutionResult } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../services/gateway/src/graphql/schema.ts'
import { targetOf, variablesOf } from './asking.ts'
import { type Attacker, type Belongings, type Ground, openGround, unknownBelongings } from './ground.ts'
import { rootFieldsOf } from './operation.ts'
import { MATRIX, ROLES, type Row } from './oracle.ts'

// Every field of the schema, asked by everybody about everything. The oracle is oracle.ts; the product is only run.
const FIELDS = rootFieldsOf(schema)
const CALLED = FIELDS.filter(({ path }) => !path.startsWith('Subscription.'))

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground?.close())

const rowOf = (path: string): Row => {
  const row = MATRIX[path]
  if (row === undefined) throw new Error(`${path} has no row in the matrix`)
  return row
}
const textOf = (path: string): string => FIELDS.find((field) => field.path === path)?.text ?? ''

async function ask(who: Attacker, path: string, target: Belongings): Promise<ExecutionResult> {
  return ground.answer(who, textOf(path), await variablesOf(ground, rowOf(path), target))
}

/** What reaches the caller. The ids that were asked for may come back in no refusal, so that nothing is masked here. */
const shown = ({ data, errors }: ExecutionResult) =>
  JSON.stringify({
    data,
    errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
  })

const isForbidden = ({ data, errors }: ExecutionResult) =>
  (data === null || data === undefined || Object.values(data).every((value) => value === null)) &&
  errors?.length === 1 &&
  errors[0]?.extensions.code === 'FORBIDDEN'

describe('the oracle', () => {
  it('has a row for every root field of the executable schema, and none for a field that is gone', () => {
    expect(FIELDS.map((field) => field.path).sort()).toEqual(Object.keys(MATRIX).sort())
  })

  it('knows every role that the schema knows', () => {
    const roles = schema.getType('Role')
    const names =
      roles && 'getValues' in roles ? roles.getValues().map((value) => value.name.toLowerCase()) : []
    expect(names.sort()).toEqual([...ROLES].sort())
  })
})

describe.each(ROLES)('%s', (role) => {
  it('is refused every field that the matrix does not give, whatever it points at, and nothing is written', async () => {
    const before = await ground.fingerprint()
    const targets = [ground.owned.manager, ground.owned.otherKreis, unknownBelongings()]
    const let_through: string[] = []
    for (const { path } of CALLED.filter((field) => !rowOf(field.path).may.includes(role)))
      for (const target of targets) {
        const answer = await ask(ground.byRole(role), path, target)
        if (!isForbidden(answer)) let_through.push(`${path}: ${shown(answer)}`)
      }
    expect(let_through).toEqual([])
    expect(await ground.fingerprint()).toBe(before)
  })

  it('is nobody without a place in the directory', async () => {
    const before = await ground.fingerprint()
    const stranger = { ...ground.byRole(role), subject: 'nobody.hier' }
    const answered: string[] = []
    // Names of rules in a public draft are read from no table.
    for (const { path } of CALLED.filter((field) => field.path !== 'Query.lawDrafts')) {
      const answer = await ask(stranger, path, ground.owned.manager)
      const values = Object.values(answer.data ?? {}).filter((value) => value !== null)
      if (values.length > 0 || !answer.errors) answered.push(`${path}: ${shown(answer)}`)
    }
    expect(answered).toEqual([])
    expect(await ground.fingerprint()).toBe(before)
  })
})

const [nothing, nothingElse] = [unknownBelongings(), unknownBelongings()]
/** Whose these are, and what they answer, depends on more than one row: tests of their own. */
const APART: readonly string[] = ['broken glass', 'own team']
/** Fields whose arguments name something, so that they can be pointed at what is somebody else's. */
const pointing = CALLED.filter(({ path }) => {
  const { args } = rowOf(path)
  return (
    !APART.includes(rowOf(path).reach) &&
    args &&
    JSON.stringify(args(nothing)) !== JSON.stringify(args(nothingElse))
  )
}).map(({ path }) => path)

describe('what belongs to somebody else', () => {
  it('is asked for by most fields', () => {
    expect(pointing.length).toBeGreaterThan(14)
  })

  it.each(pointing)('%s answers as for what does not exist, and writes nothing', async (path) => {
    const before = await ground.fingerprint()
    const { manager, colleague, otherUnit, otherKreis } = ground.owned
    const strangers: Record<string, Belongings[]> = {
      person: [manager, otherUnit, otherKreis],
      guardian: [manager, colleague, otherKreis],
      volunteer: [colleague, otherUnit, otherKreis],
    }
    const { reach, may } = rowOf(path)
    const attempts: [Attacker, Belongings[]][] =
      reach === 'own case' || reach === 'own tasks'
        ? may.map((role) => [ground.byRole(role), strangers[role] ?? []])
        : reach === 'own cases'
          ? ground.attackers
              .filter((each) => each.role === 'case_manager')
              .map((each) => [
                each,
                [manager, colleague, otherUnit, otherKreis].filter(
                  (target) => ownerOf(target) !== each.subject,
                ),
              ])
          : reach === 'register'
            ? ground.attackers.filter((each) => each.role === 'dpo').map((each) => [each, [otherKreis]])
            : reach === 'pseudonyms' || reach === 'reports'
              ? // A case is within the desk's reach by its number; a report is its officer's alone.
                [
                  [
                    ground.byRole(may[0] ?? ''),
                    path.endsWith('DutyReport') && !path.includes('open')
                      ? [otherUnit, otherKreis]
                      : [otherKreis],
                  ],
                ]
              : ground.attackers
                  .filter((each) => each.role === 'partner_intake')
                  .map((each) => [
                    each,
                    [manager, otherUnit, otherKreis].filter((target) => recipientOf(target) !== each.unitId),
                  ])
    for (const [who, targets] of attempts) {
      const unknown = shown(await ask(who, path, unknownBelongings()))
      for (const target of targets)
        expect(shown(await ask(who, path, target)), `${who.who} ${path}`).toBe(unknown)
    }
    expect(await ground.fingerprint()).toBe(before)
  })

  const ownerOf = (target: Belongings) =>
    ({
      [ground.owned.manager.caseId]: ground.here.manager,
      [ground.owned.colleague.caseId]: ground.here.colleague,
      [ground.owned.otherUnit.caseId]: ground.otherUnitManager,
      [ground.owned.otherKreis.caseId]: ground.there.manager,
    })[target.caseId]?.subject
  const recipientOf = (target: Belongings) =>
    ({
      [ground.owned.manager.caseId]: ground.here.units.jobcenter,
      [ground.owned.otherUnit.caseId]: ground.here.units.agency,
      [ground.owned.otherKreis.caseId]: ground.there.units.jobcenter,
    })[target.caseId]
})

describe('lists without arguments', () => {
  it.each(['Query.journeyChanges', 'Query.gapCandidates', 'Query.retentionProposals'])(
    '%s hold the own cases only',
    async (path) => {
      const all = Object.values(ground.owned).map(({ caseId }) => caseId)
      const seen = all.filter((caseId) => shownOfManager.get(path)?.includes(caseId))
      expect(seen).toEqual([ground.owned.manager.caseId])
    },
  )

  it('an inbox holds the referrals to the own unit only', async () => {
    const all = Object.values(ground.owned).map(({ referralId }) => referralId)
    const inbox = shown(await ask({ who: '', ...ground.here.partner }, 'Query.inbox', ground.owned.manager))
    expect(all.filter((id) => inbox.includes(id))).toEqual([
      ground.owned.manager.referralId,
      ground.owned.colleague.referralId,
    ])
    for (const { caseId } of Object.values(ground.owned)) expect(inbox).not.toContain(caseId)
  })

  const shownOfManager = new Map<string, string>()
  beforeAll(async () => {
    for (const path of ['Query.journeyChanges', 'Query.gapCandidates', 'Query.retentionProposals'])
      shownOfManager.set(path, shown(await ask(ground.byRole('case_manager'), path, ground.owned.manager)))
  })
})

// The other half: a wall that refuses everybody would pass all of the above. Last, since these write.
describe('what the matrix gives', () => {
  const given = CALLED.filter(
    ({ path }) =>
      !APART.includes(rowOf(path).reach) &&
      path !== 'Mutation.withdrawConsent' &&
      path !== 'Mutation.importCases',
  )
  it.each([...given.map(({ path }) => path), 'Mutation.withdrawConsent'])('%s is answered', async (path) => {
    const { reach, may } = rowOf(path)
    for (const role of may) {
      const target = targetOf(ground, path, role)
      const answer = await ask(ground.byRole(role), path, target)
      const [value] = Object.values(answer.data ?? {}) as unknown[]
      expect(answer.errors, shown(answer)).toBeUndefined()
      expect(value, path).not.toBeNull()
      if (path.startsWith('Mutation.')) expect(value, path).toMatchObject({ error: null })
      if (reach === 'own cases' && path === 'Query.worklist') expect(value).toMatchObject({ total: 1 })
    }
  })

  it('Mutation.importCases reads the file: what is wrong with it is said as data', async () => {
    const answer = await ask(ground.byRole('case_manager'), 'Mutation.importCases', ground.owned.manager)
    expect(answer.errors).toBeUndefined()
  })
})
