import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Alert } from '../../app/ui/Alert.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { ScrollRegion } from '../../app/ui/ScrollRegion.tsx'
import type { GapPreviewQuery as Data } from '../../gql/graphql.ts'
import { GapPreviewQuery } from './documents.ts'
import { type GapRow, gapMatrix } from './matrix.ts'
import { ProtectedCell } from './ProtectedCell.tsx'

const NONE = {}
const NO_TOPICS = [] as const

/** Protected counts of gaps by field and area. */
export function GapPreview() {
  const query = useLiveQuery({ query: GapPreviewQuery, variables: NONE, topics: NO_TOPICS })
  return <QueryView query={query}>{({ gapPreview }) => <Preview preview={gapPreview} />}</QueryView>
}

function Preview({ preview }: { preview: Data['gapPreview'] }) {
  const { t, word, format } = useI18n()
  return (
    <>
      {!preview.published && (
        <Alert kind="warning" title={t('steering.preview')}>
          <p className="kern-body">{t('steering.preview.text')}</p>
        </Alert>
      )}
      <div className="nl-meta">
        <span>{t('steering.period', { period: preview.period })}</span>
        <span>{t('steering.asOf', { date: format.date(preview.asOf) })}</span>
        <span>{t('steering.basis', { basis: word('countBasis', preview.basis) })}</span>
      </div>
      {preview.rows.length === 0 ? (
        <p className="nl-empty kern-body">{t('steering.empty')}</p>
      ) : (
        <>
          <Matrix rows={preview.rows} />
          <ul className="nl-readings">
            <li>{t('steering.threshold', { threshold: preview.threshold })}</li>
            <li>{t('steering.suppressedCells', { count: preview.suppressedCells })}</li>
            <li>{t('steering.noMargins')}</li>
            <li>{t('steering.once')}</li>
          </ul>
        </>
      )}
    </>
  )
}

function Matrix({ rows }: { rows: readonly GapRow[] }) {
  const { t, word } = useI18n()
  const matrix = gapMatrix(rows)
  return (
    <ScrollRegion label={t('steering.caption')}>
      <table className="nl-table nl-matrix">
        <caption>{t('steering.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('steering.column.field')}</th>
            {matrix.areas.map((area) => (
              <th key={area} scope="col">
                {word('area', area)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">{word('gapField', row.field)}</th>
              {row.cells.map((cell, index) => (
                <td key={matrix.areas[index]}>
                  <ProtectedCell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
