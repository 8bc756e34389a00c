import { graphql } from '../../../gql/index.ts'

export const WorklistQuery = graphql(`
  query Worklist($after: String, $search: String) {
    worklist(first: 25, after: $after, search: $search) {
      total
      endCursor
      hasMore
      items {
        caseId fileNumber displayName place regime body nextActionCode nextActionOn overdue openTasks pendingHandovers overdueHandovers
        waitingReferrals uncoveredDays uncoveredSince uncoveredTracks nextDeadlineCode nextDeadlineOn
      }
    }
  }
`)

export const GapCandidatesQuery = graphql(`
  query GapCandidates { gapCandidates { id caseId kind barrier field source period area decideBy } }
`)

export const DecideGapMutation = graphql(`
  mutation DecideGap($id: ID!, $confirm: Boolean!) { decideGap(id: $id, confirm: $confirm) { gapId error { code field } } }
`)
