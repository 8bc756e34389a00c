/**
 * The database roles of the house. Each sees only what its work needs, and none bypasses row-level security: the owner
 * owns the tables but row-level security is forced, so even the owner is bound by the policies.
 */
export const LOGIN_ROLES = ['migrator', 'app', 'relay', 'report', 'sealer', 'keys'] as const
export type LoginRole = (typeof LOGIN_ROLES)[number]

export const OWNER_ROLE = 'nahtlos_owner'
export const CASE_DATABASE = 'nahtlos'
/** Wrapped case keys live apart, so that a backup of the case database is unreadable without it. */
export const KEY_DATABASE = 'nahtlos_keys'

export function roleName(role: LoginRole): string {
  return `nahtlos_${role}`
}
