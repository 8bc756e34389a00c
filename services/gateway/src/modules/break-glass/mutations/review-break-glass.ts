import { checkTelling } from '@nahtlos/domain/break-glass'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { ReviewOutcome, Telling } from '../schema.ts'

const ReviewBreakGlassInput = builder.inputType('ReviewBreakGlassInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    outcome: t.field({ type: ReviewOutcome, required: true }),
    telling: t.field({ type: Telling, required: true }),
    tellingReason: t.string({ description: 'Whom it would endanger, and why; only with ENDANGERS.' }),
  }),
})

builder.mutationField('reviewBreakGlass', (t) =>
  t.field({
    type: idPayload('ReviewBreakGlassPayload', 'breakGlassId'),
    args: { input: t.arg({ type: ReviewBreakGlassInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'glass.review')
      return command(context.db, caller, async (tx) => {
        const { id, outcome, telling } = input
        const checked = checkTelling(telling, input.tellingReason ?? '')
        if (!checked.ok) return refuse(checked.error.code, checked.error.field)
        const found = isId(id)
          ? await tx.prisma.breakGlass.findUnique({ where: { id }, include: { review: true } })
          : null
        if (!found) return refuse('NOT_FOUND', 'id')
        if (found.actorId === tx.caller.actorId) return refuse('OWN_BREAK_GLASS', 'id')
        if (found.review?.reviewedAt) return refuse('ALREADY_REVIEWED', 'id')
        const { tenantId, actorId } = tx.caller
        const { caseId } = found
        const reason =
          checked.value === null ? null : await context.keys.encrypt(tenantId, caseId, checked.value)
        const count = await tx.prisma
          .$executeRaw`UPDATE break_glass_review SET reviewed_at = now(), reviewed_by = ${actorId}::uuid,
            outcome = ${outcome}, telling = ${telling}, telling_reason = ${reason} WHERE break_glass_id = ${id}::uuid AND reviewed_at IS NULL`
        if (count !== 1) return refuse('ALREADY_REVIEWED', 'id')
        if (telling === 'TELL')
          await tx.prisma
            .$executeRaw`UPDATE break_glass SET told_at = now() WHERE id = ${id}::uuid AND told_at IS NULL`
        await tx.audit({
          action: 'glass.review',
          objectType: 'break_glass',
          objectId: id,
          caseId,
          detail: { outcome, telling },
        })
        await tx.emit({ type: 'breakGlass.changed', payload: { breakGlassId: id, caseId } })
        return { breakGlassId: id }
      })
    },
  }),
)
