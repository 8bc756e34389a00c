import { type Clock, dateColumn, type WriteTransaction } from '@nahtlos/db'

/**
 * The case manager learns of a withdrawal or a returned task as a task of today. The database writes it: whoever withdraws
 * may not write on the case itself.
 */
export async function tellManager(tx: WriteTransaction, objectId: string, clock: Clock): Promise<void> {
  await tx.prisma.$executeRaw`SELECT app.tell_manager(${objectId}::uuid, ${dateColumn(clock.today())}::date)`
}
