import { graphql } from '../../gql/index.ts'

export const VolunteerTasksQuery = graphql(`
  query VolunteerTasks { volunteerTasks { id firstName language code text dueOn state } }
`)

export const SettleVolunteerTaskMutation = graphql(`
  mutation SettleVolunteerTask($id: ID!, $done: Boolean!) { settleVolunteerTask(id: $id, done: $done) { taskId error { code field } } }
`)
