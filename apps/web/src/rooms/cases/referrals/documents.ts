import { graphql } from '../../../gql/index.ts'

export const PackagePreviewQuery = graphql(`
  query PackagePreview(
    $caseId: ID!, $consentId: ID, $statute: StatuteInput, $claimed: Claim, $excerpt: String, $leaveOut: [String!]
  ) {
    packagePreview(
      caseId: $caseId, consentId: $consentId, statute: $statute, claimed: $claimed, excerpt: $excerpt, leaveOut: $leaveOut
    ) {
      recipient { id name organisation kind }
      legalBasis
      statute { norm task }
      categories
      sections { category fields { ref key value } }
      leftOut { ref key value }
      unreleased
      sha256
    }
  }
`)

export const StatutesToQuery = graphql(`
  query StatutesTo($unitId: ID!) { statutesTo(unitId: $unitId) { norm task categories } }
`)

export const SendReferralMutation = graphql(`
  mutation SendReferral($input: SendReferralInput!) { sendReferral(input: $input) { referralId error { code field } } }
`)
