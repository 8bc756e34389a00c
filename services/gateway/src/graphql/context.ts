import type { Caller, CaseKeys, Clock, Database } from '@nahtlos/db'
import type { Role } from '@nahtlos/policy'

/** Who signed in, from a verified token. Organisation and unit come from the directory, inside the database. */
export interface Session {
  subject: string
  role: Role
}

export interface ChangeNotice {
  topic: 'CASE' | 'REFERRAL' | 'WORKLIST' | 'INBOX' | 'DATA_PROTECTION'
  id: string | null
}

/** Tells subscribers of a tenant that something changed; carries ids only, each subscriber asks again as itself. */
export interface ChangeFeed {
  subscribe: (tenantId: string) => AsyncIterable<ChangeNotice>
}

/** Everything a resolver may touch. */
export interface GatewayContext {
  session: Session
  db: Database
  /** The login role that may only count. */
  reports: Database
  keys: CaseKeys
  clock: Clock
  changes: ChangeFeed
}

/** The caller of a query: the session and, always, a purpose. */
export function callerFor({ session }: Pick<GatewayContext, 'session'>, purpose: string): Caller {
  return { subject: session.subject, role: session.role, purpose }
}
