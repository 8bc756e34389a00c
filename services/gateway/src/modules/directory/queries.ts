import { roomsOf } from '@nahtlos/policy'
import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { Area, type Role, Unit, Viewer } from './schema.ts'
import { listAreas, listRecipientUnits, readViewer } from './store.ts'

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who is signed in, and which rooms the role opens.',
    resolve: async (_root, _args, context) => {
      const row = await readViewer(context.db, authorise(context, 'directory.read'))
      return {
        ...row,
        username: context.session.subject,
        role: context.session.role.toUpperCase() as typeof Role.$inferType,
        today: context.clock.today(),
        rooms: [...roomsOf(context.session.role)],
      }
    },
  }),
)

builder.queryField('recipientUnits', (t) =>
  t.field({
    type: [Unit],
    description: "Units that accept referrals, with the organisation's kind.",
    resolve: (_root, _args, context) => listRecipientUnits(context.db, authorise(context, 'directory.read')),
  }),
)

builder.queryField('areas', (t) =>
  t.field({
    type: [Area],
    description: 'Areas of the tenant, for choosing.',
    resolve: (_root, _args, context) => listAreas(context.db, authorise(context, 'directory.read')),
  }),
)
