import type { DataCategory } from '../../gql/graphql.ts'

/** In the order of the access matrix (section 3). */
export const CATEGORIES = [
  'IDENTITY',
  'STATUS',
  'BENEFITS',
  'LANGUAGE_WORK',
  'FAMILY',
  'ART9',
  'NOTES',
] as const satisfies readonly DataCategory[]
