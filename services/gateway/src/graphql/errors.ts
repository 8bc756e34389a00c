import { randomUUID } from 'node:crypto'
import { type Refusal, refusalOf } from '@nahtlos/db'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Log } from '../log.ts'

/** An answer that holds nothing but a code, and for a fault of ours the id under which it stands in the log. */
export interface PublicError extends GraphQLFormattedError {
  extensions: { code: string; errorId?: string }
}

/** What the directory or a policy refused is one and the same to a caller: which wall it was helps only an attacker. */
const REFUSED_AS: Partial<Record<Refusal, string>> = {
  NOT_IN_DIRECTORY: 'FORBIDDEN',
  UNKNOWN_ROLE: 'FORBIDDEN',
  UNKNOWN_PURPOSE: 'FORBIDDEN',
}

export interface MaskOptions {
  log: Log
  /** Lets the words of parser and validator through, which may repeat the caller's own values. */
  development: boolean
}

/**
 * Turns any error into one that may leave the house. Codes given on purpose pass, refusals of the database become
 * codes, what the caller wrote wrongly is BAD_REQUEST, everything else is INTERNAL with an id that is also logged.
 */
export function maskError(error: unknown, { log, development }: MaskOptions): PublicError {
  const path = error instanceof GraphQLError && error.path ? { path: error.path } : {}
  const { code, message } = meaningOf(error, development)
  if (code !== undefined) return { message: message ?? code, ...path, extensions: { code } }
  const errorId = randomUUID()
  log.error({ errorId, error: causeOf(error) }, 'REQUEST_FAILED')
  return { message: 'INTERNAL', ...path, extensions: { code: 'INTERNAL', errorId } }
}

function meaningOf(error: unknown, development: boolean): { code?: string; message?: string } {
  const cause = causeOf(error)
  const refusal = refusalOf(cause)
  if (refusal) return { code: REFUSED_AS[refusal] ?? refusal }
  // Class 22 of SQLSTATE is a value that its type cannot hold, such as an id that is no UUID.
  if (cause instanceof Error && 'code' in cause && /^22\w{3}$/.test(String(cause.code)))
    return { code: 'INVALID_INPUT' }
  if (!(error instanceof GraphQLError)) return {}
  const code = codeOf(cause)
  if (code !== undefined) return { code }
  if (cause !== error) return {}
  // Made by graphql itself before any resolver ran: syntax, validation, variables. With a path: a broken resolver.
  if (error.path) return {}
  return { code: 'BAD_REQUEST', ...(development ? { message: error.message } : {}) }
}

/** Errors that graphql-jit makes itself have no extensions at all, against the type. */
function codeOf(error: unknown): string | undefined {
  const extensions: { code?: unknown } | undefined =
    error instanceof GraphQLError ? error.extensions : undefined
  return typeof extensions?.code === 'string' ? extensions.code : undefined
}

/** The first thing that was thrown: graphql wraps errors of resolvers, sometimes twice. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}
