export interface GapRow {
  field: string
  area: string
  cell: { persons?: number | null; suppressed: boolean }
}

export interface GapMatrix {
  areas: string[]
  rows: { field: string; cells: (GapRow['cell'] | undefined)[] }[]
}

/** Fields down, areas across, in the order in which they come. No sums: small counts could be derived from them. */
export function gapMatrix(rows: readonly GapRow[]): GapMatrix {
  const areas = [...new Set(rows.map((row) => row.area))]
  const fields = [...new Set(rows.map((row) => row.field))]
  return {
    areas,
    rows: fields.map((field) => ({
      field,
      cells: areas.map((area) => rows.find((row) => row.field === field && row.area === area)?.cell),
    })),
  }
}
