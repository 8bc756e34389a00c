import { type CaseKeys, dateColumn, type Prisma, type WriteTransaction } from '@nahtlos/db'
import { recomputeJourney, refreshNextAction } from '@nahtlos/db/journey'
import type { ImportedCase, ImportedFact, Mapped, Unknown } from '@nahtlos/domain/import'
import { refuse } from '../../graphql/command.ts'
import { appendFact } from '../case/facts.ts'
import { createCase } from '../case/open.ts'
import { indexPerson } from '../duplicate/index-person.ts'
import { tellFactCorrection, tellIdentityCorrection } from '../referral/corrections.ts'
import { packageSource } from '../referral/package-source.ts'

export interface ImportedRow {
  line: number
  case: ImportedCase
  mapped: Mapped[]
  unknown: Unknown[]
}

export interface ImportRun {
  fileHash: Uint8Array<ArrayBuffer>
  today: string
  now: () => Date
  areas: ReadonlyMap<string, string>
  keys: CaseKeys
  digest: (text: string) => string
}

/** Stores one row in one transaction: a new case, or a correction that supersedes what an earlier row said. */
export async function storeRow(
  tx: WriteTransaction,
  row: ImportedRow,
  run: ImportRun,
): Promise<{ caseId: string }> {
  const known = await tx.prisma.caseFile.findFirst({
    where: { fileNumber: row.case.fileNumber, caseManagerId: tx.caller.actorId },
  })
  if (!known && row.case.action === 'CORRECT') return refuse('CASE_OF_ANOTHER')
  const identity = identityOf(row.case)
  const caseId =
    known?.id ??
    (await createCase(tx, {
      fileNumber: row.case.fileNumber,
      areaId: run.areas.get(row.case.municipality?.text ?? '') ?? null,
      today: run.today,
      shieldLanguage: null,
      identity,
    }))
  if (known) {
    // § 51 BMG: a file that says nothing of a lock does not lift one; that is done by hand.
    const { addressLock, ...rest } = identity
    const data = addressLock ? identity : rest
    const { identity: before } = await packageSource(tx, caseId)
    await tx.prisma.personIdentity.update({ where: { caseId }, data, select: { caseId: true } })
    await tellIdentityCorrection(tx, { caseId, before, when: { today: run.today, now: run.now() } })
  }
  for (const fact of row.case.facts) await storeFact(tx, caseId, fact, run)
  await storeNote(tx, caseId, row.case, run)
  await storeRecord(tx, caseId, row, run, known ? 'CORRECTED' : 'IMPORTED')
  const journey = await recomputeJourney(tx, { tenantId: tx.caller.tenantId, caseId, today: run.today })
  // The export may tell an impossible history, or no birth date. It is kept as it is, and somebody has to look at it.
  if (!journey.ok || row.unknown.length > 0) await askToClarify(tx, caseId, row, run.today)
  const person = { ...row.case.person, birthDate: row.case.person.birthDate ?? null }
  if (await indexPerson(tx, run.keys, caseId, person, run.today)) await askCoordination(tx, caseId, run.today)
  return { caseId }
}

// A row is not lost for it: the case is kept, and whoever imported it is asked to talk to the coordination.
async function askCoordination(tx: WriteTransaction, caseId: string, today: string): Promise<void> {
  const { tenantId, actorId } = tx.caller
  await tx.prisma.task.createMany({
    data: [
      {
        tenantId,
        caseId,
        code: 'POSSIBLE_MATCH',
        dueOn: dateColumn(today),
        ownerId: actorId,
        sourceKey: 'POSSIBLE_MATCH',
      },
    ],
    skipDuplicates: true,
  })
  await tx.audit({ action: 'duplicate.match', objectType: 'person_blind_index', caseId })
  await refreshNextAction(tx.prisma, caseId, today)
}

function identityOf(source: ImportedCase) {
  return {
    familyName: source.person.familyName,
    givenName: source.person.givenName || null,
    birthDate: source.person.birthDate ? dateColumn(source.person.birthDate) : null,
    nationality: source.person.nationality ?? null,
    gender: source.person.gender ?? null,
    addressLock: source.addressLock,
    place: source.municipality?.text ?? null,
  }
}

// The same fact is not told twice; a changed one of the same type supersedes what the import said before.
async function storeFact(
  tx: WriteTransaction,
  caseId: string,
  fact: ImportedFact,
  { today, now }: ImportRun,
): Promise<void> {
  const { type, ...payload } = fact
  const earlier = await tx.prisma.fact.findMany({
    where: { caseId, type, evidence: 'IMPORT' },
    orderBy: { id: 'asc' },
  })
  const corrected = new Set(earlier.map((known) => known.supersedes))
  const live = earlier.filter((known) => !corrected.has(known.id)).at(-1)
  if (live && JSON.stringify(sorted(live.payload)) === JSON.stringify(sorted(payload))) return
  const supersedes = live?.id ?? null
  const byId = await appendFact(tx, caseId, { type, payload, evidence: 'IMPORT', supersedes }, today)
  if (supersedes)
    await tellFactCorrection(tx, { caseId, correctedId: supersedes, byId, when: { today, now: now() } })
}

function sorted(value: unknown): unknown {
  return Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))
}

async function storeNote(
  tx: WriteTransaction,
  caseId: string,
  source: ImportedCase,
  run: ImportRun,
): Promise<void> {
  if (!source.note) return
  const { tenantId, actorId } = tx.caller
  await tx.prisma.note.create({
    data: {
      tenantId,
      caseId,
      confidential: source.note.confidential,
      body: await run.keys.encrypt(tenantId, caseId, source.note.text),
      createdBy: actorId,
    },
    select: { id: true },
  })
}

async function storeRecord(
  tx: WriteTransaction,
  caseId: string,
  row: ImportedRow,
  run: ImportRun,
  outcome: 'IMPORTED' | 'CORRECTED',
): Promise<void> {
  const { tenantId, unitId, actorId } = tx.caller
  const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
  const { personKey } = row.case
  await tx.prisma.importRecord.create({
    data: {
      tenantId,
      unitId,
      caseId,
      line: row.line,
      outcome,
      fileHash: run.fileHash,
      fileNumber: bytes(run.digest(row.case.fileNumber)),
      person: bytes(personKey.name),
      birth: personKey.birth ? bytes(personKey.birth) : null,
      row: bytes(row.case.rowHash),
      raw: await run.keys.encrypt(tenantId, caseId, row.case.rawRow),
      mapped: codesOf(row.mapped),
      unknown: codesOf(row.unknown),
      importedBy: actorId,
    },
    select: { id: true },
  })
}

// The raw words of a cell may be a name or an address: they stand in the encrypted row only. Here stays which field it
// was and what became of it.
function codesOf(entries: ReadonlyArray<Mapped | Unknown>): Prisma.InputJsonArray {
  return entries.map((entry) =>
    'value' in entry ? { field: entry.field, value: entry.value } : { field: entry.field },
  )
}

async function askToClarify(
  tx: WriteTransaction,
  caseId: string,
  row: ImportedRow,
  today: string,
): Promise<void> {
  const { tenantId, actorId } = tx.caller
  await tx.prisma.task.createMany({
    data: [
      {
        tenantId,
        caseId,
        code: 'CLARIFY_IMPORT',
        dueOn: dateColumn(today),
        ownerId: actorId,
        sourceKey: `IMPORT:${row.case.rowHash.slice(0, 16)}`,
      },
    ],
    skipDuplicates: true,
  })
  await refreshNextAction(tx.prisma, caseId, today)
}
