import type { BadRow, ChainReport } from '@nahtlos/db/audit'

const FAULTS: Record<BadRow['fault'], string> = {
  CHANGED: 'line changed, moved or put between',
  DELETED: 'line deleted, its seal is there',
  SEAL_MISSING: 'line and seal deleted',
  INSERTED: 'line that no request wrote',
  TRUNCATED: 'end of the chain cut off',
  REWRITTEN: 'chain rewritten since a head was published',
  SIGNATURE: 'head not signed by the known key',
}

/** The result for people, one block per chain. */
export function reportText(reports: readonly ChainReport[]): string {
  if (reports.length === 0) return 'No chain: no tenant yet.'
  return reports.map(block).join('\n\n')
}

function block(report: ChainReport): string {
  const { firstBad } = report
  return [
    `${report.tenant} (${report.tenantId}): ${firstBad ? 'BROKEN' : 'whole'}`,
    ...(firstBad ? [`  first bad row  ${badRow(firstBad)}`] : []),
    `  sealed         ${report.sealed} lines, the last is ${report.lastSeq}`,
    `  last batch     ${report.lastSealedAt ?? 'never'}`,
    `  waiting        ${report.waiting} lines${report.oldestWaitingAt ? `, the oldest of ${report.oldestWaitingAt}` : ''}`,
    `  head           ${report.hash}`,
    `  compared with  ${report.headsCompared} published heads`,
  ].join('\n')
}

function badRow({ fault, seq, eventId, at, shownBy }: BadRow): string {
  return [
    seq === null ? 'outside the chain' : `line ${seq}`,
    ...(eventId ? [`id ${eventId}`] : []),
    ...(at ? [`of ${at}`] : []),
    `${fault}: ${FAULTS[fault]}`,
    ...(shownBy ? [`shown by ${shownBy}`] : []),
  ].join(', ')
}
