import type { Caller, CaseKeys, Database, WriteTransaction } from '@nahtlos/db'
import { duplicateKey, type NamedPerson } from '@nahtlos/domain/duplicate'

/**
 * Keeps the blind index of a case's person and says whether somebody else's case may be of the same one. Whose it is, the
 * database tells nobody. The last step of a command: an answer must cost a whole, valid and audited one.
 */
export async function indexPerson(
  tx: WriteTransaction,
  keys: Pick<CaseKeys, 'blindIndex'>,
  caseId: string,
  person: NamedPerson,
  today: string,
): Promise<boolean> {
  const key = duplicateKey(person)
  const hash = key === undefined ? null : await keys.blindIndex(tx.caller.tenantId, key)
  const [row] = await tx.prisma.$queryRaw<Array<{ known: boolean }>>`
    SELECT app.index_person(${caseId}::uuid, ${hash}::bytea, ${today}::date) AS known`
  return row?.known ?? false
}

/** The refused command left nothing behind: that the question was asked and answered is written down by itself. */
export async function countMatch(db: Database, caller: Caller): Promise<void> {
  await db.write(caller, async (tx) => {
    await tx.prisma.$executeRaw`SELECT app.count_duplicate_hit()`
    await tx.audit({ action: 'duplicate.match', objectType: 'person_blind_index' })
  })
}
