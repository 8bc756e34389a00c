import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { MyCase, MyWay, PersonLink } from './schema.ts'
import { findMyWay, listMyCases, listPersonLinks } from './store.ts'

builder.queryField('myCases', (t) =>
  t.field({
    type: [MyCase],
    description: 'The own case of the person, or those of the wards of a guardian.',
    resolve: (_root, _args, context) => listMyCases(context.db, authorise(context, 'own.read')),
  }),
)

builder.queryField('myWay', (t) =>
  t.field({
    type: MyWay,
    nullable: true,
    description: 'All that is known of the person, where it went and who read it (Art. 15 DSGVO).',
    args: { caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId }, context) => {
      const caller = authorise(context, 'own.read')
      return isId(caseId) ? ((await findMyWay(context.db, context.keys, caller, caseId)) ?? null) : null
    },
  }),
)

builder.queryField('personLinks', (t) =>
  t.field({
    type: [PersonLink],
    description: 'Who may see a case as their own; empty where the case is not the case manager’s.',
    args: { caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId }, context) => {
      const caller = authorise(context, 'person.link')
      return isId(caseId) ? listPersonLinks(context.db, caller, caseId) : []
    },
  }),
)
