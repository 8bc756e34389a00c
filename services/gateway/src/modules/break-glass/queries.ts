import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { BreakGlassReview, BrokenCase, CaseGlass, OpenGlass } from './schema.ts'
import { authoriseGlass, listCaseGlass, listOpenGlass, listReviews, readBrokenCase } from './store.ts'

builder.queryField('openGlass', (t) =>
  t.field({
    type: [OpenGlass],
    description: 'Cases into which the viewer may look right now without being assigned.',
    resolve: (_root, _args, context) => listOpenGlass(context.db, authoriseGlass(context)),
  }),
)

builder.queryField('caseGlass', (t) =>
  t.field({
    type: [CaseGlass],
    description: 'Who looks or looked into one of the own cases without being assigned, newest first.',
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const caller = authorise(context, 'audit.case')
      return isId(caseId) ? listCaseGlass(context.db, caller, caseId) : []
    },
  }),
)

builder.queryField('brokenCase', (t) =>
  t.field({
    type: BrokenCase,
    nullable: true,
    description: 'One case through broken glass. Null once the time is over, as for what does not exist.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const caller = authoriseGlass(context)
      return isId(id) ? readBrokenCase(context.db, context.keys, caller, id) : null
    },
  }),
)

builder.queryField('breakGlassReviews', (t) =>
  t.field({
    type: [BreakGlassReview],
    description: 'What the data protection officer owes and has reviewed, the most urgent first.',
    resolve: (_root, _args, context) =>
      listReviews(context.db, context.keys, authorise(context, 'glass.review'), context.clock.today()),
  }),
)
