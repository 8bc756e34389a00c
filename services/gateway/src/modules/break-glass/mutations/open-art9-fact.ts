import { checkReason } from '@nahtlos/domain/break-glass'
import { isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { authoriseGlass } from '../store.ts'

// Never in bulk (Art. 9 DSGVO): one fact, one reason, one line in the trail.
builder.mutationField('openArt9Fact', (t) =>
  t.field({
    type: idPayload('OpenArt9FactPayload', 'factId'),
    args: {
      breakGlassId: t.arg.id({ required: true }),
      factId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: (_root, { breakGlassId, factId, reason }, context) => {
      const caller = authoriseGlass(context)
      return command(context.db, caller, async (tx) => {
        const checked = checkReason(reason, 'reason')
        if (!checked.ok) return refuse(checked.error.code, checked.error.field)
        if (!isId(breakGlassId) || !isId(factId)) return refuse('NOT_FOUND', 'factId')
        const [found] = await tx.prisma.$queryRaw<Array<{ caseId: string }>>`
          SELECT b.case_id AS "caseId" FROM break_glass b
           WHERE b.id = ${breakGlassId}::uuid AND b.actor_id = app.actor() AND b.case_id = ANY (app.broken_cases())
             AND app.role() <> 'team_lead' AND ${factId}::uuid IN (SELECT a.id FROM app.art9_of(b.case_id) a)`
        if (!found) return refuse('NOT_FOUND', 'factId')
        const { tenantId } = tx.caller
        const body = await context.keys.encrypt(tenantId, found.caseId, checked.value)
        await tx.prisma.$executeRaw`INSERT INTO break_glass_reason (tenant_id, break_glass_id, fact_id, body)
          VALUES (${tenantId}::uuid, ${breakGlassId}::uuid, ${factId}::uuid, ${body})`
        await tx.audit({
          action: 'glass.openFact',
          objectType: 'fact',
          objectId: factId,
          caseId: found.caseId,
          detail: { breakGlassId },
        })
        await tx.emit({ type: 'breakGlass.changed', payload: { breakGlassId, caseId: found.caseId } })
        return { factId }
      })
    },
  }),
)
