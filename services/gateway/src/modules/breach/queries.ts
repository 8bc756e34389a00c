import { hoursLeft } from '@nahtlos/domain/rights'
import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { Breach } from './schema.ts'

builder.queryField('breaches', (t) =>
  t.field({
    type: [Breach],
    resolve: (_root, _args, context) =>
      context.db.write(authorise(context, 'breach.keep'), async (tx) => {
        const rows = await tx.prisma.breach.findMany({ orderBy: { detectedAt: 'desc' } })
        await tx.audit({ action: 'breach.list', objectType: 'breach' })
        const now = context.clock.now()
        return rows.map((row) => ({
          ...row,
          categories: row.categories as Array<'IDENTITY'>,
          hoursLeft: hoursLeft(row.dueAt, now),
          overdue: row.reportedAt === null && now > row.dueAt,
        }))
      }),
  }),
)
