import { graphql } from '../../../gql/index.ts'

export const AreasQuery = graphql(`
  query Areas { areas { id name } }
`)

export const OpenCaseMutation = graphql(`
  mutation OpenCase($input: OpenCaseInput!) { openCase(input: $input) { caseId error { code field } } }
`)

export const NgoUnitsQuery = graphql(`
  query NgoUnits { recipientUnits { id name organisation kind } }
`)

export const AnonymousCounsellingQuery = graphql(`
  query AnonymousCounselling { anonymousCounselling { id heldOn language topics area outcome } }
`)

export const RecordAnonymousCounsellingMutation = graphql(`
  mutation RecordAnonymousCounselling($input: RecordAnonymousCounsellingInput!) {
    recordAnonymousCounselling(input: $input) { counsellingId error { code field } }
  }
`)
