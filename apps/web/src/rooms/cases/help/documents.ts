import { graphql } from '../../../gql/index.ts'

export const VolunteerHelpQuery = graphql(`
  query VolunteerHelp($caseId: ID!) {
    volunteerHelp(caseId: $caseId) {
      volunteers { id name unit { id name organisation kind } }
      given { id volunteer code text dueOn state consentedOn }
    }
  }
`)

export const GiveVolunteerTaskMutation = graphql(`
  mutation GiveVolunteerTask($input: GiveVolunteerTaskInput!) { giveVolunteerTask(input: $input) { taskId error { code field } } }
`)

export const WithdrawVolunteerTaskMutation = graphql(`
  mutation WithdrawVolunteerTask($id: ID!) { withdrawVolunteerTask(id: $id) { taskId error { code field } } }
`)
