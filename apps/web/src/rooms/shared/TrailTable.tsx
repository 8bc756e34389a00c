import { useI18n } from '../../app/i18n/I18n.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { unitName } from '../../app/unitName.ts'
import type { AuditTrailQuery } from '../../gql/graphql.ts'

export type TrailLine = Omit<AuditTrailQuery['auditTrail']['lines'][number], '__typename'>

/** Lines of the audit trail: who, when, what, why, for whom. */
export function TrailTable({ label, lines }: { label: string; lines: readonly TrailLine[] }) {
  const { t, word, format } = useI18n()
  if (lines.length === 0) return <p className="nl-empty kern-body">{t('audit.empty')}</p>
  return (
    <CardTable
      label={label}
      columns={[
        t('audit.column.at'),
        t('audit.column.who'),
        t('audit.column.what'),
        t('audit.column.purpose'),
        t('audit.column.recipient'),
      ]}
    >
      {lines.map((line) => (
        <CardRow key={line.id}>
          <RowHead>{format.dateTime(line.at)}</RowHead>
          <Cell label={t('audit.column.who')}>
            {line.role === 'system' ? t('audit.system') : line.actor || word('role', line.role.toUpperCase())}
            {line.unit && <div className="nl-muted nl-small">{unitName(line.unit)}</div>}
          </Cell>
          <Cell label={t('audit.column.what')}>
            {word('auditAction', line.action)}
            {line.kind && <div className="nl-muted nl-small">{word('auditKind', line.kind)}</div>}
          </Cell>
          <Cell label={t('audit.column.purpose')}>
            {word('auditPurpose', line.purpose.split(':')[0] ?? line.purpose)}
          </Cell>
          <Cell label={t('audit.column.recipient')}>{line.recipient ? unitName(line.recipient) : '–'}</Cell>
        </CardRow>
      ))}
    </CardTable>
  )
}
