import { graphql } from '../../../gql/index.ts'

export const ImportCasesMutation = graphql(`
  mutation ImportCases($input: ImportCasesInput!) {
    importCases(input: $input) {
      report {
        encoding delimiter rows imported
        rejected { line code field value message { de en } }
        ignored { line reason }
        mapped { line field raw value }
        unknown { line field raw }
        rejectedCsvBase64
      }
      error { code field }
    }
  }
`)
