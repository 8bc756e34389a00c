import { graphql } from '../../gql/index.ts'

/** Drafts that can be simulated; none of them is law. */
export const LawDraftsQuery = graphql(`
  query LawDrafts { lawDrafts }
`)
