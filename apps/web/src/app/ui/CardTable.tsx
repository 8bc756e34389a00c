/* biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards, a table loses its roles in some browsers; here they are said again */
import { type ReactNode, useEffect, useRef } from 'react'

/** A table that becomes a list of cards on narrow screens. Cells say their column there. */
export function CardTable({
  label,
  columns,
  children,
}: {
  label: string
  columns: readonly string[]
  children: ReactNode
}) {
  return (
    <table className="nl-table nl-table--cards" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  )
}

export function CardRow({
  tone,
  sought = false,
  children,
}: {
  tone?: 'differs' | 'struck'
  /** The row that a link led to: it takes the focus. */
  sought?: boolean
  children: ReactNode
}) {
  const ref = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (sought) ref.current?.focus()
  }, [sought])
  return (
    <tr
      ref={ref}
      role="row"
      tabIndex={sought ? -1 : undefined}
      className={[tone && `nl-${tone}`, sought && 'nl-sought'].filter(Boolean).join(' ') || undefined}
    >
      {children}
    </tr>
  )
}

export function RowHead({ children }: { children: ReactNode }) {
  return (
    <th scope="row" role="rowheader">
      {children}
    </th>
  )
}

export function Cell({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <td role="cell" data-label={label}>
      {children}
    </td>
  )
}

/** A row that belongs to the one above and takes its whole width. */
export function CardNote({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr role="row" className="nl-table__note">
      <td role="cell" colSpan={columns}>
        {children}
      </td>
    </tr>
  )
}
