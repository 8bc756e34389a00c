import { dateColumn } from '../clock.ts'
import type { CaseKeys } from './case-keys.ts'

/** What an ART9 fact says, none of which stands in plain. `validOn` is YYYY-MM-DD. */
export interface FactContent {
  type: string
  payload: Record<string, unknown>
  validOn: string
  evidence: string
}

/** The plain columns of a sealed fact: that there is one, and when it was recorded. The table checks the same. */
export const SEALED_FACT = { type: 'ART9', payload: {}, evidence: 'SEALED' } as const

export async function sealFact(
  keys: CaseKeys,
  { tenantId, caseId }: { tenantId: string; caseId: string },
  content: FactContent,
): Promise<Uint8Array<ArrayBuffer>> {
  return keys.encrypt(tenantId, caseId, JSON.stringify(content), 'FACT')
}

/** @throws when the case's key was destroyed, or the bytes are of another case or another kind. */
export async function openFact(
  keys: CaseKeys,
  { tenantId, caseId }: { tenantId: string; caseId: string },
  sealed: Uint8Array,
): Promise<FactContent> {
  return JSON.parse(await keys.decrypt(tenantId, caseId, sealed, 'FACT')) as FactContent
}

interface FactRow {
  tenantId: string
  caseId: string
  type: string
  payload: unknown
  validOn: Date
  evidence: string
  sealed: Uint8Array | null
}

/** Rows of the fact table with the sealed ones opened. */
export async function openFacts<Row extends FactRow>(keys: CaseKeys, rows: readonly Row[]): Promise<Row[]> {
  return Promise.all(
    rows.map(async (row) => {
      if (!row.sealed) return row
      const content = await openFact(keys, row, row.sealed)
      return { ...row, ...content, validOn: dateColumn(content.validOn) }
    }),
  )
}
