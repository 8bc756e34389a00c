import type { Caller, CaseKeys, Database } from '@nahtlos/db'
import { caseOverview, worklist } from '@nahtlos/db/hot'
import { parseCursor, printCursor } from './cursor.ts'
import type { CaseShape, ImportRecordShape, NoteShape, WorklistItemShape, WorklistShape } from './schema.ts'

interface Sealed {
  sealed: string
}

type OverviewRow = Omit<CaseShape, 'notes' | 'importRecords'> & {
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
  const unseal = (sealed: string) => keys.decrypt(row.tenantId, caseId, Buffer.from(sealed, 'hex'))
  const { notes, importRecords, ...overview } = row.overview
  return {
    ...overview,
    notes: await Promise.all(
      notes.map(async ({ sealed, ...note }) => ({ ...note, text: await unseal(sealed) })),
    ),
    importRecords: await Promise.all(
      importRecords.map(async ({ sealed, ...record }) => ({ ...record, raw: await unseal(sealed) })),
    ),
  }
}
