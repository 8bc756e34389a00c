import { graphql } from '../../../gql/index.ts'

export const CaseTrailQuery = graphql(`
  query CaseTrail($caseId: ID!, $after: String) {
    caseTrail(caseId: $caseId, after: $after) {
      lines { id at actor role purpose action kind unit { id name organisation kind } recipient { id name organisation kind } }
      next
    }
  }
`)
