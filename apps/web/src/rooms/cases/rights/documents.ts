import { graphql } from '../../../gql/index.ts'

export const CaseRightsQuery = graphql(`
  query CaseRights($caseId: ID!) {
    caseRights(caseId: $caseId) {
      state closedOn closeReason legalHold
      holds { id reason state requestedOn }
      proposals { id what schedule amount unit caseId fileNumber dueOn state postponedTo legalHold }
      requests { id kind receivedOn dueOn extendedTo state overdue answeredOn outcome }
    }
  }
`)
export const RetentionProposalsQuery = graphql(`
  query RetentionProposals {
    retentionProposals { id what schedule amount unit caseId fileNumber dueOn state postponedTo legalHold }
  }
`)
export const CloseCaseMutation = graphql(`
  mutation CloseCase($caseId: ID!, $reason: String!) { closeCase(caseId: $caseId, reason: $reason) { caseId error { code field } } }
`)
export const ReopenCaseMutation = graphql(`
  mutation ReopenCase($caseId: ID!) { reopenCase(caseId: $caseId) { caseId error { code field } } }
`)
export const ConfirmDeletionMutation = graphql(`
  mutation ConfirmDeletion($id: ID!) { confirmDeletion(id: $id) { proposalId error { code field } } }
`)
export const PostponeDeletionMutation = graphql(`
  mutation PostponeDeletion($id: ID!, $to: CalendarDate!, $reason: String!) {
    postponeDeletion(id: $id, to: $to, reason: $reason) { proposalId error { code field } }
  }
`)
export const RequestLegalHoldMutation = graphql(`
  mutation RequestLegalHold($caseId: ID!, $reason: String!) {
    requestLegalHold(caseId: $caseId, reason: $reason) { holdId error { code field } }
  }
`)
export const RecordSubjectRequestMutation = graphql(`
  mutation RecordSubjectRequest($caseId: ID!, $kind: String!, $receivedOn: CalendarDate!) {
    recordSubjectRequest(caseId: $caseId, kind: $kind, receivedOn: $receivedOn) { requestId error { code field } }
  }
`)
export const ExtendSubjectRequestMutation = graphql(`
  mutation ExtendSubjectRequest($id: ID!, $reason: String!) {
    extendSubjectRequest(id: $id, reason: $reason) { requestId error { code field } }
  }
`)
export const AnswerSubjectRequestMutation = graphql(`
  mutation AnswerSubjectRequest($id: ID!, $outcome: String!) {
    answerSubjectRequest(id: $id, outcome: $outcome) { requestId error { code field } }
  }
`)
export const ExportCaseMutation = graphql(`
  mutation ExportCase($caseId: ID!, $format: ExportFormat!) {
    exportCase(caseId: $caseId, format: $format) { mediaType contentBase64 error { code field } }
  }
`)
