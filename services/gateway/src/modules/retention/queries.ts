import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { RetentionProposal, RetentionRegister } from './schema.ts'
import { findCertificates, findHolds, findProposals, findSchedules } from './store.ts'

builder.queryField('retentionProposals', (t) =>
  t.field({
    type: [RetentionProposal],
    description: 'What is due for deletion or review in the own cases of the signed-in case manager.',
    resolve: (_root, _args, context) =>
      context.db.write(authorise(context, 'retention.decide'), async (tx) => {
        const proposals = await findProposals(tx.prisma, { named: true })
        await tx.audit({ action: 'retention.list', objectType: 'retention_proposal' })
        return proposals
      }),
  }),
)

builder.queryField('retentionRegister', (t) =>
  t.field({
    type: RetentionRegister,
    description:
      'Schedules, proposals, holds and certificates, for the data protection officer; no case is named.',
    resolve: (_root, _args, context) =>
      context.db.write(authorise(context, 'retention.oversee'), async (tx) => {
        const register = {
          schedules: await findSchedules(tx.prisma),
          proposals: await findProposals(tx.prisma, { named: false }),
          holds: await findHolds(tx.prisma),
          certificates: await findCertificates(tx.prisma),
        }
        await tx.audit({ action: 'retention.read', objectType: 'retention_proposal' })
        return register
      }),
  }),
)
