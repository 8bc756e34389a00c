/**
 * The operations of scripts: the `nahtlos` command, the demo data, measurements. They are registered like those of the
 * web build, so that the gateway can refuse everything else everywhere. A script sends the SHA-256 of the exact text
 * (`documentId`); a change here is a change of its id, so text and sender are one constant.
 */
export const OPERATOR_DOCUMENTS = {
  viewer: `query OperatorViewer { viewer { username role unit { id name } tenantName today } }`,
  areas: `query OperatorAreas { areas { id name } }`,
  recipientUnits: `query OperatorRecipientUnits { recipientUnits { id name organisation kind } }`,
  worklist: `query OperatorWorklist($first: Int, $after: String, $search: String) {
    worklist(first: $first, after: $after, search: $search) {
      items { caseId fileNumber nextActionCode nextActionOn overdue } total endCursor hasMore
    }
  }`,
  caseWork: `query OperatorCaseWork($id: ID!) {
    case(id: $id) {
      id fileNumber
      facts { id type validOn superseded }
      handovers { id track fromBody toBody dueOn state }
      tasks { id code dueOn state }
      consents { id purpose state recipient { id } }
      referrals { id topic state }
    }
  }`,
  inbox: `query OperatorInbox($state: InboxState) { inbox(state: $state) { id topic state respondBy overdue } }`,
  gapCandidates: `query OperatorGapCandidates { gapCandidates { id caseId kind field period decideBy } }`,
  gapPreview: `query OperatorGapPreview {
    gapPreview { period published threshold suppressedCells rows { field area cell { persons suppressed } } }
  }`,
  importCases: `mutation OperatorImportCases($input: ImportCasesInput!) {
    importCases(input: $input) {
      report {
        encoding delimiter rows imported
        rejected { line code field value message { de en } }
        ignored { line reason }
        mapped { line field raw value }
        unknown { line field raw }
        rejectedCsvBase64
      }
      error { code field }
    }
  }`,
  openCase: `mutation OperatorOpenCase($input: OpenCaseInput!) {
    openCase(input: $input) { caseId error { code field } }
  }`,
  joinHousehold: `mutation OperatorJoinHousehold($caseId: ID!, $fileNumber: String) {
    joinHousehold(caseId: $caseId, fileNumber: $fileNumber) { caseId error { code field } }
  }`,
  recordFact: `mutation OperatorRecordFact($input: RecordFactInput!) {
    recordFact(input: $input) { factId error { code field } }
  }`,
  completeTask: `mutation OperatorCompleteTask($id: ID!) {
    completeTask(id: $id) { taskId error { code field } }
  }`,
  recordConsent: `mutation OperatorRecordConsent($input: RecordConsentInput!) {
    recordConsent(input: $input) { consentId error { code field } }
  }`,
  withdrawConsent: `mutation OperatorWithdrawConsent($id: ID!) {
    withdrawConsent(id: $id) { consentId cancelledReferrals error { code field } }
  }`,
  packagePreview: `query OperatorPackagePreview($caseId: ID!, $consentId: ID) {
    packagePreview(caseId: $caseId, consentId: $consentId) { sha256 }
  }`,
  sendReferral: `mutation OperatorSendReferral($input: SendReferralInput!) {
    sendReferral(input: $input) { referralId error { code field } }
  }`,
  acceptReferral: `mutation OperatorAcceptReferral($id: ID!) {
    acceptReferral(id: $id) { referralId state error { code field } }
  }`,
  declineReferral: `mutation OperatorDeclineReferral($id: ID!, $reason: DeclineReason!) {
    declineReferral(id: $id, reason: $reason) { referralId state error { code field } }
  }`,
  decideGap: `mutation OperatorDecideGap($id: ID!, $confirm: Boolean!) {
    decideGap(id: $id, confirm: $confirm) { gapId error { code field } }
  }`,
} as const
