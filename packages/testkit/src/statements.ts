/** Listens to the SQL statements of a database opened with `onStatement`; the transaction envelope is not among them. */
export interface StatementCounter {
  onStatement: (sql: string) => void
  /** The statements that the work sent, in order. */
  during: <T>(work: () => Promise<T>) => Promise<{ result: T; statements: string[] }>
}

/** One counter counts one piece of work at a time: statements of work beside it would be counted too. */
export function countStatements(): StatementCounter {
  let heard: string[] | undefined
  return {
    onStatement: (sql) => heard?.push(sql),
    during: async (work) => {
      if (heard !== undefined) throw new Error('another count is under way')
      const statements: string[] = []
      heard = statements
      try {
        return { result: await work(), statements }
      } finally {
        heard = undefined
      }
    },
  }
}
