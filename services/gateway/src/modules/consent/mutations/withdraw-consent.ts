import { refreshNextAction } from '@nahtlos/db/journey'
import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command } from '../../../graphql/command.ts'
import { withdrawPayload } from '../schema.ts'
import { withdrawConsent } from '../withdrawal.ts'

builder.mutationField('withdrawConsent', (t) =>
  t.field({
    type: withdrawPayload('WithdrawConsentPayload'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'consent.withdraw')
      return command(context.db, caller, async (tx) => {
        const done = await withdrawConsent(tx, id, context.clock)
        await refreshNextAction(tx.prisma, done.caseId, context.clock.today())
        return done
      })
    },
  }),
)
