import pg from 'pg'

/** One transaction on one connection of the sealer's pool; rolled back when `run` throws. */
export async function transaction<T>(
  pool: pg.Pool,
  mode: 'READ COMMITTED' | 'REPEATABLE READ READ ONLY',
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${mode}`)
    const result = await run(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((fault: Error) => {
      broken = fault
    })
    throw error
  } finally {
    client.release(broken)
  }
}

export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  // A broken idle connection is replaced; what was under way has its own error.
  pool.on('error', () => {})
  return pool
}
