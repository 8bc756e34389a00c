import type { Timeline } from '@nahtlos/domain/law'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'
import { Journey } from '../../journey/schema.ts'
import { tellFactCorrection } from '../../referral/corrections.ts'
import { appendFact, journeyAfter } from '../facts.ts'
import { FactInput } from '../inputs.ts'

const RecordFactInput = builder.inputType('RecordFactInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    fact: t.field({ type: FactInput, required: true }),
    supersedes: t.id(),
  }),
})

const RecordFactPayload = builder
  .objectRef<{ factId?: string; journey?: Timeline | null; error?: UserError }>('RecordFactPayload')
  .implement({
    fields: (t) => ({
      factId: t.id({ nullable: true, resolve: (payload) => payload.factId ?? null }),
      journey: t.field({ type: Journey, nullable: true, resolve: (payload) => payload.journey ?? null }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })

builder.mutationField('recordFact', (t) =>
  t.field({
    type: RecordFactPayload,
    args: { input: t.arg({ type: RecordFactInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'fact.record')
      return command(context.db, caller, async (tx) => {
        const { caseId, fact } = input
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findUnique({ where: { id: caseId, caseManagerId: tx.caller.actorId } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (file.state === 'CLOSED') return refuse('CASE_CLOSED', 'caseId')
        if (input.supersedes) await assertCorrectable(tx, caseId, input.supersedes)
        const today = context.clock.today()
        const factId = await appendFact(tx, caseId, { ...fact, supersedes: input.supersedes ?? null }, today)
        if (input.supersedes)
          await tellFactCorrection(tx, {
            caseId,
            correctedId: input.supersedes,
            byId: factId,
            when: { today, now: context.clock.now() },
          })
        return { factId, journey: await journeyAfter(tx, caseId, today) }
      })
    },
  }),
)

// A correction points to a fact of the same case that nothing corrects yet.
async function assertCorrectable(
  tx: Parameters<Parameters<typeof command>[2]>[0],
  caseId: string,
  factId: string,
): Promise<void> {
  const found = isId(factId) ? await tx.prisma.fact.findFirst({ where: { id: factId, caseId } }) : null
  if (!found) refuse('NOT_FOUND', 'supersedes')
  if ((await tx.prisma.fact.count({ where: { supersedes: factId } })) > 0)
    refuse('ALREADY_CORRECTED', 'supersedes')
}
