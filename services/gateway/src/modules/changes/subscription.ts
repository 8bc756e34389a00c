import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import type { ChangeNotice } from '../../graphql/context.ts'

const ChangeTopic = builder.enumType('ChangeTopic', {
  values: ['CASE', 'REFERRAL', 'WORKLIST', 'INBOX'] as const,
})

const Change = builder.objectRef<ChangeNotice>('Change').implement({
  fields: (t) => ({
    topic: t.expose('topic', { type: ChangeTopic }),
    id: t.exposeID('id', { nullable: true }),
  }),
})

builder.subscriptionField('changes', (t) =>
  t.field({
    type: Change,
    description: 'Something that the viewer may see has changed; carries ids only, the client asks again.',
    subscribe: async (_root, _args, context) => {
      const caller = authorise(context, 'directory.read')
      const tenantId = await context.db.write(caller, async (tx) => tx.caller.tenantId)
      return forRole(context.changes.subscribe(tenantId), context.session.role)
    },
    resolve: (change) => change,
  }),
)

/** A case's id is for case managers; the inbox only learns that it should look again. */
async function* forRole(changes: AsyncIterable<ChangeNotice>, role: string): AsyncGenerator<ChangeNotice> {
  for await (const change of changes) {
    if (role === 'case_manager' && change.topic !== 'INBOX') yield change
    if (role === 'partner_intake' && change.topic === 'INBOX') yield { topic: 'INBOX', id: null }
  }
}
