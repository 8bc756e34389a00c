import { graphql } from '../../../gql/index.ts'

export const MarkNoteMutation = graphql(`
  mutation MarkNote($id: ID!, $thirdParty: Boolean!) { markNote(id: $id, thirdParty: $thirdParty) { noteId error { code field } } }
`)
