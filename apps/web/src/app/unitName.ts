/** A unit by the name that outsiders know: the organisation first, since units are often just "Standort Lindenau". */
export function unitName(unit: { name: string; organisation: string }): string {
  return unit.name === unit.organisation ? unit.name : `${unit.organisation}, ${unit.name}`
}
