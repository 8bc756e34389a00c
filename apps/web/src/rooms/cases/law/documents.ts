import { graphql } from '../../../gql/index.ts'

export const JourneyExplanationQuery = graphql(`
  query JourneyExplanation($caseId: ID!, $asOf: CalendarDate) {
    journeyExplanation(caseId: $caseId, asOf: $asOf) {
      track from to regime certainty code on
      steps { factId factType factDay rule citation text { de en } }
    }
  }
`)

// The simulated journey itself is not asked for: what is not on the screen cannot be taken for the real one.
export const DraftSimulationQuery = graphql(`
  query DraftSimulation($caseId: ID!, $draft: String!) {
    draftSimulation(caseId: $caseId, draft: $draft) {
      draft
      differences { kind track from to code before after beforeBody afterBody reason { de en } rules }
    }
  }
`)

export const JourneyChangesQuery = graphql(`
  query JourneyChanges {
    journeyChanges {
      id caseId fileNumber detectedOn
      differences { kind track from to code before after beforeBody afterBody reason { de en } rules }
    }
  }
`)

export const MarkJourneyChangeSeenMutation = graphql(`
  mutation MarkJourneyChangeSeen($id: ID!) { markJourneyChangeSeen(id: $id) { changeId error { code field } } }
`)
