import { graphql } from '../../gql/index.ts'

export const MyCasesQuery = graphql(`
  query MyCases { myCases { caseId kind guardianKind validTo name unit { id name organisation kind } } }
`)

export const MyWayQuery = graphql(`
  query MyWay($caseId: ID!) {
    myWay(caseId: $caseId) {
      caseId kind state openedOn unit { id name organisation kind }
      identity { givenName familyName birthDate nationality gender language addressLock place }
      facts { id type category payload validOn recordedOn evidence supersedes superseded }
      journey {
        ruleset asOf tracks { track phases { from to regime body certainty citations } } deadlines { code on citation }
      }
      tasks { id code citation documents dueOn }
      consents { id purpose recipient { id name organisation kind } state granted refused givenOn validFrom validTo withdrawnOn }
      referrals {
        id topic recipient { id name organisation kind } state sentAt legalBasis statuteNorm readable
        sections { category fields { key value } }
      }
      notes { id text createdAt }
      volunteerTasks { id code text dueOn state unit { id name organisation kind } }
      accesses { day lastAt role purpose kind unassigned times unit { id name organisation kind } recipient { id name organisation kind } }
    }
  }
`)

export const WithdrawOwnConsentMutation = graphql(`
  mutation WithdrawOwnConsent($id: ID!) { withdrawOwnConsent(id: $id) { consentId error { code field } } }
`)

export const WithdrawOwnVolunteerTaskMutation = graphql(`
  mutation WithdrawOwnVolunteerTask($id: ID!) { withdrawOwnVolunteerTask(id: $id) { taskId error { code field } } }
`)
