import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { settle } from '../settle.ts'

const payload = idPayload('SettleVolunteerTaskPayload', 'taskId')

builder.mutationField('settleVolunteerTask', (t) =>
  t.field({
    type: payload,
    description: 'The volunteer says that it is done, or gives it back.',
    args: { id: t.arg.id({ required: true }), done: t.arg.boolean({ required: true }) },
    resolve: (_root, { id, done }, context) =>
      command(context.db, authorise(context, 'volunteer.task'), (tx) =>
        settle(tx, id, done ? 'DONE' : 'RETURNED', context.clock),
      ),
  }),
)

builder.mutationField('withdrawVolunteerTask', (t) =>
  t.field({
    type: payload,
    description: 'The case manager takes it back: the volunteer sees it no longer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      command(context.db, authorise(context, 'volunteer.give'), (tx) =>
        settle(tx, id, 'WITHDRAWN', context.clock),
      ),
  }),
)

builder.mutationField('withdrawOwnVolunteerTask', (t) =>
  t.field({
    type: payload,
    description: 'The person withdraws the consent to it: the volunteer sees it no longer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      command(context.db, authorise(context, 'own.withdraw'), (tx) =>
        settle(tx, id, 'WITHDRAWN', context.clock),
      ),
  }),
)
