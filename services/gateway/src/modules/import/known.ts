import type { Caller, CaseKeys, Database } from '@nahtlos/db'
import type { KnownCase } from '@nahtlos/domain/import'

interface KnownRow {
  fileNumber: string
  person: string
  birth: string | null
  row: string
}

export interface KnownRows {
  find: (fileNumber: string) => KnownCase | undefined
  digest: (text: string) => string
}

/**
 * What earlier imports of the unit left behind, as keyed hashes: enough to tell an unchanged row from a correction and
 * from another person, and not enough to learn whose case it is.
 */
export async function readKnownRows(
  db: Database,
  keys: CaseKeys,
  caller: Caller,
  tenantId: string,
): Promise<KnownRows> {
  const rows = await db.read<KnownRow>(caller, {
    name: 'known-import-rows',
    text: `SELECT encode(file_number_hash, 'hex') AS "fileNumber", encode(person_hash, 'hex') AS person,
        encode(birth_hash, 'hex') AS birth, encode(row_hash, 'hex') AS row FROM app.known_import_rows()`,
    values: [],
  })
  const hash = await keys.blindIndexer(tenantId)
  const digest = (text: string) => Buffer.from(hash(text)).toString('hex')
  const byFileNumber = new Map(rows.map((row) => [row.fileNumber, row]))
  return {
    digest,
    find: (fileNumber) => {
      const row = byFileNumber.get(digest(fileNumber))
      if (!row) return undefined
      return { personKey: { name: row.person, ...(row.birth ? { birth: row.birth } : {}) }, rowHash: row.row }
    },
  }
}
