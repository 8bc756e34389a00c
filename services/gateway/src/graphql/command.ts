import { type Caller, type Database, refusalOf, type WriteTransaction } from '@nahtlos/db'
import type { UserError } from './builder.ts'

/** Thrown inside a command to roll its transaction back and answer with a code; see `refuse`. */
class Refused extends Error {
  readonly userError: UserError
  constructor(userError: UserError) {
    super(userError.code)
    this.userError = userError
  }
}

/** Ends a command: nothing is written, the client gets the code. */
export function refuse(code: string, field?: string | null): never {
  throw new Refused({ code, field: field ?? null })
}

export type CommandResult<T> = T | { error: UserError }

/** One command in one transaction. A refusal, the domain's or the database's own, becomes data; a fault stays one. */
export async function command<T extends object>(
  db: Database,
  caller: Caller,
  run: (tx: WriteTransaction) => Promise<T>,
): Promise<CommandResult<T>> {
  try {
    return await db.write(caller, run)
  } catch (error) {
    if (error instanceof Refused) return { error: error.userError }
    const refusal = refusalOf(error)
    if (refusal && refusal !== 'NOT_IN_DIRECTORY') return { error: { code: refusal } }
    throw error
  }
}
