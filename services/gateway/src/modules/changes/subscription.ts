import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import type { ChangeNotice, GatewayContext } from '../../graphql/context.ts'

const ChangeTopic = builder.enumType('ChangeTopic', {
  values: ['CASE', 'REFERRAL', 'WORKLIST', 'INBOX', 'DATA_PROTECTION'] as const,
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
      const { tenantId, unitId } = await context.db.write(caller, async (tx) => tx.caller)
      const changes = context.changes.subscribe(tenantId)
      if (context.session.role === 'case_manager') return ofOwnCases(changes, context)
      if (context.session.role === 'partner_intake') return ofOwnInbox(changes, unitId)
      if (context.session.role === 'dpo') return ofOfficer(changes)
      return silent(changes)
    },
    resolve: (change) => change,
  }),
)

/** The inbox of a unit only learns that it should look again. Null is said to all after a gap in the connection. */
async function* ofOwnInbox(
  changes: AsyncIterable<ChangeNotice>,
  unitId: string,
): AsyncGenerator<ChangeNotice> {
  for await (const change of changes)
    if (change.topic === 'INBOX' && (change.id === null || change.id === unitId))
      yield { topic: 'INBOX', id: null }
}

/** The officer learns that something waits at the desk, not of which case. */
async function* ofOfficer(changes: AsyncIterable<ChangeNotice>): AsyncGenerator<ChangeNotice> {
  for await (const change of changes)
    if (change.topic === 'DATA_PROTECTION') yield { topic: 'DATA_PROTECTION', id: null }
}

/** The database says which cases are one's own: that others exist, and when they move, is no news to anybody. */
async function* ofOwnCases(
  changes: AsyncIterable<ChangeNotice>,
  context: GatewayContext,
): AsyncGenerator<ChangeNotice> {
  for await (const change of changes) {
    if (change.topic === 'INBOX' || change.topic === 'DATA_PROTECTION') continue
    if (change.id === null || (await isVisible(context, change.topic, change.id))) yield change
  }
}

async function isVisible(
  context: GatewayContext,
  topic: Exclude<ChangeNotice['topic'], 'INBOX' | 'DATA_PROTECTION'>,
  id: string,
): Promise<boolean> {
  if (!isId(id)) return false
  const caller = authorise(context, 'case.list')
  const rows =
    topic === 'REFERRAL'
      ? await context.db.read(caller, {
          name: 'change-of-referral',
          text: 'SELECT 1 FROM referral WHERE id = $1',
          values: [id],
        })
      : await context.db.read(caller, {
          name: 'change-of-case',
          text: 'SELECT 1 FROM case_file WHERE id = $1',
          values: [id],
        })
  return rows.length > 0
}

/** Open and without a word: a stream that ended at once would be sought again, and with it every question asked anew. */
// biome-ignore lint/correctness/useYield: that it never yields is what it is for
async function* silent(changes: AsyncIterable<ChangeNotice>): AsyncGenerator<ChangeNotice> {
  for await (const _change of changes);
}
