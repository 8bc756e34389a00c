import { type CallerContext, dateColumn, dayOf, type WriteTransaction } from '@nahtlos/db'
import { getDate } from '@nahtlos/domain/calendar'
import { decideConfirmation, type Proposal } from '@nahtlos/domain/retention'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import type { GatewayContext } from '../../../graphql/context.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { sealProofs } from '../proofs.ts'

builder.mutationField('confirmDeletion', (t) =>
  t.field({
    type: idPayload('ConfirmDeletionPayload', 'proposalId'),
    description: 'The case manager confirms what is due in an own case; a REVIEW is thereby done.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      command(context.db, authorise(context, 'retention.decide'), (tx) =>
        confirm(tx, context, id, 'case_manager'),
      ),
  }),
)

builder.mutationField('confirmProofDeletion', (t) =>
  t.field({
    type: idPayload('ConfirmProofDeletionPayload', 'proposalId'),
    description: 'Nobody works a proof of consent any more: the data protection officer confirms its end.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      command(context.db, authorise(context, 'retention.oversee'), (tx) => confirm(tx, context, id, 'dpo')),
  }),
)

export interface FoundProposal extends Proposal {
  id: string
  caseId: string | null
}

export async function findProposal(tx: WriteTransaction, id: string): Promise<FoundProposal | undefined> {
  const row = isId(id) ? await tx.prisma.retentionProposal.findUnique({ where: { id } }) : null
  if (!row) return undefined
  const file = row.caseId
    ? await tx.prisma.caseFile.findUnique({
        where: { id: row.caseId },
        select: { state: true, legalHold: true },
      })
    : null
  return {
    id,
    what: row.what as Proposal['what'],
    state: row.state,
    dueOn: getDate(dayOf(row.dueOn)),
    caseId: row.caseId,
    legalHold: file?.legalHold ?? false,
    ...(file ? { caseState: file.state } : {}),
  }
}

export const decidedBy = ({ actorId }: CallerContext, decidedRole: string, today: string) => ({
  decidedBy: actorId,
  decidedRole,
  decidedOn: dateColumn(today),
})

async function confirm(
  tx: WriteTransaction,
  { clock, keys }: GatewayContext,
  id: string,
  role: 'case_manager' | 'dpo',
): Promise<{ proposalId: string }> {
  const proposal = await findProposal(tx, id)
  if (!proposal || (role === 'dpo') !== (proposal.what === 'PROOF')) return refuse('NOT_FOUND', 'id')
  const decided = decideConfirmation(proposal, getDate(clock.today()))
  if (!decided.ok) return refuse(decided.error.code, decided.error.field)
  if (proposal.what === 'CASE' && proposal.caseId) await sealProofs(tx, keys, proposal.caseId)
  await tx.prisma.retentionProposal.update({
    where: { id },
    data: { state: decided.next, ...decidedBy(tx.caller, role, clock.today()) },
    select: { id: true },
  })
  await tx.audit({
    action: proposal.what === 'REVIEW' ? 'retention.reviewed' : 'retention.confirm',
    objectType: 'retention_proposal',
    objectId: id,
    ...(proposal.caseId ? { caseId: proposal.caseId } : {}),
  })
  if (decided.next === 'CONFIRMED') await tx.emit({ type: 'erasure.confirmed', payload: { proposalId: id } })
  return { proposalId: id }
}
