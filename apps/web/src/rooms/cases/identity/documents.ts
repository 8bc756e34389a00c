import { graphql } from '../../../gql/index.ts'

export const JoinHouseholdMutation = graphql(`
  mutation JoinHousehold($caseId: ID!, $fileNumber: String) {
    joinHousehold(caseId: $caseId, fileNumber: $fileNumber) { caseId error { code field } }
  }
`)

export const CorrectIdentityMutation = graphql(`
  mutation CorrectIdentity($input: CorrectIdentityInput!) {
    correctIdentity(input: $input) { caseId error { code field } }
  }
`)
