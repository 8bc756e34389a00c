import { graphql } from '../../../gql/index.ts'

export const JourneyQuery = graphql(`
  query Journey($caseId: ID!, $asOf: CalendarDate) {
    journey(caseId: $caseId, asOf: $asOf) {
      ruleset asOf
      tracks { track phases { from to regime body rules citations certainty } }
      unclear { track from to readings { regime citation } }
      deadlines { code on citation }
      uncovered { track from to days reason }
      warnings { code citation }
      work { from to permission citation }
    }
  }
`)
