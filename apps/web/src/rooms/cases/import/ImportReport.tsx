import { useEffect, useRef } from 'react'
import { download } from '../../../app/download.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Button, ButtonLink } from '../../../app/ui/Button.tsx'
import type { Report } from './ImportPage.tsx'
import { RowTable } from './RowTable.tsx'
import { valueWords } from './valueWords.ts'

export function ImportReport({
  report,
  dryRun,
  busy,
  onImport,
  onAgain,
}: {
  report: Report
  dryRun: boolean
  busy: boolean
  onImport: () => void
  onAgain: () => void
}) {
  const i18n = useI18n()
  const { t, locale, word } = i18n
  const heading = useRef<HTMLHeadingElement>(null)
  // Preview and result are new content each: the focus follows.
  useEffect(() => heading.current?.focus(), [report])
  return (
    <section className="nl-section" aria-labelledby="ergebnis">
      <h2 ref={heading} id="ergebnis" tabIndex={-1} className="kern-heading-medium">
        {t(dryRun ? 'import.result.preview' : 'import.result.done')}
      </h2>
      {!dryRun && <Alert kind="success" title={t('import.done.text', { count: report.imported })} />}
      <Counts report={report} dryRun={dryRun} />
      <div className="nl-actions">
        {dryRun ? (
          <Button variant="primary" isDisabled={busy || report.imported === 0} onPress={onImport}>
            {t('import.run')}
          </Button>
        ) : (
          <ButtonLink variant="primary" to="/faelle">
            {t('import.toWorklist')}
          </ButtonLink>
        )}
        <Button isDisabled={busy} onPress={onAgain}>
          {t('import.again')}
        </Button>
      </div>
      <Rejected report={report} />
      <RowTable
        title={t('import.unknown.title', { count: report.unknown.length })}
        hint={t('import.unknown.hint')}
        columns={[t('import.column.line'), t('import.column.field'), t('import.column.raw')]}
        rows={report.unknown.map((row) => [row.line, word('importField', row.field), row.raw])}
      />
      <RowTable
        title={t('import.mapped.title', { count: report.mapped.length })}
        hint={t('import.mapped.hint')}
        columns={[
          t('import.column.line'),
          t('import.column.field'),
          t('import.column.raw'),
          t('import.column.mapped'),
        ]}
        rows={report.mapped.map((row) => [
          row.line,
          word('importField', row.field),
          row.raw,
          valueWords(i18n, row.field, row.value),
        ])}
      />
      <RowTable
        title={t('import.ignored.title', { count: report.ignored.length })}
        columns={[t('import.column.line'), t('import.column.reason')]}
        rows={report.ignored.map((row) => [row.line, word('importIgnored', row.reason)])}
      />
      <p className="nl-citation" lang={locale}>
        {t('import.encoding', {
          encoding: report.encoding,
          delimiter: report.delimiter === '\t' ? t('import.delimiter.tab') : `„${report.delimiter}“`,
        })}
      </p>
    </section>
  )
}

function Counts({ report, dryRun }: { report: Report; dryRun: boolean }) {
  const { t, format } = useI18n()
  const { rows, imported } = report
  const rejected = report.rejected.length
  const ignored = report.ignored.length
  const counts: readonly (readonly [string, number])[] = [
    [t('import.count.rows'), rows],
    [t(dryRun ? 'import.count.imported.preview' : 'import.count.imported.done'), imported],
    [t('import.count.rejected'), rejected],
    [t('import.count.ignored'), ignored],
  ]
  return (
    <>
      <dl className="nl-counts">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {imported + rejected + ignored === rows && (
        <p className="kern-body">{t('import.sum', { imported, rejected, ignored, rows })}</p>
      )}
    </>
  )
}

function Rejected({ report }: { report: Report }) {
  const { t, locale, word } = useI18n()
  const { rejectedCsvBase64: csv } = report
  return (
    <RowTable
      title={t('import.rejected.title', { count: report.rejected.length })}
      hint={report.rejected.length > 0 ? t('import.rejected.hint') : undefined}
      open
      columns={[
        t('import.column.line'),
        t('import.column.reason'),
        t('import.column.field'),
        t('import.column.value'),
        t('import.column.message'),
      ]}
      rows={report.rejected.map((row) => [
        row.line,
        word('importRejection', row.code),
        row.field ? word('importField', row.field) : '',
        row.value ?? '',
        row.message[locale],
      ])}
    >
      {csv && (
        <Button icon="download" onPress={() => download(csv, t('import.rejected.file'), 'text/csv')}>
          {t('import.rejected.download')}
        </Button>
      )}
    </RowTable>
  )
}
