import type {
  PackageField as PackageFieldShape,
  PackageSection as PackageSectionShape,
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

export interface SentReferralShape {
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
  }),
})

const PackageField = builder.objectRef<PackageFieldShape>('PackageField').implement({
  description: 'A label key of the catalogue and its value.',
  fields: (t) => ({ key: t.exposeString('key'), value: t.exposeString('value') }),
})

const PackageSection = builder.objectRef<PackageSectionShape>('PackageSection').implement({
  fields: (t) => ({
    category: t.expose('category', { type: DataCategory }),
    fields: t.expose('fields', { type: [PackageField] }),
  }),
})

export interface PackagePreviewShape {
  recipient: UnitShape
  categories: Array<typeof DataCategory.$inferType>
  sections: PackageSectionShape[]
}

export const PackagePreview = builder.objectRef<PackagePreviewShape>('PackagePreview').implement({
  fields: (t) => ({
    recipient: t.expose('recipient', { type: Unit }),
    categories: t.expose('categories', { type: [DataCategory] }),
    sections: t.expose('sections', { type: [PackageSection] }),
  }),
})

interface ReceivedPackageShape {
  id: string
  categories: Array<typeof DataCategory.$inferType>
  sections: PackageSectionShape[]
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

export interface ReceivedReferralShape {
  id: string
  topic: string
  sender: UnitShape
  state: typeof ReferralState.$inferType
  sentAt: string
  respondBy: string
  legalBasis: string
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
    legalBasis: t.exposeString('legalBasis'),
    statuteNorm: t.exposeString('statuteNorm', { nullable: true }),
    declineReason: t.expose('declineReason', { type: DeclineReason, nullable: true }),
    package: t.expose('package', {
      type: ReceivedPackage,
      nullable: true,
      description: 'Null when consent was withdrawn: told, without content.',
    }),
  }),
})
