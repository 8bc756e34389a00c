import { graphql } from '../../../gql/index.ts'

export const BreakGlassReviewsQuery = graphql(`
  query BreakGlassReviews {
    breakGlassReviews {
      id pseudonym actor actorRole unit reasonCode reason openings { givenAt reason } openedAt until endedAt dueOn overdue own
      reviewedAt outcome telling toldAt
    }
  }
`)
export const ReviewBreakGlassMutation = graphql(`
  mutation ReviewBreakGlass($input: ReviewBreakGlassInput!) {
    reviewBreakGlass(input: $input) { breakGlassId error { code field } }
  }
`)
