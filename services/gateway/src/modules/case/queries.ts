import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { Case, Worklist } from './schema.ts'
import { findCase, readWorklist } from './store.ts'

const MAX_PAGE = 100

builder.queryField('worklist', (t) =>
  t.field({
    type: Worklist,
    description: 'Open cases of the signed-in case manager, most urgent first. One SQL statement.',
    args: { first: t.arg.int({ defaultValue: 25 }), after: t.arg.string(), search: t.arg.string() },
    resolve: (_root, { first, after, search }, context) =>
      readWorklist(context.db, authorise(context, 'case.list'), {
        first: Math.max(1, Math.min(first ?? 25, MAX_PAGE)),
        after: after ?? null,
        search: search?.trim() || null,
        today: context.clock.today(),
      }),
  }),
)

builder.queryField('case', (t) =>
  t.field({
    type: Case,
    nullable: true,
    description: 'The overview of one case. One SQL statement. Not found and not allowed look the same.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const caller = authorise(context, 'case.read')
      return isId(id) ? ((await findCase(context.db, context.keys, caller, id)) ?? null) : null
    },
  }),
)
