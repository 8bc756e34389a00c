import { graphql } from '../../../gql/index.ts'

export const RecordFactMutation = graphql(`
  mutation RecordFact($input: RecordFactInput!) { recordFact(input: $input) { factId error { code field } } }
`)
