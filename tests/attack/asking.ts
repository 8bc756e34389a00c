import type { Belongings, Ground } from './ground.ts'
import type { Row } from './oracle.ts'

/** Whose case a role may be answered about: the person's is the colleague's, the guardian's ward that of the other unit. */
export function targetOf(ground: Ground, path: string, role: string): Belongings {
  if (role === 'guardian') return ground.owned.otherUnit
  if (role === 'person' || path === 'Mutation.declineReferral' || path === 'Mutation.discardDutyReport')
    return ground.owned.colleague
  return ground.owned.manager
}

/** The arguments of a row of the oracle, with the places filled that only the ground knows. */
export async function variablesOf(
  ground: Ground,
  row: Row,
  target: Belongings,
): Promise<Record<string, unknown>> {
  const variables = JSON.stringify(row.args?.(target) ?? {})
  const seen = variables.includes('$preview') ? await previewOf(ground, target) : ''
  return JSON.parse(
    variables
      .replace('$recipient', ground.here.units.jobcenter)
      .replace('$volunteer', ground.byRole('volunteer').id)
      .replace('$preview', seen),
  )
}

// What the owner sees of it; for what does not exist, some hash.
async function previewOf(ground: Ground, target: Belongings): Promise<string> {
  const owners = [ground.here.manager, ground.here.colleague, ground.otherUnitManager, ground.there.manager]
  const { caseId, consentId } = target
  for (const owner of owners) {
    const seen = await ground.previewHash(owner, { caseId, consentId }).catch(() => undefined)
    if (seen !== undefined) return seen
  }
  return '0'.repeat(64)
}
