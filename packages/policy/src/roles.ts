/** Roles of the identity provider that open something here; a token with none of them opens nothing. */
export const ROLES = [
  'case_manager',
  'team_lead',
  'coordination',
  'partner_intake',
  'management',
  'administrator',
  'dpo',
  'reporting_desk',
  'volunteer',
  'guardian',
  'person',
] as const
export type Role = (typeof ROLES)[number]

export const ROOMS = [
  'CASES',
  'TEAM',
  'INBOX',
  'TASKS',
  'STEERING',
  'REPORTING',
  'DATA_PROTECTION',
  'ADMINISTRATION',
  'MY_WAY',
] as const
export type Room = (typeof ROOMS)[number]

const ROOMS_OF: Record<Role, readonly Room[]> = {
  case_manager: ['CASES'],
  team_lead: ['TEAM'],
  coordination: ['STEERING'],
  partner_intake: ['INBOX'],
  management: ['STEERING'],
  administrator: ['ADMINISTRATION'],
  dpo: ['DATA_PROTECTION'],
  reporting_desk: ['REPORTING'],
  volunteer: ['TASKS'],
  guardian: ['MY_WAY'],
  person: ['MY_WAY'],
}

export function roomsOf(role: Role): readonly Room[] {
  return ROOMS_OF[role]
}

/** The one role a session acts in: the first known of the token's roles; undefined when there is none. */
export function actingRole(tokenRoles: readonly string[]): Role | undefined {
  return ROLES.find((role) => tokenRoles.includes(role))
}
