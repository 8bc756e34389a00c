import type { DataCategory } from '../facts/index.ts'
import type { PackageSection } from './build.ts'

export type PackageBasis = { consentId: string } | { statute: string }

/** A section whose fields no store holds in plain. */
export interface SealedSection {
  category: DataCategory
  /** Base64 of the fields, encrypted under the data key of the case. */
  sealed: string
  /** Base64 of a keyed hash of the fields: what few words can say cannot be guessed from it. */
  digest: string
}

/** A section as a store holds it. */
export type StoredSection = PackageSection | SealedSection

/** Art. 9 DSGVO, § 203 StGB: health data and words out of notes. */
export const SEALED_CATEGORIES: readonly DataCategory[] = ['ART9', 'NOTES']

/**
 * The text whose SHA-256 is the seal: what is disclosed, to whom, on which basis. The same for the preview, the sealed
 * row and the recipient's reading, however the store orders the keys of its objects.
 */
export function packageText(
  envelope: { recipientUnitId: string; basis: PackageBasis; corrects?: string },
  sections: readonly StoredSection[],
): string {
  const { recipientUnitId, basis, corrects } = envelope
  const head = [
    'nahtlos package 2',
    recipientUnitId,
    'consentId' in basis ? `CONSENT ${basis.consentId}` : `STATUTE ${basis.statute}`,
    ...(corrects === undefined ? [] : [`CORRECTS ${corrects}`]),
  ]
  const body = sections.flatMap((section) => [
    section.category,
    ...('digest' in section
      ? [`SEALED ${section.digest}`]
      : // JSON strings hold no line break, so that no value can pass for the next line.
        section.fields.map(({ key, value }) => `${JSON.stringify(key)} ${JSON.stringify(value)}`)),
  ])
  return [...head, ...body].join('\n')
}

/** The text under the seal of packages that were sealed before the basis and the order of keys belonged to it. */
export function packageTextBefore(
  { referralId, recipientUnitId }: { referralId: string; recipientUnitId: string },
  sections: readonly PackageSection[],
): string {
  const content = sections.map(({ category, fields }) => ({
    category,
    fields: fields.map(({ key, value }) => ({ key, value })),
  }))
  return `${referralId}|${recipientUnitId}|${JSON.stringify(content)}`
}
