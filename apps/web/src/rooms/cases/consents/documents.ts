import { graphql } from '../../../gql/index.ts'

export const RecipientUnitsQuery = graphql(`
  query RecipientUnits { recipientUnits { id name organisation kind } }
`)

export const RecordConsentMutation = graphql(`
  mutation RecordConsent($input: RecordConsentInput!) { recordConsent(input: $input) { consentId error { code field } } }
`)

export const WithdrawConsentMutation = graphql(`
  mutation WithdrawConsent($id: ID!) { withdrawConsent(id: $id) { consentId cancelledReferrals error { code field } } }
`)
