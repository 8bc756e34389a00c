import { graphql } from '../../gql/index.ts'

export const GapPreviewQuery = graphql(`
  query GapPreview {
    gapPreview { period asOf published basis threshold suppressedCells rows { field area cell { persons suppressed } } }
  }
`)
