import { dateColumn, dayOf, type Prisma, sealSections, type WriteTransaction } from '@nahtlos/db'
import { addDays, type CalendarDate, isWorkingDay, type Land } from '@nahtlos/domain/calendar'
import type { DataCategory } from '@nahtlos/domain/facts'
import {
  type Change,
  correctionFor,
  IDENTITY_FIELDS,
  type PackageSection,
  type PackageSource,
  packageText,
  type SentField,
  withoutSources,
} from '@nahtlos/domain/package'
import { sealedBasis } from './basis.ts'
import { factOf, packageSource } from './package-source.ts'
import { missingRelease } from './release.ts'
import { sha256Of } from './seal.ts'

interface When {
  today: string
  now: Date
}

/** Tells every past recipient of a corrected fact who may still hold it (Art. 19 DSGVO). */
export async function tellFactCorrection(
  tx: WriteTransaction,
  { caseId, correctedId, byId, when }: { caseId: string; correctedId: string; byId: string; when: When },
): Promise<void> {
  const [corrected, by] = [await factOf(tx, correctedId), await factOf(tx, byId)]
  await tell(tx, caseId, { kind: 'FACT', corrected, by }, when)
}

/** The same for the identity: `before` is what `packageSource` said before the change. */
export async function tellIdentityCorrection(
  tx: WriteTransaction,
  { caseId, before, when }: { caseId: string; before: PackageSource['identity']; when: When },
): Promise<void> {
  const { identity } = await packageSource(tx, caseId)
  const fields = IDENTITY_FIELDS.filter((name) => identity[name] !== before[name])
  if (fields.length > 0) await tell(tx, caseId, { kind: 'IDENTITY', fields }, when)
}

async function tell(tx: WriteTransaction, caseId: string, change: Change, when: When): Promise<void> {
  const referrals = await findHolders(tx, caseId)
  if (referrals.length === 0) return
  const source = await packageSource(tx, caseId)
  for (const referral of referrals) {
    const sent = (referral.package?.record?.sources ?? []) as unknown as SentField[]
    const correction = correctionFor(change, sent, source, {
      recipientKind: referral.toUnit.organisation.kind,
      categories: await coveredNow(tx, referral, when.today),
      claimed: referral.claimed !== null,
      explicit: referral.package?.categories.includes('ART9') ?? false,
      excerpt: null,
      leftOut: [],
    })
    if (!correction) continue
    const sections = withoutSources(correction.sections)
    if (correction.told) await writeNotice(tx, referral, sections, when)
    if (correction.sent.length > 0)
      await tx.prisma.packageRecord.updateMany({
        where: { referralId: referral.id },
        data: { sources: [...sent, ...correction.sent] as unknown as Prisma.InputJsonArray },
      })
  }
}

type Holder = Awaited<ReturnType<typeof findHolders>>[number]

// Also one that declined: what was sent stays readable to it until it is withdrawn or deleted.
function findHolders(tx: WriteTransaction, caseId: string) {
  return tx.prisma.referral.findMany({
    where: { caseId, state: { not: 'CANCELLED' }, package: { revokedAt: null } },
    include: {
      package: { include: { record: true } },
      toUnit: { include: { organisation: true } },
      consent: { include: { items: true } },
    },
    orderBy: { id: 'asc' },
  })
}

// A correction discloses anew: it needs today what the package needed on its day, the consent and the release from secrecy.
// Where one is missing the recipient is told to ask, and nothing else.
async function coveredNow(tx: WriteTransaction, referral: Holder, today: string): Promise<DataCategory[]> {
  const { caseId, fromUnitId, toUnitId } = referral
  const categories = consentedNow(referral, today)
  const unreleased = await missingRelease(tx, { caseId, fromUnitId, toUnitId, categories, today })
  return categories.filter((category) => !unreleased.includes(category))
}

function consentedNow({ consent, package: sent, state }: Holder, today: string): DataCategory[] {
  const categories = sent?.categories ?? []
  if (!consent) return categories
  if (consent.state !== 'GRANTED' || dayOf(consent.validTo) < today) return []
  if (consent.untilReferralEnds && state === 'DECLINED') return []
  const granted = consent.items
    .filter((item) => item.granted && (item.category !== 'ART9' || item.explicit))
    .map((item) => item.category)
  return categories.filter((category) => granted.includes(category))
}

const ACKNOWLEDGE_WITHIN_DAYS = 5

async function writeNotice(
  tx: WriteTransaction,
  referral: Holder,
  sections: PackageSection[],
  { today, now }: When,
): Promise<void> {
  const { tenantId } = tx.caller
  const { id: referralId, toUnitId, caseId } = referral
  const tenant = await tx.prisma.tenant.findUniqueOrThrow({ where: { id: tenantId } })
  const dueOn = dateColumn(
    workingDaysAfter(today as CalendarDate, ACKNOWLEDGE_WITHIN_DAYS, tenant.land as Land),
  )
  const notice = await tx.prisma.referralNotice.create({
    data: { tenantId, referralId, toUnitId, kind: 'CORRECTED', createdAt: now, dueOn },
    select: { id: true },
  })
  if (sections.length > 0) {
    const envelope = { recipientUnitId: toUnitId, basis: sealedBasis(referral), corrects: referralId }
    const content = await sealSections(tx.keys, { tenantId, caseId, envelope }, sections)
    await tx.prisma.packageCorrection.create({
      data: {
        tenantId,
        noticeId: notice.id,
        referralId,
        recipientUnitId: toUnitId,
        categories: sections.map((section) => section.category),
        content: content as unknown as Prisma.InputJsonArray,
        sha256: sha256Of(packageText(envelope, content)),
        sealedAt: now,
      },
      select: { id: true },
    })
  }
  // Open until somebody there says that they have seen it; then the case manager calls.
  await tx.prisma.task.createMany({
    data: [
      {
        tenantId,
        caseId,
        code: 'CORRECTION_UNACKNOWLEDGED',
        documents: [],
        citation: 'Art. 19 DSGVO',
        dueOn,
        ownerId: referral.ownerId,
        sourceKey: `REFERRAL:${referralId}:CORRECTION:${notice.id}`,
      },
    ],
    skipDuplicates: true,
  })
  await tx.audit({
    action: sections.length > 0 ? 'referral.correct' : 'referral.correct.ask',
    objectType: 'referral',
    objectId: referralId,
    caseId,
    recipientUnitId: toUnitId,
    detail: { categories: sections.map((section) => section.category), legalBasis: referral.legalBasis },
  })
  await tx.emit({ type: 'correction.sent', payload: { referralId, caseId } })
}

function workingDaysAfter(day: CalendarDate, count: number, land: Land): CalendarDate {
  let [date, left] = [day, count]
  while (left > 0) {
    date = addDays(date, 1)
    if (isWorkingDay(date, land)) left -= 1
  }
  return date
}
