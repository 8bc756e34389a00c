import { OUTCOMES, REASONS, TELLINGS } from '@nahtlos/domain/break-glass'
import { builder } from '../../graphql/builder.ts'
import {
  Fact,
  type FactShape,
  Handover,
  type HandoverShape,
  Identity,
  type IdentityShape,
  Note,
  type NoteShape,
  Task,
  type TaskShape,
} from '../case/schema.ts'
import { ReferralMetadata, type ReferralMetadataShape } from '../referral/register.ts'

export const BreakGlassReason = builder.enumType('BreakGlassReason', { values: REASONS })
export const ReviewOutcome = builder.enumType('ReviewOutcome', { values: OUTCOMES })
export const Telling = builder.enumType('Telling', { values: TELLINGS })

export interface OpenGlassShape {
  id: string
  fileNumber: string
  reasonCode: (typeof REASONS)[number]
  openedAt: string
  until: string
}

export const OpenGlass = builder.objectRef<OpenGlassShape>('OpenGlass').implement({
  description: 'Broken glass of the viewer that is still open.',
  fields: (t) => ({
    id: t.exposeID('id'),
    fileNumber: t.exposeString('fileNumber'),
    reasonCode: t.expose('reasonCode', { type: BreakGlassReason }),
    openedAt: t.expose('openedAt', { type: 'Instant' }),
    until: t.expose('until', { type: 'Instant' }),
  }),
})

export interface CaseGlassShape {
  id: string
  actor: string | null
  actorRole: string
  reasonCode: (typeof REASONS)[number]
  openedAt: string
  until: string
  open: boolean
}

export const CaseGlass = builder.objectRef<CaseGlassShape>('CaseGlass').implement({
  description: 'That somebody who is not assigned looks or looked into a case.',
  fields: (t) => ({
    id: t.exposeID('id'),
    actor: t.exposeString('actor', { nullable: true, description: 'Named to the own unit only.' }),
    actorRole: t.exposeString('actorRole'),
    reasonCode: t.expose('reasonCode', { type: BreakGlassReason }),
    openedAt: t.expose('openedAt', { type: 'Instant' }),
    until: t.expose('until', { type: 'Instant', description: 'When it ended, or will.' }),
    open: t.exposeBoolean('open'),
  }),
})

interface Art9Shape {
  id: string
  recordedOn: string
  opened: boolean
}

const Art9Fact = builder.objectRef<Art9Shape>('Art9Fact').implement({
  description: 'That there is a fact of Art. 9 GDPR; what it says is opened one by one, each with a reason.',
  fields: (t) => ({
    id: t.exposeID('id'),
    recordedOn: t.expose('recordedOn', { type: 'CalendarDate' }),
    opened: t.exposeBoolean('opened'),
  }),
})

export interface BrokenCaseShape {
  id: string
  fileNumber: string
  openedOn: string
  until: string
  reasonCode: (typeof REASONS)[number]
  identity: IdentityShape
  facts: FactShape[]
  art9: Art9Shape[]
  handovers: HandoverShape[]
  tasks: TaskShape[]
  notes: NoteShape[]
  referrals: ReferralMetadataShape[]
}

export const BrokenCase = builder.objectRef<BrokenCaseShape>('BrokenCase').implement({
  description: 'One case through broken glass, to read and not to change.',
  fields: (t) => ({
    id: t.exposeID('id'),
    fileNumber: t.exposeString('fileNumber'),
    openedOn: t.expose('openedOn', { type: 'CalendarDate' }),
    until: t.expose('until', { type: 'Instant' }),
    reasonCode: t.expose('reasonCode', { type: BreakGlassReason }),
    identity: t.expose('identity', { type: Identity }),
    facts: t.expose('facts', { type: [Fact] }),
    art9: t.expose('art9', { type: [Art9Fact] }),
    handovers: t.expose('handovers', { type: [Handover] }),
    tasks: t.expose('tasks', { type: [Task] }),
    notes: t.expose('notes', { type: [Note] }),
    referrals: t.expose('referrals', { type: [ReferralMetadata] }),
  }),
})

interface OpeningShape {
  givenAt: string
  reason: string
}

const Art9Opening = builder.objectRef<OpeningShape>('Art9Opening').implement({
  fields: (t) => ({
    givenAt: t.expose('givenAt', { type: 'Instant' }),
    reason: t.exposeString('reason'),
  }),
})

export interface ReviewShape {
  id: string
  pseudonym: string
  actor: string
  actorRole: string
  unit: string
  reasonCode: (typeof REASONS)[number]
  reason: string
  openings: OpeningShape[]
  openedAt: string
  until: string
  endedAt: string | null
  dueOn: string
  overdue: boolean
  own: boolean
  reviewedAt: string | null
  outcome: (typeof OUTCOMES)[number] | null
  telling: (typeof TELLINGS)[number] | null
  toldAt: string | null
}

export const BreakGlassReview = builder.objectRef<ReviewShape>('BreakGlassReview').implement({
  description: 'Owed by the data protection officer within five working days.',
  fields: (t) => ({
    id: t.exposeID('id'),
    pseudonym: t.exposeString('pseudonym'),
    actor: t.exposeString('actor'),
    actorRole: t.exposeString('actorRole'),
    unit: t.exposeString('unit'),
    reasonCode: t.expose('reasonCode', { type: BreakGlassReason }),
    reason: t.exposeString('reason'),
    openings: t.expose('openings', { type: [Art9Opening] }),
    openedAt: t.expose('openedAt', { type: 'Instant' }),
    until: t.expose('until', { type: 'Instant' }),
    endedAt: t.expose('endedAt', { type: 'Instant', nullable: true }),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    overdue: t.exposeBoolean('overdue'),
    own: t.exposeBoolean('own', { description: 'Done by the viewer, who does not judge it.' }),
    reviewedAt: t.expose('reviewedAt', { type: 'Instant', nullable: true }),
    outcome: t.expose('outcome', { type: ReviewOutcome, nullable: true }),
    telling: t.expose('telling', { type: Telling, nullable: true }),
    toldAt: t.expose('toldAt', { type: 'Instant', nullable: true }),
  }),
})
