import { graphql } from '../../../gql/index.ts'

export const PackagePreviewQuery = graphql(`
  query PackagePreview($caseId: ID!, $consentId: ID!) {
    packagePreview(caseId: $caseId, consentId: $consentId) {
      recipient { id name organisation kind }
      categories
      sections { category fields { key value } }
    }
  }
`)

export const SendReferralMutation = graphql(`
  mutation SendReferral($input: SendReferralInput!) { sendReferral(input: $input) { referralId error { code field } } }
`)
