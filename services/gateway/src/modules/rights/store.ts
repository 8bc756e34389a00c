import { dayOf, type Prisma, type WriteTransaction } from '@nahtlos/db'
import { type CalendarDate, getDate } from '@nahtlos/domain/calendar'
import { isOverdue, type OpenRequest } from '@nahtlos/domain/rights'
import { pseudonymOf } from '../retention/store.ts'
import type { RequestShape } from './schema.ts'

type Row = Prisma.SubjectRequestGetPayload<object>

export function openRequestOf(row: Row): OpenRequest {
  return {
    receivedOn: getDate(dayOf(row.receivedOn)),
    dueOn: getDate(dayOf(row.dueOn)),
    extendedTo: row.extendedTo ? getDate(dayOf(row.extendedTo)) : null,
    state: row.state === 'ANSWERED' ? 'ANSWERED' : 'OPEN',
  }
}

/** Open ones first, the most urgent on top. */
export async function findRequests(
  prisma: WriteTransaction['prisma'],
  today: CalendarDate,
  caseId?: string,
): Promise<RequestShape[]> {
  const rows = await prisma.subjectRequest.findMany({
    where: caseId === undefined ? {} : { caseId },
    orderBy: [{ state: 'desc' }, { dueOn: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => {
    const request = openRequestOf(row)
    return {
      ...request,
      id: row.id,
      pseudonym: pseudonymOf(row.caseId),
      kind: row.kind,
      extensionReason: row.extensionReason,
      overdue: isOverdue(request, today),
      answeredOn: row.answeredOn ? dayOf(row.answeredOn) : null,
      outcome: row.outcome,
    }
  })
}
