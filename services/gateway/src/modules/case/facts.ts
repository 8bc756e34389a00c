import { dateColumn, type Prisma, SEALED_FACT, sealFact, type WriteTransaction } from '@nahtlos/db'
import { recomputeJourney, refreshNextAction } from '@nahtlos/db/journey'
import { categoryOfFact, EVIDENCE, validOnOf } from '@nahtlos/domain/facts'
import { parseInput, RULESET, type Timeline } from '@nahtlos/domain/law'
import { refuse } from '../../graphql/command.ts'

export interface NewFact {
  type: string
  payload?: unknown
  evidence?: string | null
  supersedes?: string | null
}

/** Appends one fact of the vocabulary. Whether its history is possible, the law module says when the journey is derived anew. */
export async function appendFact(
  tx: WriteTransaction,
  caseId: string,
  fact: NewFact,
  recordedOn: string,
): Promise<string> {
  const { payload } = fact
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return refuse('FACT_PAYLOAD', 'payload')
  const validOn = validOnOf(payload as Record<string, unknown>)
  if (!validOn || !/^\d{4}-\d{2}-\d{2}$/.test(validOn) || Number.isNaN(Date.parse(validOn)))
    return refuse('FACT_WITHOUT_DAY', 'payload')
  const evidence = fact.evidence?.trim() || 'OWN_STATEMENT'
  if (!EVIDENCE.some((known) => known === evidence)) return refuse('EVIDENCE_UNKNOWN', 'evidence')
  const fields = fieldsOf(fact.type, payload as Record<string, unknown>)
  const { tenantId } = tx.caller
  const category = categoryOfFact(fact.type)
  const content = {
    type: fact.type,
    payload: fields,
    validOn,
    evidence,
  }
  const isHealth = category === 'ART9'
  if (isHealth) await assertMayProcessHealth(tx, caseId)
  const plain = isHealth ? { ...SEALED_FACT, validOn: recordedOn } : content
  const { id } = await tx.prisma.fact.create({
    data: {
      tenantId,
      caseId,
      category,
      ...plain,
      validOn: dateColumn(plain.validOn),
      sealed: isHealth ? await sealFact(tx.keys, { tenantId, caseId }, content) : null,
      recordedOn: dateColumn(recordedOn),
      recordedBy: tx.caller.actorId,
      supersedes: fact.supersedes ?? null,
    },
    select: { id: true },
  })
  await tx.audit({
    action: fact.supersedes ? 'fact.correct' : 'fact.record',
    objectType: 'fact',
    objectId: id,
    caseId,
    detail: { type: plain.type },
  })
  return id
}

// Art. 9 Abs. 2 lit. a DSGVO: health data are recorded only with the person's explicit consent to just that.
async function assertMayProcessHealth({ prisma }: WriteTransaction, caseId: string): Promise<void> {
  const live = await prisma.processingConsent.count({
    where: { caseId, category: 'ART9', withdrawnOn: null },
  })
  if (live === 0) refuse('ART9_CONSENT_MISSING', 'payload')
}

/**
 * The fields that the vocabulary names, and no other: the category of a fact follows from its type, so that words beside
 * its fields would travel in packages under a consent that never meant them. Parsed alone and as not yet known, which
 * asks for the shape only.
 */
function fieldsOf(type: string, payload: Record<string, unknown>): Prisma.InputJsonObject {
  const person = { birthDate: SHAPE_ONLY.asOf }
  const parsed = parseInput({
    ...SHAPE_ONLY,
    person,
    facts: [{ ...payload, type, id: 'new', recordedAt: '2099-12-31', supersedes: null }],
  })
  if (!parsed.ok) return refuse(`LAW_${parsed.error.code}`, parsed.error.field)
  const fields = Object.entries(parsed.value.facts[0] ?? {}).filter(([name]) => !ENVELOPE.includes(name))
  const known = fields.map(([name]) => name)
  const beside = Object.keys(payload).find((name) => payload[name] !== null && !known.includes(name))
  if (beside !== undefined) return refuse('FACT_PAYLOAD', 'payload')
  return Object.fromEntries(fields) as Prisma.InputJsonObject
}

// What a fact carries beside its fields is given by the columns, never by a payload.
const ENVELOPE = ['type', 'id', 'recordedAt', 'supersedes']
const SHAPE_ONLY = { ruleset: RULESET, asOf: '1901-01-01', land: 'NW' }

/**
 * The journey after a change. An impossible history refuses the whole command. Without a birth date no law can be
 * applied: the case is kept, has no journey yet, and a task asks for the date.
 */
export async function journeyAfter(
  tx: WriteTransaction,
  caseId: string,
  today: string,
): Promise<Timeline | null> {
  const { tenantId, actorId } = tx.caller
  const result = await recomputeJourney(tx, { tenantId, caseId, today })
  if (result.ok) return result.timeline
  if (result.error.field !== 'person.birthDate') return refuse(`LAW_${result.error.code}`, result.error.field)
  await tx.prisma.task.createMany({
    data: [
      {
        tenantId,
        caseId,
        code: 'ASK_BIRTH_DATE',
        dueOn: dateColumn(today),
        ownerId: actorId,
        sourceKey: 'BIRTH_DATE',
      },
    ],
    skipDuplicates: true,
  })
  await refreshNextAction(tx.prisma, caseId, today)
  await tx.emit({ type: 'case.changed', payload: { caseId } })
  return null
}

/** Not in the future, and not the placeholder year 1900 of old registers. */
export function isPlausibleBirthDate(day: string, today: string): boolean {
  return day <= today && day > '1900-12-31'
}
