/** Counts behind one cell of a cube. */
export interface GapCount {
  persons: number
  households: number
  caseManagers: number
  /** Persons of the largest single household in the cell. */
  largestHousehold: number
}

export type PreviewCell = { persons: number; suppressed: false } | { persons: null; suppressed: true }

/** Safety rule of a cell (docs/security/disclosure.md): threshold, spread and dominance. */
export const THRESHOLDS = { persons: 5, households: 3, caseManagers: 2, largestHouseholdShare: 0.5 } as const

/**
 * Primary suppression of one cell. A preview shows no margins, so a hidden cell cannot be had by subtraction within it;
 * it is never published: a release needs complementary suppression and a certificate.
 */
export function previewCell(count: GapCount): PreviewCell {
  const safe =
    count.persons >= THRESHOLDS.persons &&
    count.households >= THRESHOLDS.households &&
    count.caseManagers >= THRESHOLDS.caseManagers &&
    count.largestHousehold <= count.persons * THRESHOLDS.largestHouseholdShare
  return safe ? { persons: count.persons, suppressed: false } : { persons: null, suppressed: true }
}
