import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command } from '../../../graphql/command.ts'
import { withdrawPayload } from '../../consent/schema.ts'
import { withdrawConsent } from '../../consent/withdrawal.ts'
import { tellManager } from '../tell-manager.ts'

builder.mutationField('withdrawOwnConsent', (t) =>
  t.field({
    type: withdrawPayload('WithdrawOwnConsentPayload'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'own.withdraw')
      return command(context.db, caller, async (tx) => {
        const done = await withdrawConsent(tx, id, context.clock)
        await tellManager(tx, id, context.clock)
        return done
      })
    },
  }),
)
