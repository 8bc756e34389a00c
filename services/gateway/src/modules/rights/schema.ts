import { builder } from '../../graphql/builder.ts'
import { type HoldShape, LegalHold, type ProposalShape, RetentionProposal } from '../retention/schema.ts'

export interface RequestShape {
  id: string
  pseudonym: string
  kind: string
  receivedOn: string
  dueOn: string
  extendedTo: string | null
  extensionReason: string | null
  state: string
  overdue: boolean
  answeredOn: string | null
  outcome: string | null
}

export const SubjectRequest = builder.objectRef<RequestShape>('SubjectRequest').implement({
  description: 'A request of the person (Art. 15 to 21 DSGVO) with its day (Art. 12 Abs. 3).',
  fields: (t) => ({
    id: t.exposeID('id'),
    pseudonym: t.exposeString('pseudonym'),
    kind: t.exposeString('kind'),
    receivedOn: t.expose('receivedOn', { type: 'CalendarDate' }),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    extendedTo: t.expose('extendedTo', { type: 'CalendarDate', nullable: true }),
    extensionReason: t.exposeString('extensionReason', { nullable: true }),
    state: t.exposeString('state'),
    overdue: t.exposeBoolean('overdue'),
    answeredOn: t.expose('answeredOn', { type: 'CalendarDate', nullable: true }),
    outcome: t.exposeString('outcome', { nullable: true }),
  }),
})

interface CaseRightsShape {
  state: string
  closedOn: string | null
  closeReason: string | null
  legalHold: boolean
  holds: HoldShape[]
  proposals: ProposalShape[]
  requests: RequestShape[]
}

export const CaseRights = builder.objectRef<CaseRightsShape>('CaseRights').implement({
  description: 'Closing, deletion, holds and requests of one case.',
  fields: (t) => ({
    state: t.exposeString('state'),
    closedOn: t.expose('closedOn', { type: 'CalendarDate', nullable: true }),
    closeReason: t.exposeString('closeReason', { nullable: true }),
    legalHold: t.exposeBoolean('legalHold'),
    holds: t.expose('holds', { type: [LegalHold] }),
    proposals: t.expose('proposals', { type: [RetentionProposal] }),
    requests: t.expose('requests', { type: [SubjectRequest] }),
  }),
})
