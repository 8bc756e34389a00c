/** Why something local could not be started. `variable` names the environment variable that changes it. */
export interface LocalErrorData {
  code: string
  message: string
  variable?: string
}

export type LocalError = Error & LocalErrorData

export function localError(data: LocalErrorData): LocalError {
  const hint = data.variable === undefined ? '' : ` (set ${data.variable})`
  return Object.assign(new Error(`${data.message}${hint}`), {
    name: 'LocalError',
    code: data.code,
    variable: data.variable,
  })
}

export function isLocalError(error: unknown): error is LocalError {
  return error instanceof Error && error.name === 'LocalError'
}

/** A known failure in its own words, an unknown one with its stack trace. */
export function wordsOf(error: unknown): string {
  if (isLocalError(error)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Something that may be missing on a machine, with the reason in words when it is. */
export type Available<T> = { ok: true; value: T } | { ok: false; reason: string }
