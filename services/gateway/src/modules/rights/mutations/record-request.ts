import { dateColumn, type WriteTransaction } from '@nahtlos/db'
import { type CalendarDate, getDate, isLand, parseDate } from '@nahtlos/domain/calendar'
import { answerDueOn, REQUEST_KINDS } from '@nahtlos/domain/rights'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('recordSubjectRequest', (t) =>
  t.field({
    type: idPayload('RecordSubjectRequestPayload', 'requestId'),
    description:
      'The case manager records what the person asks for; its clock starts with the day of receipt.',
    args: {
      caseId: t.arg.id({ required: true }),
      kind: t.arg.string({ required: true }),
      receivedOn: t.arg({ type: 'CalendarDate', required: true }),
    },
    resolve: (_root, { caseId, kind, receivedOn }, context) => {
      const caller = authorise(context, 'rights.handle')
      return command(context.db, caller, async (tx) => {
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findUnique({ where: { id: caseId }, select: { caseManagerId: true } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (!REQUEST_KINDS.some((each) => each === kind)) return refuse('REQUEST_KIND_UNKNOWN', 'kind')
        const today = getDate(context.clock.today())
        const received = parseDate(receivedOn)
        if (received === undefined || received > today) return refuse('DAY_NOT_PAST', 'receivedOn')
        const { tenantId, actorId } = tx.caller
        const { id } = await tx.prisma.subjectRequest.create({
          data: {
            tenantId,
            caseId,
            kind,
            receivedOn: dateColumn(received),
            dueOn: dateColumn(await dueIn(tx, received)),
            ownerId: file.caseManagerId,
            recordedBy: actorId,
          },
          select: { id: true },
        })
        await tx.audit({
          action: 'rights.request',
          objectType: 'subject_request',
          objectId: id,
          caseId,
          detail: { kind },
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { requestId: id }
      })
    },
  }),
)

async function dueIn(tx: WriteTransaction, received: CalendarDate): Promise<CalendarDate> {
  return answerDueOn(received, await landOf(tx))
}

/** The Land of the Kreis: its holidays decide on which day a period ends. */
export async function landOf(tx: WriteTransaction) {
  const { land } = await tx.prisma.tenant.findUniqueOrThrow({
    where: { id: tx.caller.tenantId },
    select: { land: true },
  })
  if (!isLand(land)) throw new Error('the tenant has no Land')
  return land
}
