import { type CaseKeys, openSections, TamperedSection } from '@nahtlos/db'
import { inbox, receivedReferral } from '@nahtlos/db/hot'
import { statutesBetween } from '@nahtlos/domain/consent'
import { type StoredSection, withoutAddress } from '@nahtlos/domain/package'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder, publicError } from '../../graphql/builder.ts'
import { command } from '../../graphql/command.ts'
import { sealedBasis } from './basis.ts'
import { readDraft } from './draft.ts'
import { missingRelease } from './release.ts'
import {
  Claim,
  InboxItem,
  type InboxItemShape,
  InboxState,
  PackagePreview,
  type PackagePreviewShape,
  ReceivedReferral,
  type ReceivedReferralShape,
  StatuteInput,
  StatuteType,
} from './schema.ts'
import { isIntact, wasIntact } from './seal.ts'

builder.queryField('packagePreview', (t) =>
  t.field({
    type: PackagePreview,
    nullable: true,
    description: 'Exactly what the recipient would see, before anything is sent.',
    args: {
      caseId: t.arg.id({ required: true }),
      consentId: t.arg.id(),
      statute: t.arg({ type: StatuteInput }),
      claimed: t.arg({ type: Claim }),
      excerpt: t.arg.string(),
      leaveOut: t.arg.stringList(),
    },
    resolve: async (_root, args, context) => {
      const caller = authorise(context, 'package.preview')
      const { caseId, consentId } = args
      if (!isId(caseId) || (consentId && !isId(consentId))) return null
      const result = await command<PackagePreviewShape>(context.db, caller, async (tx) => {
        const today = context.clock.today()
        const { basis, sections, leftOut, sha256 } = await readDraft(tx, args, today)
        await tx.audit({
          action: 'package.preview',
          objectType: 'case_file',
          objectId: caseId,
          caseId,
          recipientUnitId: basis.recipient.id,
        })
        const unreleased = await missingRelease(tx, {
          caseId,
          fromUnitId: tx.caller.unitId,
          toUnitId: basis.recipient.id,
          categories: sections.map((section) => section.category),
          today,
        })
        return {
          recipient: basis.recipient,
          legalBasis: basis.statute ? 'STATUTE' : 'CONSENT',
          statute: basis.statute,
          categories: basis.categories,
          sections,
          leftOut,
          unreleased,
          sha256: Buffer.from(sha256).toString('hex'),
        }
      })
      if ('error' in result) throw publicError(result.error.code)
      return result
    },
  }),
)

builder.queryField('statutesTo', (t) =>
  t.field({
    type: [StatuteType],
    description: 'Norms that carry a disclosure from the office of the viewer to this unit without consent.',
    args: { unitId: t.arg.id({ required: true }) },
    resolve: async (_root, { unitId }, context) => {
      const caller = authorise(context, 'package.preview')
      if (!isId(unitId)) return []
      return context.db.write(caller, async (tx) => {
        const unit = await tx.prisma.unit.findUnique({
          where: { id: unitId },
          include: { organisation: true },
        })
        if (!unit?.acceptsReferrals) return []
        return statutesBetween(tx.caller.organisationKind, unit.organisation.kind)
      })
    },
  }),
)

builder.queryField('inbox', (t) =>
  t.field({
    type: [InboxItem],
    description: "Referrals sent to the viewer's unit: codes and clocks only. One SQL statement.",
    args: { state: t.arg({ type: InboxState, defaultValue: 'OPEN' }) },
    resolve: async (_root, { state }, context) => {
      const caller = authorise(context, 'inbox.list')
      const [row] = await context.db.read<{ items: InboxItemShape[] }>(
        caller,
        inbox(state !== 'DECIDED', context.clock.now()),
      )
      return row?.items ?? []
    },
  }),
)

builder.queryField('receivedReferral', (t) =>
  t.field({
    type: ReceivedReferral,
    nullable: true,
    description: 'One referral with its package, for the recipient, under the purpose of this referral.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const caller = authorise(context, 'referral.receive', id)
      if (!isId(id)) return null
      const [row] = await context.db.read<ReceivedRow>(caller, receivedReferral(id))
      if (!row) return null
      const opened = await openReceived(id, row, context.keys)
      if ('referral' in opened) return opened.referral
      await context.db.write(caller, (tx) =>
        tx.audit({
          action: 'package.tampered',
          objectType: 'referral',
          objectId: id,
          detail: { what: opened.broken },
        }),
      )
      throw publicError('PACKAGE_TAMPERED')
    },
  }),
)

interface ReceivedRow {
  referral: Stored<ReceivedReferralShape>
  tenantId: string
  caseId: string
  recipientUnitId: string
  consentId: string | null
  statuteTask: string | null
  addressLocked: boolean
}

type WithStored<Content> = Omit<Content, 'sections'> & { sections: StoredSection[] }
type Stored<Shape extends ReceivedReferralShape> = Omit<Shape, 'package' | 'notices'> & {
  package: WithStored<NonNullable<Shape['package']>> | null
  notices: Array<
    Omit<Shape['notices'][number], 'correction'> & {
      correction: WithStored<NonNullable<Shape['notices'][number]['correction']>> | null
    }
  >
}

type Opened = { referral: ReceivedReferralShape } | { broken: 'package' | 'correction' }

/** What is stored is shown only if it is what was sealed: a row that somebody changed is no disclosure of the sender's. */
async function openReceived(referralId: string, row: ReceivedRow, keys: CaseKeys): Promise<Opened> {
  const { recipientUnitId, referral, tenantId, caseId } = row
  const envelope = { recipientUnitId, basis: sealedBasis(row) }
  const sent = referral.package
  if (sent && !isIntact(sent, envelope) && !wasIntact(sent, { referralId, recipientUnitId }))
    return { broken: 'package' }
  const correcting = { ...envelope, corrects: referralId }
  if (!referral.notices.every(({ correction }) => !correction || isIntact(correction, correcting)))
    return { broken: 'correction' }
  let what: 'package' | 'correction' = 'package'
  const open = async <Content extends WithStored<object>>(stored: Content, within: typeof envelope) => {
    const sections = await openSections(keys, { tenantId, caseId, envelope: within }, stored.sections)
    return { ...stored, sections: row.addressLocked ? withoutAddress(sections) : sections }
  }
  try {
    const opened = sent && (await open(sent, envelope))
    what = 'correction'
    const notices = []
    for (const notice of referral.notices)
      notices.push({
        ...notice,
        correction: notice.correction && (await open(notice.correction, correcting)),
      })
    return { referral: { ...referral, package: opened, notices } }
  } catch (error) {
    if (error instanceof TamperedSection) return { broken: what }
    throw error
  }
}
