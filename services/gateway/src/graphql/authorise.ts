import type { Caller } from '@nahtlos/db'
import { type Action, decide } from '@nahtlos/policy'
import { publicError } from './builder.ts'
import { callerFor, type GatewayContext } from './context.ts'

/**
 * The second wall: may this role do this, and for which purpose? @throws FORBIDDEN as a public error.
 * `subject` is the referral that a `REFERRAL:{id}` purpose names.
 */
export function authorise(context: GatewayContext, action: Action, subject?: string): Caller {
  const decision = decide(context.session.role, action, subject)
  if (!decision.allowed) throw publicError(decision.code)
  return callerFor(context, decision.purpose)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Ids reach SQL only as UUIDs; anything else is simply not found. */
export function isId(value: string): boolean {
  return UUID.test(value)
}
