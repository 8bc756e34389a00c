import { dateColumn } from '@nahtlos/db'
import { deriveJourney } from '@nahtlos/db/journey'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder, publicError } from '../../graphql/builder.ts'
import { Journey } from './schema.ts'

builder.queryField('journey', (t) =>
  t.field({
    type: Journey,
    nullable: true,
    description: 'The journey as the law module derives it for a day of knowledge; asOf defaults to today.',
    args: { caseId: t.arg.id({ required: true }), asOf: t.arg({ type: 'CalendarDate' }) },
    resolve: async (_root, { caseId, asOf }, context) => {
      const caller = authorise(context, 'case.read')
      if (!isId(caseId)) return null
      return context.db.write(caller, async (tx) => {
        const { prisma, audit } = tx
        const { actorId } = tx.caller
        const visible = await prisma.caseFile.count({ where: { id: caseId, caseManagerId: actorId } })
        if (visible === 0) return null
        await audit({ action: 'journey.read', objectType: 'case_file', objectId: caseId, caseId })
        const day = asOf ?? context.clock.today()
        // Where nothing was known yet there is no journey, rather than one in which nobody is responsible.
        const known = await prisma.fact.count({ where: { caseId, recordedOn: { lte: dateColumn(day) } } })
        if (known === 0) return null
        const derived = await deriveJourney(tx, caseId, day)
        if (!derived.ok) throw publicError(`LAW_${derived.error.code}`)
        return derived.timeline
      })
    },
  }),
)
