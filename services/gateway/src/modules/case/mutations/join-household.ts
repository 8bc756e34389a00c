import { randomUUID } from 'node:crypto'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

// People who live together are one household in every count: five of one family are no five households
// (docs/security/disclosure.md). Each of them keeps a case, a status and consents of their own.
builder.mutationField('joinHousehold', (t) =>
  t.field({
    type: idPayload('JoinHouseholdPayload', 'caseId'),
    description:
      'Puts a case into the household of another own case; without a file number into one of its own.',
    args: { caseId: t.arg.id({ required: true }), fileNumber: t.arg.string() },
    resolve: (_root, { caseId, fileNumber }, context) => {
      const caller = authorise(context, 'household.join')
      return command(context.db, caller, async (tx) => {
        const own = { caseManagerId: tx.caller.actorId }
        const visible = isId(caseId) ? await tx.prisma.caseFile.count({ where: { id: caseId, ...own } }) : 0
        if (visible === 0) return refuse('NOT_FOUND', 'caseId')
        const householdId = fileNumber ? await householdOf(fileNumber.trim()) : randomUUID()
        await tx.prisma.caseFile.update({
          where: { id: caseId },
          data: { householdId },
          select: { id: true },
        })
        await tx.prisma.gap.updateMany({ where: { caseId }, data: { householdId } })
        await tx.audit({ action: 'household.join', objectType: 'case_file', objectId: caseId, caseId })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { caseId }

        async function householdOf(number: string): Promise<string> {
          const other = await tx.prisma.caseFile.findFirst({
            where: { fileNumber: number, id: { not: caseId }, ...own },
            select: { householdId: true },
          })
          // The case of a colleague is not told from one that does not exist.
          return other?.householdId ?? refuse('HOUSEHOLD_NOT_FOUND', 'fileNumber')
        }
      })
    },
  }),
)
