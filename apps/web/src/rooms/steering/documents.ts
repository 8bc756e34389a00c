import { graphql } from '../../gql/index.ts'

export const GapPreviewQuery = graphql(`
  query GapPreview {
    gapPreview { period asOf published basis threshold suppressedCells rows { field area cell { persons suppressed } } }
  }
`)

export const DraftImpactQuery = graphql(`
  query DraftImpact($draft: String!) {
    draftImpact(draft: $draft) { draft asOf published threshold rows { area cell { persons suppressed } } }
  }
`)
