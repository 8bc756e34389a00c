import { authorise, isId } from '../../graphql/authorise.ts'
import { builder, publicError } from '../../graphql/builder.ts'
import { Help, VolunteerTask } from './schema.ts'
import { listOwnTasks, readHelp } from './store.ts'

builder.queryField('volunteerTasks', (t) =>
  t.field({
    type: [VolunteerTask],
    description: 'What the signed-in volunteer was asked: first name, language, task, and nothing else.',
    resolve: (_root, _args, context) => listOwnTasks(context.db, authorise(context, 'volunteer.task')),
  }),
)

builder.queryField('volunteerHelp', (t) =>
  t.field({
    type: Help,
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const caller = authorise(context, 'volunteer.give')
      if (!isId(caseId)) throw publicError('NOT_FOUND')
      return readHelp(context.db, caller, caseId)
    },
  }),
)
