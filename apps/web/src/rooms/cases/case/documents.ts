import { graphql } from '../../../gql/index.ts'

export const CaseQuery = graphql(`
  query Case($id: ID!) {
    case(id: $id) {
      id fileNumber state openedOn owner nextActionCode nextActionOn
      identity { givenName familyName birthDate nationality gender language addressLock place }
      household
      facts { id type category payload validOn recordedOn evidence supersedes superseded }
      journey {
        ruleset asOf
        tracks { track phases { from to regime body rules citations certainty } }
        unclear { track from to readings { regime citation } }
        deadlines { code on citation }
        uncovered { track from to days reason }
        warnings { code citation }
        work { from to permission citation }
      }
      handovers { id track fromBody toBody dueOn rule citation linkId state owner nextAction nextActionOn acknowledgedOn overdueSince }
      tasks { id code citation documents dueOn owner state doneOn }
      consents {
        id purpose recipient { id name organisation kind } state granted refused language givenOn validFrom validTo withdrawnOn
        direction textVersion textProvenance interpreterName signatures { role name }
      }
      releases { id recipient { id name organisation kind } norm released scope validFrom validTo withdrawnOn }
      referrals {
        id topic recipient { id name organisation kind } state sentAt respondBy escalationLevel declineReason decidedAt owner nextAction
        legalBasis statuteNorm statuteTask notices { id kind createdAt dueOn acknowledgedAt withContent }
      }
      notes { id confidential thirdParty text createdAt }
      documents { id kind mediaType size createdAt }
      processingConsents { id category givenOn proof withdrawnOn }
      importRecords { line outcome mapped unknown raw importedAt }
    }
  }
`)
