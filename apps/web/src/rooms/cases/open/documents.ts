import { graphql } from '../../../gql/index.ts'

export const AreasQuery = graphql(`
  query Areas { areas { id name } }
`)

export const OpenCaseMutation = graphql(`
  mutation OpenCase($input: OpenCaseInput!) { openCase(input: $input) { caseId error { code field } } }
`)
