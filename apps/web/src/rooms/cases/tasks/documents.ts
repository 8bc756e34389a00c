import { graphql } from '../../../gql/index.ts'

export const CompleteTaskMutation = graphql(`
  mutation CompleteTask($id: ID!) { completeTask(id: $id) { taskId error { code field } } }
`)
