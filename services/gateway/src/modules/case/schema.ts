import type { Timeline } from '@nahtlos/domain/law'
import { builder } from '../../graphql/builder.ts'
import {
  ConfidentialityRelease,
  Consent,
  type ConsentShape,
  DataCategory,
  type ReleaseShape,
} from '../consent/schema.ts'
import { Journey } from '../journey/schema.ts'
import { Document, type DocumentShape } from '../paper/schema.ts'
import { ProcessingConsent, type ProcessingConsentShape } from '../processing/schema.ts'
import { SentReferral, type SentReferralShape } from '../referral/schema.ts'

export interface WorklistItemShape {
  caseId: string
  fileNumber: string
  displayName: string
  place: string | null
  regime: string | null
  body: string | null
  nextActionCode: string
  nextActionOn: string
  overdue: boolean
  openTasks: number
  pendingHandovers: number
  overdueHandovers: number
  waitingReferrals: number
  uncoveredDays: number
  uncoveredSince: string | null
  uncoveredTracks: string[]
  nextDeadlineCode: string | null
  nextDeadlineOn: string | null
}

const WorklistItem = builder.objectRef<WorklistItemShape>('WorklistItem').implement({
  fields: (t) => ({
    caseId: t.exposeID('caseId'),
    fileNumber: t.exposeString('fileNumber'),
    displayName: t.exposeString('displayName'),
    place: t.exposeString('place', { nullable: true }),
    regime: t.exposeString('regime', {
      nullable: true,
      description: 'Who is responsible on BENEFITS today, and under which regime.',
    }),
    body: t.exposeString('body', { nullable: true }),
    nextActionCode: t.exposeString('nextActionCode'),
    nextActionOn: t.expose('nextActionOn', { type: 'CalendarDate' }),
    overdue: t.exposeBoolean('overdue'),
    openTasks: t.exposeInt('openTasks'),
    pendingHandovers: t.exposeInt('pendingHandovers'),
    overdueHandovers: t.exposeInt('overdueHandovers'),
    waitingReferrals: t.exposeInt('waitingReferrals'),
    uncoveredDays: t.exposeInt('uncoveredDays'),
    uncoveredSince: t.expose('uncoveredSince', { type: 'CalendarDate', nullable: true }),
    uncoveredTracks: t.exposeStringList('uncoveredTracks'),
    nextDeadlineCode: t.exposeString('nextDeadlineCode', { nullable: true }),
    nextDeadlineOn: t.expose('nextDeadlineOn', { type: 'CalendarDate', nullable: true }),
  }),
})

export interface WorklistShape {
  items: WorklistItemShape[]
  total: number
  endCursor: string | null
  hasMore: boolean
}

export const Worklist = builder.objectRef<WorklistShape>('Worklist').implement({
  fields: (t) => ({
    items: t.expose('items', { type: [WorklistItem] }),
    total: t.exposeInt('total'),
    endCursor: t.exposeString('endCursor', { nullable: true }),
    hasMore: t.exposeBoolean('hasMore'),
  }),
})

export interface IdentityShape {
  givenName: string | null
  familyName: string
  birthDate: string | null
  nationality: string | null
  gender: string | null
  language: string | null
  addressLock: boolean
  place: string | null
}

export const Identity = builder.objectRef<IdentityShape>('Identity').implement({
  fields: (t) => ({
    givenName: t.exposeString('givenName', { nullable: true }),
    familyName: t.exposeString('familyName'),
    birthDate: t.expose('birthDate', { type: 'CalendarDate', nullable: true }),
    nationality: t.exposeString('nationality', { nullable: true }),
    gender: t.exposeString('gender', { nullable: true }),
    language: t.exposeString('language', { nullable: true }),
    addressLock: t.exposeBoolean('addressLock'),
    place: t.exposeString('place', { nullable: true, description: 'Null when locked (Auskunftssperre).' }),
  }),
})

export interface FactShape {
  id: string
  type: string
  category: typeof DataCategory.$inferType
  payload: Record<string, unknown>
  validOn: string
  recordedOn: string
  evidence: string
  supersedes: string | null
  superseded: boolean
}

export const Fact = builder.objectRef<FactShape>('Fact').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    type: t.exposeString('type'),
    category: t.expose('category', { type: DataCategory }),
    payload: t.expose('payload', { type: 'JSON' }),
    validOn: t.expose('validOn', { type: 'CalendarDate' }),
    recordedOn: t.expose('recordedOn', { type: 'CalendarDate' }),
    evidence: t.exposeString('evidence'),
    supersedes: t.exposeID('supersedes', { nullable: true }),
    superseded: t.exposeBoolean('superseded'),
  }),
})

export interface NoteShape {
  id: string
  confidential: boolean
  thirdParty: boolean
  text: string
  createdAt: string
}

export const Note = builder.objectRef<NoteShape>('Note').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    confidential: t.exposeBoolean('confidential'),
    thirdParty: t.exposeBoolean('thirdParty', {
      description: 'Tells something of somebody else: the person, reading the own file, gets it not.',
    }),
    text: t.exposeString('text'),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
  }),
})

export interface ImportRecordShape {
  line: number
  outcome: string
  mapped: unknown
  unknown: unknown
  raw: string
  importedAt: string
}

const ImportRecord = builder.objectRef<ImportRecordShape>('ImportRecord').implement({
  fields: (t) => ({
    line: t.exposeInt('line'),
    outcome: t.exposeString('outcome'),
    mapped: t.expose('mapped', { type: 'JSON' }),
    unknown: t.expose('unknown', { type: 'JSON' }),
    raw: t.exposeString('raw'),
    importedAt: t.expose('importedAt', { type: 'Instant' }),
  }),
})

const HandoverState = builder.enumType('HandoverState', {
  values: ['PENDING', 'ACKNOWLEDGED', 'CANCELLED'] as const,
})

export interface HandoverShape {
  id: string
  track: string
  fromBody: string
  toBody: string
  dueOn: string
  rule: string
  citation: string
  linkId: string
  state: typeof HandoverState.$inferType
  owner: string
  nextAction: string
  nextActionOn: string
  acknowledgedOn: string | null
  overdueSince: string | null
}

export const Handover = builder.objectRef<HandoverShape>('Handover').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    track: t.exposeString('track'),
    fromBody: t.exposeString('fromBody'),
    toBody: t.exposeString('toBody'),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    rule: t.exposeString('rule'),
    citation: t.exposeString('citation'),
    linkId: t.exposeID('linkId', { description: 'Handovers of one change share it.' }),
    state: t.expose('state', { type: HandoverState }),
    owner: t.exposeString('owner'),
    nextAction: t.exposeString('nextAction'),
    nextActionOn: t.expose('nextActionOn', { type: 'CalendarDate' }),
    acknowledgedOn: t.expose('acknowledgedOn', { type: 'CalendarDate', nullable: true }),
    overdueSince: t.expose('overdueSince', { type: 'CalendarDate', nullable: true }),
  }),
})

const TaskState = builder.enumType('TaskState', { values: ['OPEN', 'DONE', 'CANCELLED'] as const })

export interface TaskShape {
  id: string
  code: string
  citation: string | null
  documents: string[]
  dueOn: string
  owner: string
  state: typeof TaskState.$inferType
  doneOn: string | null
}

export const Task = builder.objectRef<TaskShape>('Task').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code'),
    citation: t.exposeString('citation', { nullable: true }),
    documents: t.exposeStringList('documents'),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    owner: t.exposeString('owner'),
    state: t.expose('state', { type: TaskState }),
    doneOn: t.expose('doneOn', { type: 'CalendarDate', nullable: true }),
  }),
})

export interface CaseShape {
  id: string
  fileNumber: string
  state: string
  openedOn: string
  owner: string
  nextActionCode: string | null
  nextActionOn: string | null
  identity: IdentityShape
  household: string[]
  facts: FactShape[]
  timeline: Timeline | null
  handovers: HandoverShape[]
  tasks: TaskShape[]
  consents: ConsentShape[]
  releases: ReleaseShape[]
  referrals: SentReferralShape[]
  notes: NoteShape[]
  documents: DocumentShape[]
  processingConsents: ProcessingConsentShape[]
  importRecords: ImportRecordShape[]
}

export const Case = builder.objectRef<CaseShape>('Case').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    fileNumber: t.exposeString('fileNumber'),
    state: t.exposeString('state'),
    openedOn: t.expose('openedOn', { type: 'CalendarDate' }),
    owner: t.exposeString('owner'),
    nextActionCode: t.exposeString('nextActionCode', { nullable: true }),
    nextActionOn: t.expose('nextActionOn', { type: 'CalendarDate', nullable: true }),
    identity: t.expose('identity', { type: Identity }),
    household: t.exposeStringList('household', {
      description: 'File numbers of own cases in the same household.',
    }),
    facts: t.expose('facts', { type: [Fact] }),
    journey: t.expose('timeline', { type: Journey, nullable: true }),
    handovers: t.expose('handovers', { type: [Handover] }),
    tasks: t.expose('tasks', { type: [Task] }),
    consents: t.expose('consents', { type: [Consent] }),
    releases: t.expose('releases', { type: [ConfidentialityRelease] }),
    referrals: t.expose('referrals', { type: [SentReferral] }),
    notes: t.expose('notes', { type: [Note] }),
    documents: t.expose('documents', { type: [Document] }),
    processingConsents: t.expose('processingConsents', { type: [ProcessingConsent] }),
    importRecords: t.expose('importRecords', { type: [ImportRecord] }),
  }),
})
