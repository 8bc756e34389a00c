import { builder } from '../../graphql/builder.ts'

export interface ProposalShape {
  id: string
  what: string
  schedule: string
  amount: number | null
  unit: string | null
  caseId: string | null
  fileNumber: string | null
  pseudonym: string | null
  dueOn: string
  state: string
  postponedTo: string | null
  legalHold: boolean | null
}

export const RetentionProposal = builder.objectRef<ProposalShape>('RetentionProposal').implement({
  description: 'What is due for deletion, or (REVIEW) for a look. A person confirms.',
  fields: (t) => ({
    id: t.exposeID('id'),
    what: t.exposeString('what'),
    schedule: t.exposeString('schedule'),
    amount: t.exposeInt('amount', { nullable: true }),
    unit: t.exposeString('unit', { nullable: true }),
    caseId: t.exposeID('caseId', {
      nullable: true,
      description: 'For the assigned case manager; null for the officer.',
    }),
    fileNumber: t.exposeString('fileNumber', { nullable: true }),
    pseudonym: t.exposeString('pseudonym', { nullable: true }),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    state: t.exposeString('state'),
    postponedTo: t.expose('postponedTo', { type: 'CalendarDate', nullable: true }),
    legalHold: t.exposeBoolean('legalHold', { nullable: true }),
  }),
})

export interface ScheduleShape {
  code: string
  amount: number
  unit: string
  signedOffOn: string | null
}

export const RetentionSchedule = builder.objectRef<ScheduleShape>('RetentionSchedule').implement({
  description: 'How long what is kept. Without a sign-off it is a proposal and deletes nothing.',
  fields: (t) => ({
    code: t.exposeString('code'),
    amount: t.exposeInt('amount'),
    unit: t.exposeString('unit'),
    signedOffOn: t.expose('signedOffOn', { type: 'CalendarDate', nullable: true }),
  }),
})

export interface HoldShape {
  id: string
  pseudonym: string
  reason: string
  state: string
  requestedOn: string
  decidedOn: string | null
  liftedOn: string | null
}

export const LegalHold = builder.objectRef<HoldShape>('LegalHold').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    pseudonym: t.exposeString('pseudonym'),
    reason: t.exposeString('reason'),
    state: t.exposeString('state'),
    requestedOn: t.expose('requestedOn', { type: 'CalendarDate' }),
    decidedOn: t.expose('decidedOn', { type: 'CalendarDate', nullable: true }),
    liftedOn: t.expose('liftedOn', { type: 'CalendarDate', nullable: true }),
  }),
})

export interface CertificateShape {
  id: string
  number: string
  issuedOn: string
  what: string
  schedule: string
  amount: number | null
  unit: string | null
  counts: Array<{ kind: string; count: number }>
  confirmedRole: string
  keyDestroyed: boolean
  sha256: string
}

const DeletedRows = builder.objectRef<{ kind: string; count: number }>('DeletedRows').implement({
  fields: (t) => ({ kind: t.exposeString('kind'), count: t.exposeInt('count') }),
})

export const DeletionCertificate = builder.objectRef<CertificateShape>('DeletionCertificate').implement({
  description: 'Which kinds of rows went, how many and why; nothing about whom.',
  fields: (t) => ({
    id: t.exposeID('id'),
    number: t.exposeString('number'),
    issuedOn: t.expose('issuedOn', { type: 'CalendarDate' }),
    what: t.exposeString('what'),
    schedule: t.exposeString('schedule'),
    amount: t.exposeInt('amount', { nullable: true }),
    unit: t.exposeString('unit', { nullable: true }),
    counts: t.expose('counts', { type: [DeletedRows] }),
    confirmedRole: t.exposeString('confirmedRole'),
    keyDestroyed: t.exposeBoolean('keyDestroyed'),
    sha256: t.exposeString('sha256'),
  }),
})

interface RegisterShape {
  schedules: ScheduleShape[]
  proposals: ProposalShape[]
  holds: HoldShape[]
  certificates: CertificateShape[]
}

export const RetentionRegister = builder.objectRef<RegisterShape>('RetentionRegister').implement({
  fields: (t) => ({
    schedules: t.expose('schedules', { type: [RetentionSchedule] }),
    proposals: t.expose('proposals', { type: [RetentionProposal] }),
    holds: t.expose('holds', { type: [LegalHold] }),
    certificates: t.expose('certificates', { type: [DeletionCertificate] }),
  }),
})
