import { graphql } from '../../../gql/index.ts'

export const AuditTrailQuery = graphql(`
  query AuditTrail($filter: AuditFilter!, $after: String) {
    auditTrail(filter: $filter, after: $after) {
      lines { id at actor role purpose action kind unit { id name organisation kind } recipient { id name organisation kind } }
      next sealing { sealedAt waiting } units { id name organisation kind }
    }
  }
`)
