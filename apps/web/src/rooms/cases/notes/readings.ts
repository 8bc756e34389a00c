export interface Reading {
  field: string
  raw?: string
  value?: string
}

/** What the import says it read (JSON of the gateway): a list of `{ field, raw?, value? }`; anything else counts as nothing. */
export function readingsOf(json: unknown): Reading[] {
  if (!Array.isArray(json)) return []
  return json.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('field' in entry) || typeof entry.field !== 'string')
      return []
    const reading: Reading = { field: entry.field }
    if ('raw' in entry && typeof entry.raw === 'string') reading.raw = entry.raw
    if ('value' in entry && typeof entry.value === 'string') reading.value = entry.value
    return [reading]
  })
}
