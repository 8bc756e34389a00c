import { createHash } from 'node:crypto'
import type { Caller } from '@nahtlos/db'
import { isUniqueViolation } from '@nahtlos/db'
import { type ImportReport, type RejectionCode, readCases, withRejections } from '@nahtlos/domain/import'
import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command } from '../../../graphql/command.ts'
import type { GatewayContext } from '../../../graphql/context.ts'
import { listAreas } from '../../directory/store.ts'
import { type KnownRows, readKnownRows } from '../known.ts'
import { ImportCasesPayload, reportShape } from '../schema.ts'
import { type ImportedRow, type ImportRun, storeRow } from '../store-case.ts'

const ImportCasesInput = builder.inputType('ImportCasesInput', {
  fields: (t) => ({
    contentBase64: t.string({ required: true }),
    dryRun: t.boolean({ defaultValue: false }),
  }),
})

builder.mutationField('importCases', (t) =>
  t.field({
    type: ImportCasesPayload,
    args: { input: t.arg({ type: ImportCasesInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const caller = authorise(context, 'case.import')
      const bytes = Buffer.from(input.contentBase64, 'base64')
      const tenantId = await context.db.write(caller, async (tx) => {
        await tx.audit({ action: input.dryRun ? 'case.import.check' : 'case.import', objectType: 'import' })
        return tx.caller.tenantId
      })
      const known = await readKnownRows(context.db, context.keys, caller, tenantId)
      const read = readCases(bytes, { asOf: context.clock.today(), known: known.find, digest: known.digest })
      if (!read.ok) return { error: { code: read.error.code } }
      if (input.dryRun) return { report: reportShape(read.report) }
      const refused = await storeRows(context, caller, bytes, read.report, known)
      return { report: reportShape(withRejections(read.report, refused)) }
    },
  }),
)

// A row is a transaction of its own: what is stored stays stored, and a second run of the same file changes nothing.
async function storeRows(
  context: GatewayContext,
  caller: Caller,
  bytes: Buffer,
  report: ImportReport,
  known: KnownRows,
): Promise<Map<number, RejectionCode>> {
  const areas = await listAreas(context.db, caller)
  const run: ImportRun = {
    fileHash: new Uint8Array(createHash('sha256').update(bytes).digest()),
    today: context.clock.today(),
    now: context.clock.now,
    areas: new Map(areas.map((area) => [area.name, area.id])),
    keys: context.keys,
    digest: known.digest,
  }
  const refused = new Map<number, RejectionCode>()
  for (const row of importedRows(report)) {
    const outcome = await command(context.db, caller, (tx) => storeRow(tx, row, run)).catch(
      (error: unknown) => {
        if (isUniqueViolation(error)) return { error: { code: 'CASE_OF_ANOTHER' } }
        throw error
      },
    )
    if ('error' in outcome) refused.set(row.line, 'CASE_OF_ANOTHER')
  }
  return refused
}

function importedRows(report: ImportReport): ImportedRow[] {
  const mapped = Map.groupBy(report.mapped, (entry) => entry.line)
  const unknown = Map.groupBy(report.unknown, (entry) => entry.line)
  return report.records.flatMap((record) =>
    record.outcome === 'IMPORTED'
      ? [
          {
            line: record.line,
            case: record.case,
            mapped: mapped.get(record.line) ?? [],
            unknown: unknown.get(record.line) ?? [],
          },
        ]
      : [],
  )
}
