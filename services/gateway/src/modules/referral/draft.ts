import { sealSections, type WriteTransaction } from '@nahtlos/db'
import { recipientAccess } from '@nahtlos/domain/consent'
import {
  buildPackage,
  type PackageSection,
  type PackageTerms,
  packageText,
  type SourcedField,
  type StoredSection,
  withoutSources,
} from '@nahtlos/domain/package'
import { isId } from '../../graphql/authorise.ts'
import { refuse } from '../../graphql/command.ts'
import { type Basis, type BasisChoice, liveBasis, sealedBasis } from './basis.ts'
import { packageSource } from './package-source.ts'
import { sha256Of } from './seal.ts'

/** What a case manager puts together before anything is sent. */
export interface PackageDraft extends BasisChoice {
  caseId: string
  claimed?: string | null
  excerpt?: string | null
  leaveOut?: readonly string[] | null
}

export interface DraftedPackage {
  basis: Basis
  /** With the sources of the fields: for the sender. */
  sections: PackageSection<SourcedField>[]
  leftOut: SourcedField[]
  /** What is stored of it, Art. 9 data and the excerpt encrypted. */
  content: StoredSection[]
  /** Of what the recipient will get, to whom, on which basis: the seal will be the same. */
  sha256: Uint8Array<ArrayBuffer>
}

const LONGEST_EXCERPT = 2000

/** The one way in which preview and sending put a package together. */
export async function readDraft(
  tx: WriteTransaction,
  draft: PackageDraft,
  today: string,
): Promise<DraftedPackage> {
  const { caseId, claimed = null } = draft
  if (!isId(caseId)) return refuse('NOT_FOUND', 'caseId')
  const basis = await liveBasis(tx, { caseId, today, choice: draft })
  const source = await packageSource(tx, caseId)
  const excerpt = draft.excerpt?.trim() || null
  if (excerpt !== null) checkExcerpt(excerpt, basis, source.identity)
  const terms: PackageTerms = {
    recipientKind: basis.recipient.kind,
    categories: basis.categories,
    claimed: claimed !== null,
    explicit: basis.explicit,
    excerpt,
    leftOut: draft.leaveOut ?? [],
  }
  const sections = buildPackage(source, terms)
  const everything = buildPackage(source, { ...terms, leftOut: [] }).flatMap((section) => section.fields)
  const envelope = {
    recipientUnitId: basis.recipient.id,
    basis: sealedBasis({ consentId: basis.consentId, statuteTask: basis.statute?.key ?? null }),
  }
  const of = { tenantId: tx.caller.tenantId, caseId, envelope }
  const content = await sealSections(tx.keys, of, withoutSources(sections))
  return {
    basis,
    sections,
    content,
    leftOut: everything.filter(({ ref }) => terms.leftOut.includes(ref)),
    sha256: sha256Of(packageText(envelope, content)),
  }
}

function checkExcerpt(
  excerpt: string,
  basis: Basis,
  { addressLock, place }: { addressLock: boolean; place: string | null },
): void {
  if (!basis.categories.includes('NOTES') || recipientAccess(basis.recipient.kind, 'NOTES') !== 'EXCERPT')
    refuse('EXCERPT_NOT_ALLOWED', 'excerpt')
  if (excerpt.length > LONGEST_EXCERPT) refuse('EXCERPT_TOO_LONG', 'excerpt')
  // § 51 BMG: words of one's own give the address away as well as a field does.
  if (addressLock && place && excerpt.toLowerCase().includes(place.toLowerCase()))
    refuse('ADDRESS_LOCKED', 'excerpt')
}
