import type { AuditLine, Caller, Database, WriteTransaction } from '@nahtlos/db'
import { NORMS } from '@nahtlos/domain/reporting'
import type { DutyReportShape, OwnReportShape } from './schema.ts'

type Row = Omit<DutyReportShape, 'citation'>

const COLUMNS = `r.id, r.norm, r.reason, r.request_reference AS "requestReference", r.officer_name AS "officerName", n.name AS unit,
  r.state, r.fields, r.case_id IS NOT NULL AS "ofCase", r.person_told AS "personTold", r.not_told_reason AS "notToldReason",
  r.opened_on::text AS "openedOn", r.sent_on::text AS "sentOn", encode(r.sha256, 'hex') AS sha256`

/** The reports that this caller may see: a desk its own, the data protection officer all of the Kreis. */
export async function listReports(db: Database, caller: Caller): Promise<DutyReportShape[]> {
  const rows = await db.write(caller, async (tx) => {
    const found = await tx.prisma.$queryRawUnsafe<Row[]>(
      `SELECT ${COLUMNS} FROM reporting_duty_report r JOIN unit n ON n.id = r.unit_id ORDER BY r.id DESC LIMIT 200`,
    )
    await tx.audit({ action: 'report87.list', objectType: 'reporting_duty_report' })
    return found
  })
  return rows.map(withCitation)
}

/** One own report with what it holds; undefined where it is nobody's or somebody else's. */
export function findOwnReport(db: Database, caller: Caller, id: string): Promise<OwnReportShape | undefined> {
  return db.write(caller, async (tx) => {
    const [row] = await tx.prisma.$queryRawUnsafe<Row[]>(
      `SELECT ${COLUMNS} FROM reporting_duty_report r JOIN unit n ON n.id = r.unit_id WHERE r.id = $1::uuid`,
      id,
    )
    if (!row) return undefined
    const [held] = await tx.prisma.$queryRaw<Array<{ content: unknown }>>`
      SELECT coalesce(app.preview_report(${id}::uuid),
        (SELECT c.content FROM reporting_duty_content c WHERE c.report_id = ${id}::uuid)) AS content`
    await auditReport(tx, row.state === 'DRAFT' ? 'report87.preview' : 'report87.read', id)
    return { report: withCitation(row), content: held?.content ?? null }
  })
}

/** The line of a report names its case, so that the person can be told who looked. */
export async function auditReport(
  tx: WriteTransaction,
  action: AuditLine['action'],
  id: string,
  detail: Record<string, string> = {},
): Promise<void> {
  const row = await tx.prisma.reportingDutyReport.findUnique({
    where: { id },
    select: { caseId: true, norm: true },
  })
  await tx.audit({
    action,
    objectType: 'reporting_duty_report',
    objectId: id,
    ...(row?.caseId ? { caseId: row.caseId } : {}),
    detail: { norm: row?.norm ?? '', ...detail },
  })
}

function withCitation(row: Row): DutyReportShape {
  return { ...row, citation: NORMS[row.norm].citation }
}
