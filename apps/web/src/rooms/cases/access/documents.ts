import { graphql } from '../../../gql/index.ts'

export const PersonLinksQuery = graphql(`
  query PersonLinks($caseId: ID!) {
    personLinks(caseId: $caseId) {
      id kind guardianKind validFrom validTo createdAt revokedAt account codeExpiresAt lastUsedAt
    }
  }
`)

export const IssuePersonCodeMutation = graphql(`
  mutation IssuePersonCode($input: IssuePersonCodeInput!) {
    issuePersonCode(input: $input) { linkId code expiresAt error { code field } }
  }
`)

export const RevokePersonLinkMutation = graphql(`
  mutation RevokePersonLink($id: ID!) { revokePersonLink(id: $id) { linkId error { code field } } }
`)
