export interface Steps {
  note: (line: string) => void
  /** Runs the work, prints its name, what `describe` says of the result, and the time it took. */
  step: <T>(name: string, work: () => Promise<T>, describe?: (result: T) => string | undefined) => Promise<T>
}

export function createSteps(options?: { stream?: NodeJS.WriteStream }): Steps
