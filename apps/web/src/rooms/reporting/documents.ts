import { graphql } from '../../gql/index.ts'

export const ReportingQuery = graphql(`
  query Reporting {
    reportNorms { code citation onRequest fields certainty }
    ownDutyReports { id norm citation reason state openedOn sentOn fields }
  }
`)

export const OwnDutyReportQuery = graphql(`
  query OwnDutyReport($id: ID!) {
    reportNorms { code fields }
    ownDutyReport(id: $id) {
      content
      report {
        id norm citation reason requestReference officerName unit state fields ofCase personTold notToldReason openedOn sentOn sha256
      }
    }
  }
`)

export const OpenDutyReportMutation = graphql(`
  mutation OpenDutyReport($input: OpenDutyReportInput!) {
    openDutyReport(input: $input) { reportId error { code field } }
  }
`)

export const SendDutyReportMutation = graphql(`
  mutation SendDutyReport($input: SendDutyReportInput!) {
    sendDutyReport(input: $input) { reportId error { code field } }
  }
`)

export const DiscardDutyReportMutation = graphql(`
  mutation DiscardDutyReport($id: ID!) { discardDutyReport(id: $id) { reportId error { code field } } }
`)
