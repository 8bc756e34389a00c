import type { OpenedSection } from '@nahtlos/db'
import { CLAIMS, type Statute } from '@nahtlos/domain/consent'
import type {
  PackageField as PackageFieldShape,
  PackageSection as PackageSectionShape,
  SourcedField as SourcedFieldShape,
} from '@nahtlos/domain/package'
import { builder } from '../../graphql/builder.ts'
import { DataCategory } from '../consent/schema.ts'
import { Unit, type UnitShape } from '../directory/schema.ts'

export const ReferralState = builder.enumType('ReferralState', {
  values: ['SENT', 'ACCEPTED', 'DECLINED', 'CANCELLED'] as const,
})
export const DeclineReason = builder.enumType('DeclineReason', {
  values: [
    'NO_CAPACITY',
    'NOT_RESPONSIBLE',
    'OFFER_MISSING',
    'REQUIREMENTS_NOT_MET',
    'DATA_INCOMPLETE',
  ] as const,
})
export const InboxState = builder.enumType('InboxState', { values: ['OPEN', 'DECIDED'] as const })

const LegalBasis = builder.enumType('LegalBasis', { values: ['CONSENT', 'STATUTE'] as const })
export const Claim = builder.enumType('Claim', { values: CLAIMS })
export const StatuteType = builder.objectRef<Statute>('Statute').implement({
  description: 'A norm that carries a disclosure without consent, and the task it is for.',
  fields: (t) => ({
    task: t.exposeString('key', { description: 'Code of the task, which names the statute too.' }),
    norm: t.exposeString('norm'),
    categories: t.expose('categories', { type: [DataCategory] }),
  }),
})
export const StatuteInput = builder.inputType('StatuteInput', {
  fields: (t) => ({
    task: t.string({ required: true }),
    recipientUnitId: t.id({ required: true }),
    necessity: t.string({ required: true, description: 'Why the task cannot be done without it.' }),
  }),
})

const NoticeKind = builder.enumType('ReferralNoticeKind', { values: ['WITHDRAWN', 'CORRECTED'] as const })

interface SentNoticeShape {
  id: string
  kind: typeof NoticeKind.$inferType
  createdAt: string
  dueOn: string | null
  acknowledgedAt: string | null
  withContent: boolean
}

const SentNotice = builder.objectRef<SentNoticeShape>('SentNotice').implement({
  description: 'What the recipient was told after the sending, and whether they have seen it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: NoticeKind }),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
    dueOn: t.expose('dueOn', { type: 'CalendarDate', nullable: true }),
    acknowledgedAt: t.expose('acknowledgedAt', { type: 'Instant', nullable: true }),
    withContent: t.exposeBoolean('withContent'),
  }),
})

export interface SentReferralShape {
  legalBasis: typeof LegalBasis.$inferType
  statuteNorm: string | null
  statuteTask: string | null
  notices: SentNoticeShape[]
  id: string
  topic: string
  recipient: UnitShape
  state: typeof ReferralState.$inferType
  sentAt: string
  respondBy: string
  escalationLevel: number
  declineReason: typeof DeclineReason.$inferType | null
  decidedAt: string | null
  owner: string
  nextAction: string
}

export const SentReferral = builder.objectRef<SentReferralShape>('SentReferral').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    topic: t.exposeString('topic'),
    recipient: t.expose('recipient', { type: Unit }),
    state: t.expose('state', { type: ReferralState }),
    sentAt: t.expose('sentAt', { type: 'Instant' }),
    respondBy: t.expose('respondBy', { type: 'Instant' }),
    escalationLevel: t.exposeInt('escalationLevel'),
    declineReason: t.expose('declineReason', { type: DeclineReason, nullable: true }),
    decidedAt: t.expose('decidedAt', { type: 'Instant', nullable: true }),
    owner: t.exposeString('owner'),
    nextAction: t.exposeString('nextAction'),
    legalBasis: t.expose('legalBasis', { type: LegalBasis }),
    statuteNorm: t.exposeString('statuteNorm', { nullable: true }),
    statuteTask: t.exposeString('statuteTask', { nullable: true }),
    notices: t.expose('notices', { type: [SentNotice] }),
  }),
})

export interface InboxItemShape {
  id: string
  topic: string
  sender: UnitShape
  state: typeof ReferralState.$inferType
  sentAt: string
  respondBy: string
  overdue: boolean
  decidedAt: string | null
  openNotices: number
}

export const InboxItem = builder.objectRef<InboxItemShape>('InboxItem').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    topic: t.exposeString('topic'),
    sender: t.expose('sender', { type: Unit }),
    state: t.expose('state', { type: ReferralState }),
    sentAt: t.expose('sentAt', { type: 'Instant' }),
    respondBy: t.expose('respondBy', { type: 'Instant' }),
    overdue: t.exposeBoolean('overdue'),
    decidedAt: t.expose('decidedAt', { type: 'Instant', nullable: true }),
    openNotices: t.exposeInt('openNotices', {
      description: 'Corrections and withdrawals nobody has seen yet.',
    }),
  }),
})

const PackageField = builder.objectRef<PackageFieldShape>('PackageField').implement({
  description: 'A label key of the catalogue and its value.',
  fields: (t) => ({ key: t.exposeString('key'), value: t.exposeString('value') }),
})

export const PackageSection = builder.objectRef<OpenedSection>('PackageSection').implement({
  fields: (t) => ({
    category: t.expose('category', { type: DataCategory }),
    fields: t.expose('fields', { type: [PackageField] }),
    available: t.exposeBoolean('available', {
      description: 'False where the key of the case was destroyed: what stood here is gone for good.',
    }),
  }),
})

const PreviewField = builder.objectRef<SourcedFieldShape>('PreviewField').implement({
  description:
    'A field of the package with the ref by which it can be left out. Only the sender learns the ref.',
  fields: (t) => ({
    ref: t.exposeString('ref'),
    key: t.exposeString('key'),
    value: t.exposeString('value'),
  }),
})
const PreviewSection = builder.objectRef<PackageSectionShape<SourcedFieldShape>>('PreviewSection').implement({
  fields: (t) => ({
    category: t.expose('category', { type: DataCategory }),
    fields: t.expose('fields', { type: [PreviewField] }),
  }),
})

export interface PackagePreviewShape {
  recipient: UnitShape
  legalBasis: typeof LegalBasis.$inferType
  statute: Statute | null
  categories: Array<typeof DataCategory.$inferType>
  sections: PackageSectionShape<SourcedFieldShape>[]
  leftOut: SourcedFieldShape[]
  unreleased: Array<typeof DataCategory.$inferType>
  sha256: string
}

export const PackagePreview = builder.objectRef<PackagePreviewShape>('PackagePreview').implement({
  fields: (t) => ({
    recipient: t.expose('recipient', { type: Unit }),
    legalBasis: t.expose('legalBasis', { type: LegalBasis }),
    statute: t.expose('statute', { type: StatuteType, nullable: true }),
    categories: t.expose('categories', { type: [DataCategory] }),
    sections: t.expose('sections', { type: [PreviewSection] }),
    leftOut: t.expose('leftOut', { type: [PreviewField] }),
    unreleased: t.expose('unreleased', {
      type: [DataCategory],
      description: 'What was entrusted and needs a release from secrecy first (§ 203 StGB, § 65 SGB VIII).',
    }),
    sha256: t.exposeString('sha256', { description: 'The seal will be the same; sending asks for it.' }),
  }),
})

interface ReceivedPackageShape {
  id: string
  categories: Array<typeof DataCategory.$inferType>
  sections: OpenedSection[]
  sha256: string
  sealedAt: string
}

const ReceivedPackage = builder.objectRef<ReceivedPackageShape>('ReceivedPackage').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    categories: t.expose('categories', { type: [DataCategory] }),
    sections: t.expose('sections', { type: [PackageSection] }),
    sha256: t.exposeString('sha256'),
    sealedAt: t.expose('sealedAt', { type: 'Instant' }),
  }),
})

interface ReceivedCorrectionShape {
  sections: OpenedSection[]
  sha256: string
  sealedAt: string
}
const ReceivedCorrection = builder.objectRef<ReceivedCorrectionShape>('ReceivedCorrection').implement({
  fields: (t) => ({
    sections: t.expose('sections', { type: [PackageSection] }),
    sha256: t.exposeString('sha256'),
    sealedAt: t.expose('sealedAt', { type: 'Instant' }),
  }),
})

interface ReceivedNoticeShape {
  id: string
  kind: typeof NoticeKind.$inferType
  createdAt: string
  acknowledgedAt: string | null
  correction: ReceivedCorrectionShape | null
}
const ReceivedNotice = builder.objectRef<ReceivedNoticeShape>('ReceivedNotice').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: NoticeKind }),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
    acknowledgedAt: t.expose('acknowledgedAt', { type: 'Instant', nullable: true }),
    correction: t.expose('correction', {
      type: ReceivedCorrection,
      nullable: true,
      description: 'Null where the basis gives no content now: ask the sender.',
    }),
  }),
})

export interface ReceivedReferralShape {
  statuteTask: string | null
  claimed: typeof Claim.$inferType | null
  notices: ReceivedNoticeShape[]
  id: string
  topic: string
  sender: UnitShape
  state: typeof ReferralState.$inferType
  sentAt: string
  respondBy: string
  legalBasis: typeof LegalBasis.$inferType
  statuteNorm: string | null
  declineReason: typeof DeclineReason.$inferType | null
  package: ReceivedPackageShape | null
}

export const ReceivedReferral = builder.objectRef<ReceivedReferralShape>('ReceivedReferral').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    topic: t.exposeString('topic'),
    sender: t.expose('sender', { type: Unit }),
    state: t.expose('state', { type: ReferralState }),
    sentAt: t.expose('sentAt', { type: 'Instant' }),
    respondBy: t.expose('respondBy', { type: 'Instant' }),
    legalBasis: t.expose('legalBasis', { type: LegalBasis }),
    statuteNorm: t.exposeString('statuteNorm', { nullable: true }),
    statuteTask: t.exposeString('statuteTask', { nullable: true }),
    claimed: t.expose('claimed', { type: Claim, nullable: true }),
    notices: t.expose('notices', { type: [ReceivedNotice] }),
    declineReason: t.expose('declineReason', { type: DeclineReason, nullable: true }),
    package: t.expose('package', {
      type: ReceivedPackage,
      nullable: true,
      description: 'Null when consent was withdrawn: told, without content.',
    }),
  }),
})
