/* biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards, a table loses its roles in some browsers; here they are said again */
import type { ReactNode } from 'react'

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

export function CardRow({ tone, children }: { tone?: 'differs' | 'struck'; children: ReactNode }) {
  return (
    <tr role="row" className={tone && `nl-${tone}`}>
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
