import { AUDIT_ACTIONS, type AuditKind } from '@nahtlos/db'
import type { Timeline } from '@nahtlos/domain/law'
import { builder } from '../../graphql/builder.ts'
import { Kind } from '../audit/schema.ts'
import { Fact, type FactShape, Identity, type IdentityShape } from '../case/schema.ts'
import { Consent, type ConsentShape, DataCategory } from '../consent/schema.ts'
import { Role, Unit, type UnitShape } from '../directory/schema.ts'
import { Journey } from '../journey/schema.ts'
import { PackageSection, type ReceivedReferralShape, ReferralState } from '../referral/schema.ts'

type Section = NonNullable<ReceivedReferralShape['package']>['sections'][number]

export const PersonLinkKind = builder.enumType('PersonLinkKind', { values: ['SELF', 'GUARDIAN'] as const })
export const GuardianKind = builder.enumType('GuardianKind', {
  values: ['PARENT', 'VORMUND', 'BETREUER'] as const,
})
export const VolunteerTaskState = builder.enumType('VolunteerTaskState', {
  values: ['OPEN', 'DONE', 'RETURNED', 'WITHDRAWN'] as const,
})

export interface PersonLinkShape {
  id: string
  kind: typeof PersonLinkKind.$inferType
  guardianKind: typeof GuardianKind.$inferType | null
  validFrom: string
  validTo: string | null
  createdAt: string
  revokedAt: string | null
  account: boolean
  codeExpiresAt: string | null
  lastUsedAt: string | null
}

export const PersonLink = builder.objectRef<PersonLinkShape>('PersonLink').implement({
  description: 'Who may see this case as their own: the person or a guardian.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: PersonLinkKind }),
    guardianKind: t.expose('guardianKind', { type: GuardianKind, nullable: true }),
    validFrom: t.expose('validFrom', { type: 'CalendarDate' }),
    validTo: t.expose('validTo', { type: 'CalendarDate', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
    revokedAt: t.expose('revokedAt', { type: 'Instant', nullable: true }),
    account: t.exposeBoolean('account', { description: 'Signs in with an account and needs no code.' }),
    codeExpiresAt: t.expose('codeExpiresAt', {
      type: 'Instant',
      nullable: true,
      description: 'End of a code that was handed out and not used yet.',
    }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'Instant', nullable: true }),
  }),
})

export interface MyCaseShape {
  caseId: string
  kind: typeof PersonLinkKind.$inferType
  guardianKind: typeof GuardianKind.$inferType | null
  validTo: string | null
  state: string
  openedOn: string
  name: string
  unit: UnitShape
}

export const MyCase = builder.objectRef<MyCaseShape>('MyCase').implement({
  fields: (t) => ({
    caseId: t.exposeID('caseId'),
    kind: t.expose('kind', { type: PersonLinkKind }),
    guardianKind: t.expose('guardianKind', { type: GuardianKind, nullable: true }),
    validTo: t.expose('validTo', { type: 'CalendarDate', nullable: true }),
    state: t.exposeString('state'),
    openedOn: t.expose('openedOn', { type: 'CalendarDate' }),
    name: t.exposeString('name'),
    unit: t.expose('unit', { type: Unit }),
  }),
})

interface MyTaskShape {
  id: string
  code: string
  citation: string | null
  documents: string[]
  dueOn: string
}

const MyTask = builder.objectRef<MyTaskShape>('MyTask').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code'),
    citation: t.exposeString('citation', { nullable: true }),
    documents: t.exposeStringList('documents'),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
  }),
})

interface MyReferralShape {
  id: string
  topic: string
  recipient: UnitShape
  state: typeof ReferralState.$inferType
  sentAt: string
  legalBasis: string
  statuteNorm: string | null
  consentId: string | null
  readable: boolean
  categories: Array<typeof DataCategory.$inferType>
  sections: Section[]
}

const MyReferral = builder.objectRef<MyReferralShape>('MyReferral').implement({
  description: 'What was passed on, to which office, on which basis; no name of staff.',
  fields: (t) => ({
    id: t.exposeID('id'),
    topic: t.exposeString('topic'),
    recipient: t.expose('recipient', { type: Unit }),
    state: t.expose('state', { type: ReferralState }),
    sentAt: t.expose('sentAt', { type: 'Instant' }),
    legalBasis: t.exposeString('legalBasis'),
    statuteNorm: t.exposeString('statuteNorm', { nullable: true }),
    consentId: t.exposeID('consentId', { nullable: true }),
    readable: t.exposeBoolean('readable', { description: 'The office can still read it.' }),
    categories: t.expose('categories', { type: [DataCategory] }),
    sections: t.expose('sections', { type: [PackageSection] }),
  }),
})

interface MyNoteShape {
  id: string
  text: string
  createdAt: string
}

const MyNote = builder.objectRef<MyNoteShape>('MyNote').implement({
  description: 'A note that is neither confidential nor about somebody else too.',
  fields: (t) => ({
    id: t.exposeID('id'),
    text: t.exposeString('text'),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
  }),
})

interface MyVolunteerTaskShape {
  id: string
  code: string
  text: string
  dueOn: string
  state: typeof VolunteerTaskState.$inferType
  unit: UnitShape
}

const MyVolunteerTask = builder.objectRef<MyVolunteerTaskShape>('MyVolunteerTask').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code'),
    text: t.exposeString('text'),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    state: t.expose('state', { type: VolunteerTaskState }),
    unit: t.expose('unit', { type: Unit }),
  }),
})

interface MyAccessShape {
  day: string
  lastAt: string
  unit: UnitShape | null
  role: string
  purpose: string
  action: string
  recipient: UnitShape | null
  times: number
}

const KINDS: Readonly<Partial<Record<string, AuditKind>>> = AUDIT_ACTIONS

const MyAccess = builder.objectRef<MyAccessShape>('MyAccess').implement({
  description:
    'Which office looked or passed on, in which role, why and when (Art. 15 DSGVO); no name of staff.',
  fields: (t) => ({
    day: t.expose('day', { type: 'CalendarDate' }),
    lastAt: t.expose('lastAt', { type: 'Instant' }),
    unit: t.expose('unit', { type: Unit, nullable: true }),
    role: t.field({
      type: Role,
      nullable: true,
      description: 'Null for the platform itself.',
      resolve: ({ role }) => (role === 'SYSTEM' ? null : (role as typeof Role.$inferType)),
    }),
    purpose: t.exposeString('purpose'),
    kind: t.field({
      type: Kind,
      // What another release wrote and this one does not know was at least a look.
      resolve: ({ action }) => KINDS[action] ?? 'QUERY',
    }),
    unassigned: t.boolean({
      description:
        'By somebody who is not assigned to the case; shown once the data protection officer has reviewed it.',
      resolve: ({ action }) => action.startsWith('glass.'),
    }),
    recipient: t.expose('recipient', { type: Unit, nullable: true }),
    times: t.exposeInt('times'),
  }),
})

export interface MyWayShape {
  caseId: string
  kind: typeof PersonLinkKind.$inferType
  unit: UnitShape
  state: string
  openedOn: string
  identity: IdentityShape
  facts: FactShape[]
  timeline: Timeline | null
  tasks: MyTaskShape[]
  consents: ConsentShape[]
  referrals: MyReferralShape[]
  notes: MyNoteShape[]
  volunteerTasks: MyVolunteerTaskShape[]
  accesses: MyAccessShape[]
}

export const MyWay = builder.objectRef<MyWayShape>('MyWay').implement({
  fields: (t) => ({
    caseId: t.exposeID('caseId'),
    kind: t.expose('kind', { type: PersonLinkKind }),
    unit: t.expose('unit', { type: Unit }),
    state: t.exposeString('state'),
    openedOn: t.expose('openedOn', { type: 'CalendarDate' }),
    identity: t.expose('identity', { type: Identity }),
    facts: t.expose('facts', { type: [Fact] }),
    journey: t.expose('timeline', { type: Journey, nullable: true }),
    tasks: t.expose('tasks', { type: [MyTask] }),
    consents: t.expose('consents', { type: [Consent] }),
    referrals: t.expose('referrals', { type: [MyReferral] }),
    notes: t.expose('notes', { type: [MyNote] }),
    volunteerTasks: t.expose('volunteerTasks', { type: [MyVolunteerTask] }),
    accesses: t.expose('accesses', { type: [MyAccess] }),
  }),
})
