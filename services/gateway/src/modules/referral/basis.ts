import { dayOf, type WriteTransaction } from '@nahtlos/db'
import { consentCarries, type Statute, statutesBetween } from '@nahtlos/domain/consent'
import type { DataCategory } from '@nahtlos/domain/facts'
import type { PackageBasis } from '@nahtlos/domain/package'
import { isId } from '../../graphql/authorise.ts'
import { refuse } from '../../graphql/command.ts'
import type { UnitShape } from '../directory/schema.ts'

/** What carries a disclosure: never both, and a statute is never dressed up as a consent. */
export type Basis = {
  recipient: UnitShape
  categories: DataCategory[]
  /** Art. 9 data have an item of their own, or the statute names them. */
  explicit: boolean
} & ({ consentId: string; statute: null } | { consentId: null; statute: Statute; necessity: string })

export interface BasisChoice {
  consentId?: string | null
  statute?: { task: string; recipientUnitId: string; necessity: string } | null
}

/** The live basis on `today`. Refuses a consent that is refused, withdrawn, run out or of another case, and a norm that carries nothing here. */
export async function liveBasis(
  tx: WriteTransaction,
  { caseId, today, choice }: { caseId: string; today: string; choice: BasisChoice },
): Promise<Basis> {
  if (choice.statute) {
    if (choice.consentId) return refuse('ONE_BASIS_ONLY', 'statute')
    return statutory(tx, caseId, choice.statute)
  }
  if (!choice.consentId || !isId(choice.consentId)) return refuse('NOT_FOUND', 'consentId')
  return consented(tx, { caseId, consentId: choice.consentId, today })
}

async function consented(
  tx: WriteTransaction,
  { caseId, consentId, today }: { caseId: string; consentId: string; today: string },
): Promise<Basis> {
  const consent = await tx.prisma.consent.findFirst({
    where: { id: consentId, caseId },
    include: { items: true, referrals: { select: { state: true } } },
  })
  if (!consent) return refuse('NOT_FOUND', 'consentId')
  const carries = consentCarries(
    {
      ...consent,
      validFrom: dayOf(consent.validFrom),
      validTo: dayOf(consent.validTo),
      referralStates: consent.referrals.map((referral) => referral.state),
    },
    today,
  )
  if (!carries.ok) return refuse(carries.code, 'consentId')
  const categories = consent.items.filter((item) => item.granted).map((item) => item.category)
  return {
    recipient: await unitOf(tx, consent.recipientUnitId),
    categories,
    explicit: consent.items.some((item) => item.category === 'ART9' && item.granted && item.explicit),
    consentId,
    statute: null,
  }
}

async function statutory(
  tx: WriteTransaction,
  caseId: string,
  { task, recipientUnitId, necessity }: NonNullable<BasisChoice['statute']>,
): Promise<Basis> {
  // The case first: what is not the caller's looks as if it did not exist.
  if ((await tx.prisma.caseFile.count({ where: { id: caseId } })) === 0) return refuse('NOT_FOUND', 'caseId')
  const unit = isId(recipientUnitId)
    ? await tx.prisma.unit.findFirst({ where: { id: recipientUnitId, acceptsReferrals: true } })
    : null
  if (!unit) return refuse('NOT_FOUND', 'recipientUnitId')
  if (!necessity.trim()) return refuse('NECESSITY_MISSING', 'necessity')
  const recipient = await unitOf(tx, unit.id)
  const between = statutesBetween(tx.caller.organisationKind, recipient.kind)
  const statute = between.find((each) => each.key === task)
  if (!statute) return refuse('NO_STATUTE', 'statute')
  return {
    recipient,
    categories: [...statute.categories],
    explicit: statute.categories.includes('ART9'),
    consentId: null,
    statute,
    necessity: necessity.trim(),
  }
}

async function unitOf(tx: WriteTransaction, id: string): Promise<UnitShape> {
  const unit = await tx.prisma.unit.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
  const { name, kind } = unit.organisation
  return { id, name: unit.name, organisation: name, kind }
}

/** The basis as it goes under the seal. */
export function sealedBasis(basis: { consentId: string | null; statuteTask: string | null }): PackageBasis {
  if (basis.consentId !== null) return { consentId: basis.consentId }
  return { statute: basis.statuteTask ?? '' }
}
