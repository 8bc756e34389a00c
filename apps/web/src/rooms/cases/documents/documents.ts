import { graphql } from '../../../gql/index.ts'

export const AddDocumentMutation = graphql(`
  mutation AddDocument($input: AddDocumentInput!) { addDocument(input: $input) { documentId error { code field } } }
`)

export const DocumentQuery = graphql(`
  query Document($id: ID!) { document(id: $id) { id mediaType contentBase64 } }
`)
