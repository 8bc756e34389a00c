import { type Caller, type CaseKeys, type Database, openFact } from '@nahtlos/db'
import { caseOverview, worklist } from '@nahtlos/db/hot'
import type { Timeline } from '@nahtlos/domain/law'
import { parseCursor, printCursor } from './cursor.ts'
import type {
  CaseShape,
  FactShape,
  ImportRecordShape,
  NoteShape,
  WorklistItemShape,
  WorklistShape,
} from './schema.ts'

interface Sealed {
  sealed: string
}

type OverviewRow = Omit<CaseShape, 'facts' | 'notes' | 'importRecords'> & {
  facts: Array<FactShape & { sealed: string | null }>
  sealedTimeline: string | null
  notes: Array<Omit<NoteShape, 'text'> & Sealed>
  importRecords: Array<Omit<ImportRecordShape, 'raw'> & Sealed>
}

export async function readWorklist(
  db: Database,
  caller: Caller,
  options: { first: number; after: string | null; search: string | null; today: string },
): Promise<WorklistShape> {
  const [row] = await db.read<{ total: number; items: WorklistItemShape[] }>(
    caller,
    worklist({ ...options, first: options.first + 1, after: parseCursor(options.after) }),
  )
  const found = row?.items ?? []
  const items = found.slice(0, options.first)
  const last = items.at(-1)
  return {
    items,
    total: row?.total ?? 0,
    endCursor: last ? printCursor({ nextActionOn: last.nextActionOn, caseId: last.caseId }) : null,
    hasMore: found.length > items.length,
  }
}

/** Undefined where the case does not exist or is not the caller's: the two must look the same. */
export async function findCase(
  db: Database,
  keys: CaseKeys,
  caller: Caller,
  caseId: string,
): Promise<CaseShape | undefined> {
  const [row] = await db.read<{ overview: OverviewRow; tenantId: string }>(caller, caseOverview(caseId))
  if (!row) return undefined
  const of = { tenantId: row.tenantId, caseId }
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  const unseal = (sealed: string) => keys.decrypt(row.tenantId, caseId, bytes(sealed))
  const { facts, sealedTimeline, notes, importRecords, ...overview } = row.overview
  return {
    ...overview,
    timeline: sealedTimeline
      ? (JSON.parse(await keys.decrypt(row.tenantId, caseId, bytes(sealedTimeline), 'JOURNEY')) as Timeline)
      : overview.timeline,
    facts: await Promise.all(
      facts.map(async ({ sealed, ...fact }) =>
        sealed ? { ...fact, ...(await openFact(keys, of, bytes(sealed))) } : fact,
      ),
    ),
    notes: await Promise.all(
      notes.map(async ({ sealed, ...note }) => ({ ...note, text: await unseal(sealed) })),
    ),
    importRecords: await Promise.all(
      importRecords.map(async ({ sealed, ...record }) => ({ ...record, raw: await unseal(sealed) })),
    ),
  }
}
