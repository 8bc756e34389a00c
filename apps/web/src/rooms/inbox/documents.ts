import { graphql } from '../../gql/index.ts'

export const InboxQuery = graphql(`
  query Inbox($state: InboxState!) {
    inbox(state: $state) { id topic sender { id name organisation kind } state sentAt respondBy overdue decidedAt openNotices }
  }
`)

export const ReceivedReferralQuery = graphql(`
  query ReceivedReferral($id: ID!) {
    receivedReferral(id: $id) {
      id topic sender { id name organisation kind } state sentAt respondBy legalBasis statuteNorm statuteTask claimed declineReason
      notices { id kind createdAt acknowledgedAt correction { sections { category available fields { key value } } sha256 sealedAt } }
      package { id categories sections { category available fields { key value } } sha256 sealedAt }
    }
  }
`)

export const AcknowledgeNoticeMutation = graphql(`
  mutation AcknowledgeNotice($referralId: ID!, $noticeId: ID!) {
    acknowledgeNotice(referralId: $referralId, noticeId: $noticeId) { noticeId error { code field } }
  }
`)

export const AcceptReferralMutation = graphql(`
  mutation AcceptReferral($id: ID!) { acceptReferral(id: $id) { referralId state error { code field } } }
`)

export const DeclineReferralMutation = graphql(`
  mutation DeclineReferral($id: ID!, $reason: DeclineReason!) {
    declineReferral(id: $id, reason: $reason) { referralId state error { code field } }
  }
`)
