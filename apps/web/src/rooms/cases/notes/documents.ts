import { graphql } from '../../../gql/index.ts'

export const MarkNoteMutation = graphql(`
  mutation MarkNote($id: ID!, $thirdParty: Boolean!) { markNote(id: $id, thirdParty: $thirdParty) { noteId error { code field } } }
`)

export const AddNoteMutation = graphql(`
  mutation AddNote($input: AddNoteInput!) { addNote(input: $input) { noteId error { code field } } }
`)
