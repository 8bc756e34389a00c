import pg from 'pg'

/** Who a code belongs to: a pseudonym in the directory, and what it may act as. */
export interface RedeemedCode {
  subject: string
  role: string
}

/** The way in of people who have no account: nobody is signed in yet, so that there is no caller and no envelope. */
export interface PersonDoor {
  /**
   * Uses a code up, once, and writes the trail in the same transaction. Undefined for a code that is unknown, wrong, run
   * out, used, revoked or locked: the caller cannot tell which.
   */
  redeem: (hashes: { selector: Uint8Array; code: Uint8Array }) => Promise<RedeemedCode | undefined>
  close: () => Promise<void>
}

/** A pool of its own and a small one: whoever knocks here can never take a connection from those inside. */
export function openPersonDoor({ url, poolSize = 2 }: { url: string; poolSize?: number }): PersonDoor {
  const pool = new pg.Pool({ connectionString: url, max: poolSize })
  pool.on('error', () => {})
  return {
    redeem: async ({ selector, code }) => {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('BEGIN')
        const found = await client.query<{
          code_id: string
          linked_case: string
          subject: string
          acting_role: string
        }>('SELECT * FROM app.redeem_person_code($1, $2)', [Buffer.from(selector), Buffer.from(code)])
        const row = found.rows[0]
        if (row) {
          await client.query(`SELECT app.enter($1, $2, 'SUBJECT_ACCESS')`, [row.subject, row.acting_role])
          await client.query(
            `INSERT INTO audit_event (tenant_id, actor, role, unit_id, purpose, action, object_type, object_id, case_id)
             SELECT app.tenant(), app.actor()::text, app.role(), app.unit(), app.purpose(), 'person.sign_in', 'person_code', $1, $2`,
            [row.code_id, row.linked_case],
          )
        }
        // Also without a row: a wrong try has been counted.
        await client.query('COMMIT')
        return row ? { subject: row.subject, role: row.acting_role } : undefined
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        if (!(error instanceof pg.DatabaseError))
          broken = error instanceof Error ? error : new Error('broken')
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}
