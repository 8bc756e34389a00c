import { createHash } from 'node:crypto'
import { dateColumn, dayOf, refusalOf, type SystemTransaction } from '@nahtlos/db'
import { handoverClockId, type RetentionActivities, referralClockId } from '@nahtlos/workflows'
import { type ActivityContext, coded, todayOf } from './context.ts'

/** The one purpose under which the database lets rows go. */
const WORKFLOW = 'erasure'
const WAITS_FOR_A_PERSON = ['LEGAL_HOLD', 'CASE_NOT_CLOSED', 'PROOF_NOT_KEPT', 'NOTHING_CONFIRMED']

type ErasureActivities = Omit<RetentionActivities, 'proposeRetention'>

export function erasureActivities({ db, clock, keys, cancelWorkflow }: ActivityContext): ErasureActivities {
  const inErasure = <T>(tenantId: string, run: (tx: SystemTransaction) => Promise<T>) =>
    db.write(tenantId, WORKFLOW, run)
  const find = (tx: SystemTransaction, id: string) =>
    tx.prisma.retentionProposal.findUnique({ where: { id } })

  return {
    clocksOfErasure: coded('clocksOfErasure', ({ tenantId, proposalId }) =>
      inErasure(tenantId, async (tx) => {
        const proposal = await find(tx, proposalId)
        const caseId = proposal?.what === 'CASE' ? proposal.caseId : null
        if (!caseId) return []
        const select = { id: true }
        const referrals = await tx.prisma.referral.findMany({ where: { caseId }, select })
        const handovers = await tx.prisma.handover.findMany({ where: { caseId }, select })
        return [
          ...referrals.map(({ id }) => referralClockId(id)),
          ...handovers.map(({ id }) => handoverClockId(id)),
        ]
      }),
    ),
    eraseRows: coded('eraseRows', async ({ tenantId, proposalId }) => {
      try {
        return await inErasure(tenantId, async (tx) => {
          const proposal = await find(tx, proposalId)
          if (proposal?.state === 'DONE') return true
          await tx.prisma
            .$executeRaw`SELECT app.erase(${proposalId}::uuid, ${dateColumn(todayOf(clock))}::date)`
          if (proposal?.erasedOn) return true
          await tx.audit({
            action: 'retention.erased',
            objectType: 'retention_proposal',
            objectId: proposalId,
            ...(proposal?.caseId ? { caseId: proposal.caseId } : {}),
            detail: { what: proposal?.what ?? '', schedule: proposal?.schedule ?? '' },
          })
          return true
        })
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal === undefined || !WAITS_FOR_A_PERSON.includes(refusal)) throw error
        // A hold that was set meanwhile, a case that was opened again: whoever confirmed sees it waiting once more.
        await inErasure(tenantId, async (tx) => {
          const { count } = await tx.prisma.retentionProposal.updateMany({
            where: { id: proposalId, state: 'CONFIRMED', erasedOn: null },
            data: { state: 'PROPOSED' },
          })
          if (count > 0)
            await tx.audit({
              action: 'retention.refused',
              objectType: 'retention_proposal',
              objectId: proposalId,
              detail: { code: refusal },
            })
        })
        return false
      }
    }),
    cancelClocks: coded('cancelClocks', async ({ ids }) => {
      for (const id of ids) await cancelWorkflow(id)
    }),
    destroyKey: coded('destroyKey', async ({ tenantId, proposalId }) => {
      const proposal = await inErasure(tenantId, (tx) => find(tx, proposalId))
      // Never before the rows are gone: nothing brings a key back.
      if (!proposal?.erasedOn) return
      if (proposal.what === 'CASE' && proposal.caseId) await keys.destroy(tenantId, proposal.caseId)
      if (proposal.what === 'PROOF' && proposal.objectId)
        await keys.proof.destroy(tenantId, proposal.objectId)
    }),
    certifyErasure: coded('certifyErasure', ({ tenantId, proposalId }) =>
      inErasure(tenantId, async (tx) => {
        const proposal = await find(tx, proposalId)
        if (!proposal?.erasedOn || proposal.state !== 'CONFIRMED') return
        // One number after the other, without a gap.
        await tx.prisma
          .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`certificate ${tenantId}`}, 0))`
        const year = dayOf(proposal.erasedOn).slice(0, 4)
        const issued = await tx.prisma.deletionCertificate.count({
          where: { number: { startsWith: `LN-${year}-` } },
        })
        const content = {
          number: `LN-${year}-${String(issued + 1).padStart(5, '0')}`,
          issuedOn: dayOf(proposal.erasedOn),
          what: proposal.what,
          schedule: proposal.schedule,
          amount: proposal.amount,
          unit: proposal.unit,
          counts: sortedCounts(proposal.counts),
          confirmedRole: proposal.decidedRole ?? '',
          keyDestroyed: proposal.what !== 'PACKAGE',
        }
        await tx.prisma.deletionCertificate.create({
          data: {
            ...content,
            id: proposal.id,
            tenantId,
            issuedOn: dateColumn(content.issuedOn),
            sha256: new Uint8Array(createHash('sha256').update(JSON.stringify(content)).digest()),
          },
          select: { id: true },
        })
        await tx.prisma.retentionProposal.update({
          where: { id: proposal.id },
          data: { state: 'DONE', caseId: null, objectId: null, ownerId: null },
          select: { id: true },
        })
        await tx.audit({
          action: 'retention.certified',
          objectType: 'deletion_certificate',
          objectId: proposal.id,
        })
      }),
    ),
  }
}

function sortedCounts(counts: unknown): Record<string, number> {
  const entries = Object.entries(counts as Record<string, number>)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
