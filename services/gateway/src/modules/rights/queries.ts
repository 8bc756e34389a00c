import { dayOf } from '@nahtlos/db'
import { getDate } from '@nahtlos/domain/calendar'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { findHolds, findProposals } from '../retention/store.ts'
import { CaseRights, SubjectRequest } from './schema.ts'
import { findRequests } from './store.ts'

builder.queryField('caseRights', (t) =>
  t.field({
    type: CaseRights,
    nullable: true,
    description: 'Closing, deletion, holds and requests of one own case.',
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) =>
      context.db.write(authorise(context, 'rights.handle'), async (tx) => {
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findUnique({
              where: { id: caseId },
              select: { state: true, closedOn: true, closeReason: true, legalHold: true },
            })
          : null
        if (!file) return null
        const rights = {
          ...file,
          closedOn: file.closedOn ? dayOf(file.closedOn) : null,
          holds: await findHolds(tx.prisma, caseId),
          proposals: await findProposals(tx.prisma, { named: true, caseId }),
          requests: await findRequests(tx.prisma, getDate(context.clock.today()), caseId),
        }
        await tx.audit({ action: 'rights.read', objectType: 'case_file', objectId: caseId, caseId })
        return rights
      }),
  }),
)

builder.queryField('subjectRequests', (t) =>
  t.field({
    type: [SubjectRequest],
    description:
      'Requests of all persons with their days, for the data protection officer; no case is named.',
    resolve: (_root, _args, context) =>
      context.db.write(authorise(context, 'rights.oversee'), async (tx) => {
        const requests = await findRequests(tx.prisma, getDate(context.clock.today()))
        await tx.audit({ action: 'rights.list', objectType: 'subject_request' })
        return requests
      }),
  }),
)
