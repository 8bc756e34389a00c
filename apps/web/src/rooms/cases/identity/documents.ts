import { graphql } from '../../../gql/index.ts'

export const CorrectIdentityMutation = graphql(`
  mutation CorrectIdentity($input: CorrectIdentityInput!) {
    correctIdentity(input: $input) { caseId error { code field } }
  }
`)
