import { type CaseKeys, type Clock, refusalOf, type SystemDatabase } from '@nahtlos/db'
import { type CalendarDate, getDate } from '@nahtlos/domain/calendar'
import { ApplicationFailure, log } from '@temporalio/activity'

export interface ActivityContext {
  db: SystemDatabase
  clock: Clock
  /** Ends the workflow of that id, if it runs. */
  cancelWorkflow: (id: string) => Promise<void>
  /** To destroy what was erased; the worker unseals nothing. */
  keys: Pick<CaseKeys, 'destroy'> & { proof: Pick<CaseKeys['proof'], 'destroy'> }
}

export const todayOf = (clock: Clock): CalendarDate => getDate(clock.today())

/**
 * Errors of the database quote the row they are about. What leaves for the workflow engine and the log is a code.
 */
export function coded<Input extends unknown[], Output>(
  name: string,
  run: (...input: Input) => Promise<Output>,
): (...input: Input) => Promise<Output> {
  return async (...input) => {
    try {
      return await run(...input)
    } catch (error) {
      const code = refusalOf(error) ?? codeOf(error)
      log.warn('activity failed', { activity: name, code })
      throw ApplicationFailure.create({ message: `${name}: ${code}`, type: code })
    }
  }
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? code : 'INTERNAL'
}
