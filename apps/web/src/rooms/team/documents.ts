import { graphql } from '../../gql/index.ts'

export const TeamQuery = graphql(`
  query Team {
    teamCases { caseId pseudonym unit managerId manager nextActionCode nextActionOn overdue escalated }
    teamMembers { id displayName }
  }
`)
export const ReassignCaseMutation = graphql(`
  mutation ReassignCase($caseId: ID!, $toUserId: ID!) {
    reassignCase(caseId: $caseId, toUserId: $toUserId) { caseId error { code field } }
  }
`)
