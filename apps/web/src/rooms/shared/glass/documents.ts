import { graphql } from '../../../gql/index.ts'

export const OpenGlassQuery = graphql(`
  query OpenGlass { openGlass { id fileNumber reasonCode openedAt until } }
`)
export const OpenBreakGlassMutation = graphql(`
  mutation OpenBreakGlass($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlassId error { code field } } }
`)
export const EndBreakGlassMutation = graphql(`
  mutation EndBreakGlass($id: ID!) { endBreakGlass(id: $id) { breakGlassId error { code field } } }
`)
export const OpenArt9FactMutation = graphql(`
  mutation OpenArt9Fact($breakGlassId: ID!, $factId: ID!, $reason: String!) {
    openArt9Fact(breakGlassId: $breakGlassId, factId: $factId, reason: $reason) { factId error { code field } }
  }
`)
export const BrokenCaseQuery = graphql(`
  query BrokenCase($id: ID!) {
    brokenCase(id: $id) {
      id fileNumber openedOn until reasonCode
      identity { givenName familyName birthDate nationality gender language addressLock place }
      facts { id type category payload validOn recordedOn evidence supersedes superseded }
      art9 { id recordedOn opened }
      handovers { id track fromBody toBody dueOn owner nextAction nextActionOn overdueSince }
      tasks { id code citation documents dueOn owner }
      notes { id confidential text createdAt }
      referrals { topic recipient { id name organisation kind } state sentAt respondBy decidedAt escalationLevel }
    }
  }
`)
