import { graphql } from '../../../gql/index.ts'

export const RecipientUnitsQuery = graphql(`
  query RecipientUnits { recipientUnits { id name organisation kind } }
`)

export const RecordConsentMutation = graphql(`
  mutation RecordConsent($input: RecordConsentInput!) {
    recordConsent(input: $input) { consentId warnings error { code field } }
  }
`)

export const WithdrawConsentMutation = graphql(`
  mutation WithdrawConsent($id: ID!) { withdrawConsent(id: $id) { consentId cancelledReferrals error { code field } } }
`)

export const RecordProcessingConsentMutation = graphql(`
  mutation RecordProcessingConsent($caseId: ID!, $input: ProcessingConsentInput!) {
    recordProcessingConsent(caseId: $caseId, input: $input) { processingConsentId error { code field } }
  }
`)

export const WithdrawProcessingConsentMutation = graphql(`
  mutation WithdrawProcessingConsent($id: ID!) {
    withdrawProcessingConsent(id: $id) { processingConsentId error { code field } }
  }
`)

export const PrintConsentMutation = graphql(`
  mutation PrintConsent($input: PrintConsentInput!) { printConsent(input: $input) { pdfBase64 error { code field } } }
`)

export const RecordReleaseMutation = graphql(`
  mutation RecordRelease($input: RecordReleaseInput!) { recordRelease(input: $input) { releaseId error { code field } } }
`)

export const WithdrawReleaseMutation = graphql(`
  mutation WithdrawRelease($id: ID!) { withdrawRelease(id: $id) { releaseId error { code field } } }
`)
