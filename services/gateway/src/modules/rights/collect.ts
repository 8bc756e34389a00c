import { type CaseKeys, dayOf, openSections, type WriteTransaction } from '@nahtlos/db'
import type { StoredSection } from '@nahtlos/domain/package'
import { sealedBasis } from '../referral/basis.ts'
import { findSchedules } from '../retention/store.ts'

/** A change of the shape is a new version; additions raise the second number. */
export const EXPORT_SCHEMA = { schema: 'nahtlos.subject-export', version: '1.1' } as const

export type SubjectExport = NonNullable<Awaited<ReturnType<typeof collectExport>>>

/**
 * Everything that is kept about the person of one case, as it stands (Art. 15, 20 DSGVO), in one transaction. Left out:
 * confidential notes and those about others too (Art. 15 Abs. 4); how many is said. Fields are named in docs/operations.md.
 */
export async function collectExport(tx: WriteTransaction, keys: CaseKeys, caseId: string, today: string) {
  const { prisma } = tx
  const { tenantId } = tx.caller
  const file = await prisma.caseFile.findUnique({
    where: { id: caseId },
    include: { identity: true, unit: { include: { organisation: true } } },
  })
  if (!file) return undefined
  const inCase = { where: { caseId }, orderBy: { id: 'asc' } } as const
  const day = (column: Date | null) => (column ? dayOf(column) : null)
  const facts = await prisma.fact.findMany(inCase)
  const notes = await prisma.note.findMany(inCase)
  const consents = await prisma.consent.findMany({
    ...inCase,
    include: { items: true, signatures: true, recipientUnit: { include: { organisation: true } } },
  })
  const releases = await prisma.confidentialityRelease.findMany({
    ...inCase,
    include: { toUnit: { include: { organisation: true } } },
  })
  const referrals = await prisma.referral.findMany({
    ...inCase,
    include: { package: true, toUnit: { include: { organisation: true } } },
  })
  const imports = await prisma.importRecord.findMany(inCase)
  const handovers = await prisma.handover.findMany(inCase)
  const tasks = await prisma.task.findMany(inCase)
  const requests = await prisma.subjectRequest.findMany(inCase)
  const gaps = await prisma.gap.findMany(inCase)
  const documents = await prisma.document.findMany({ ...inCase, omit: { body: true } })
  const processing = await prisma.processingConsent.findMany(inCase)
  const accesses = await prisma.$queryRaw<
    Array<{ day: Date; unit: string | null; role: string; purpose: string; action: string; times: number }>
  >`SELECT * FROM app.case_accesses(${caseId}::uuid)`
  const readable = notes.filter((note) => !note.confidential && !note.thirdParty)
  const office = (unit: { name: string; organisation: { name: string } }) => ({
    office: unit.organisation.name,
    unit: unit.name,
  })
  const { identity } = file
  return {
    ...EXPORT_SCHEMA,
    createdOn: today,
    controller: office(file.unit),
    case: {
      fileNumber: file.fileNumber,
      state: file.state,
      openedOn: dayOf(file.openedOn),
      closedOn: day(file.closedOn),
      closeReason: file.closeReason,
    },
    person: identity && {
      givenName: identity.givenName,
      familyName: identity.familyName,
      birthDate: day(identity.birthDate),
      nationality: identity.nationality,
      gender: identity.gender,
      language: identity.language,
      place: identity.place,
      addressLock: identity.addressLock,
    },
    facts: await Promise.all(
      facts.map(async ({ sealed, ...fact }) => ({
        id: fact.id,
        category: fact.category,
        recordedOn: dayOf(fact.recordedOn),
        supersedes: fact.supersedes,
        ...(sealed
          ? (JSON.parse(await keys.decrypt(tenantId, caseId, sealed, 'FACT')) as Record<string, unknown>)
          : {
              type: fact.type,
              payload: fact.payload,
              validOn: dayOf(fact.validOn),
              source: fact.evidence,
            }),
      })),
    ),
    notes: await Promise.all(
      readable.map(async (note) => ({
        writtenOn: note.createdAt.toISOString(),
        text: await keys.decrypt(tenantId, caseId, note.body),
      })),
    ),
    notesWithheld: notes.length - readable.length,
    documents: documents.map(({ kind, mediaType, size, createdAt }) => ({
      kind,
      mediaType,
      size,
      uploadedOn: createdAt.toISOString(),
    })),
    consents: consents.map((consent) => ({
      recipient: office(consent.recipientUnit),
      purpose: consent.purpose,
      state: consent.state,
      granted: consent.items.filter(({ granted }) => granted).map(({ category }) => category),
      refused: consent.items.filter(({ granted }) => !granted).map(({ category }) => category),
      direction: consent.direction,
      textVersion: consent.textVersion,
      textProvenance: consent.textProvenance,
      language: consent.language,
      interpreter: consent.interpreterName,
      signatures: consent.signatures.map(({ role, name }) => ({ role, name })),
      proof: consent.proof,
      validFrom: dayOf(consent.validFrom),
      validTo: dayOf(consent.validTo),
      withdrawnOn: day(consent.withdrawnOn),
    })),
    releasesFromSecrecy: releases.map((release) => ({
      released: release.released,
      recipient: office(release.toUnit),
      norm: release.norm,
      scope: release.scope,
      validFrom: dayOf(release.validFrom),
      validTo: dayOf(release.validTo),
      withdrawnOn: day(release.withdrawnOn),
    })),
    processingConsents: processing.map(({ category, givenOn, proof, withdrawnOn }) => ({
      category,
      givenOn: dayOf(givenOn),
      proof,
      withdrawnOn: day(withdrawnOn),
    })),
    disclosures: await Promise.all(
      referrals.map(async (referral) => ({
        recipient: office(referral.toUnit),
        topic: referral.topic,
        legalBasis: referral.legalBasis,
        norm: referral.statuteNorm,
        sentAt: referral.sentAt.toISOString(),
        state: referral.state,
        package: referral.package && {
          categories: referral.package.categories,
          content: await openSections(
            keys,
            {
              tenantId,
              caseId,
              envelope: { recipientUnitId: referral.toUnitId, basis: sealedBasis(referral) },
            },
            referral.package.content as unknown as StoredSection[],
          ),
          sha256: Buffer.from(referral.package.sha256).toString('hex'),
          endedAt: referral.package.revokedAt?.toISOString() ?? null,
        },
      })),
    ),
    handovers: handovers.map((each) => ({
      track: each.track,
      from: each.fromBody,
      to: each.toBody,
      dueOn: dayOf(each.dueOn),
      rule: each.citation,
      state: each.state,
    })),
    tasks: tasks.map((task) => ({ code: task.code, dueOn: dayOf(task.dueOn), state: task.state })),
    gaps: gaps.map(({ kind, barrier, field, period, state }) => ({ kind, barrier, field, period, state })),
    imported: await Promise.all(
      imports.map(async (row) => ({
        importedOn: row.importedAt.toISOString(),
        raw: await keys.decrypt(tenantId, caseId, row.raw),
        mapped: row.mapped,
      })),
    ),
    requests: requests.map((request) => ({
      kind: request.kind,
      receivedOn: dayOf(request.receivedOn),
      dueOn: dayOf(request.extendedTo ?? request.dueOn),
      outcome: request.outcome,
    })),
    accesses: accesses.map(({ day: on, ...access }) => ({ day: dayOf(on), ...access })),
    retention: await findSchedules(prisma),
    rights: ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY', 'OBJECTION', 'COMPLAINT'],
  }
}
