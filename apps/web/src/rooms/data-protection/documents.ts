import { graphql } from '../../gql/index.ts'

export const RetentionRegisterQuery = graphql(`
  query RetentionRegister {
    retentionRegister {
      schedules { code amount unit signedOffOn }
      proposals { id what schedule pseudonym dueOn state }
      holds { id pseudonym reason state requestedOn }
      certificates { id number issuedOn what schedule counts { kind count } keyDestroyed sha256 }
    }
  }
`)
export const SignOffScheduleMutation = graphql(`
  mutation SignOffSchedule($code: String!, $amount: Int!) {
    signOffSchedule(code: $code, amount: $amount) { scheduleId error { code field } }
  }
`)
export const DecideLegalHoldMutation = graphql(`
  mutation DecideLegalHold($id: ID!, $decision: HoldDecision!) {
    decideLegalHold(id: $id, decision: $decision) { holdId error { code field } }
  }
`)
export const ConfirmProofDeletionMutation = graphql(`
  mutation ConfirmProofDeletion($id: ID!) { confirmProofDeletion(id: $id) { proposalId error { code field } } }
`)
export const SubjectRequestsQuery = graphql(`
  query SubjectRequests {
    subjectRequests { id pseudonym kind receivedOn dueOn extendedTo state overdue answeredOn outcome }
  }
`)
export const BreachesQuery = graphql(`
  query Breaches {
    breaches { id detectedAt dueAt hoursLeft overdue kinds categories persons risk measures reportedAt personsInformedAt }
  }
`)
export const RecordBreachMutation = graphql(`
  mutation RecordBreach($input: RecordBreachInput!) { recordBreach(input: $input) { breachId error { code field } } }
`)
export const ReportBreachMutation = graphql(`
  mutation ReportBreach($id: ID!, $lateReason: String) {
    reportBreach(id: $id, lateReason: $lateReason) { breachId error { code field } }
  }
`)
export const InformBreachPersonsMutation = graphql(`
  mutation InformBreachPersons($id: ID!) { informBreachPersons(id: $id) { breachId error { code field } } }
`)
