import { dateColumn, type WriteTransaction } from '@nahtlos/db'
import { recomputeJourney } from '@nahtlos/db/journey'
import { categoryOfFact, validOnOf } from '@nahtlos/domain/facts'
import type { Timeline } from '@nahtlos/domain/law'
import { refuse } from '../../graphql/command.ts'

export interface NewFact {
  type: string
  payload?: unknown
  evidence?: string | null
  supersedes?: string | null
}

/** Appends one fact. Whether it is a fact of the vocabulary, the law module says when the journey is derived anew. */
export async function appendFact(
  tx: WriteTransaction,
  caseId: string,
  fact: NewFact,
  recordedOn: string,
): Promise<string> {
  const { payload } = fact
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return refuse('FACT_PAYLOAD', 'payload')
  const fields = payload as Record<string, never>
  const validOn = validOnOf(fields)
  if (!validOn || !/^\d{4}-\d{2}-\d{2}$/.test(validOn) || Number.isNaN(Date.parse(validOn)))
    return refuse('FACT_WITHOUT_DAY', 'payload')
  const { id } = await tx.prisma.fact.create({
    data: {
      tenantId: tx.caller.tenantId,
      caseId,
      type: fact.type,
      category: categoryOfFact(fact.type),
      payload: fields,
      validOn: dateColumn(validOn),
      recordedOn: dateColumn(recordedOn),
      recordedBy: tx.caller.actorId,
      evidence: fact.evidence?.trim() || 'OWN_STATEMENT',
      supersedes: fact.supersedes ?? null,
    },
    select: { id: true },
  })
  await tx.audit({
    action: fact.supersedes ? 'fact.correct' : 'fact.record',
    objectType: 'fact',
    objectId: id,
    caseId,
    detail: { type: fact.type },
  })
  return id
}

/** The journey after a change of facts. An impossible history refuses the whole command. */
export async function journeyAfter(tx: WriteTransaction, caseId: string, today: string): Promise<Timeline> {
  const result = await recomputeJourney(tx, { tenantId: tx.caller.tenantId, caseId, today })
  return result.ok ? result.timeline : refuse(`LAW_${result.error.code}`, result.error.field)
}
