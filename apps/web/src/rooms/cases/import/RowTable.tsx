import { type ReactNode, useId, useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { ScrollRegion } from '../../../app/ui/ScrollRegion.tsx'

const FIRST = 25

/** Rows of the file that something happened to; long lists are cut until somebody asks for them. */
export function RowTable({
  title,
  hint,
  columns,
  rows,
  open = false,
  children,
}: {
  title: string
  hint?: string
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  open?: boolean
  children?: ReactNode
}) {
  const { t } = useI18n()
  const id = useId()
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    <details className="nl-details nl-rows" open={open}>
      <summary id={id}>{title}</summary>
      <div className="nl-stack">
        {hint !== undefined && <p className="kern-body">{hint}</p>}
        {children !== undefined && <div className="nl-actions">{children}</div>}
        <ScrollRegion label={title}>
          <table className="nl-table" aria-labelledby={id}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((cells, index) => (
                <tr key={index}>
                  {cells.map((cell, column) => (
                    <td key={columns[column]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {shown.length < rows.length && (
          <div className="nl-actions">
            <Button small onPress={() => setAll(true)}>
              {t('import.showAll', { count: rows.length })}
            </Button>
          </div>
        )}
      </div>
    </details>
  )
}
