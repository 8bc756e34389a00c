import { graphql } from '../../gql/index.ts'

export const ViewerQuery = graphql(`
  query Viewer {
    viewer { username displayName role unit { id name organisation kind } tenantName land today rooms }
  }
`)

export const ChangesSubscription = graphql(`
  subscription Changes { changes { topic id } }
`)
