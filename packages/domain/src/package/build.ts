import { type RecipientAccess, recipientAccess } from '../consent/recipients.ts'
import { categoryOfFact, type DataCategory } from '../facts/index.ts'
import { contributionOf, type IdentityField, identityContributionOf } from './fields.ts'

export interface PackageField {
  /** Key of the catalogue: `identity.familyName`, or a fact type with the field, `fact.ENTRY.on`. */
  key: string
  value: string
}

/** A field with where it comes from. Only the sender ever learns that. */
export interface SourcedField extends PackageField {
  /** `identity.familyName`, the fact's id with the field's name, or `excerpt`. */
  ref: string
}

export interface PackageSection<Field extends PackageField = PackageField> {
  category: DataCategory
  fields: Field[]
}

export interface PackageSource {
  identity: Record<IdentityField, string | null> & { familyName: string; addressLock: boolean }
  /** Facts that count today (not superseded), oldest first. */
  facts: ReadonlyArray<SourceFact>
}

export interface SourceFact {
  id: string
  category: DataCategory
  type: string
  payload: Record<string, unknown>
}

/** What the legal basis and the recipient allow, and what the sender chose within it. */
export interface PackageTerms {
  recipientKind: string
  /** Of the legal basis; what the matrix denies the recipient is dropped again here. */
  categories: readonly DataCategory[]
  /** A benefit that rests on Art. 9 data is applied for at the recipient. */
  claimed: boolean
  /** Art. 9 data have an item of their own in the consent, or a statute that names them. */
  explicit: boolean
  /** Written for this package; null for none. */
  excerpt: string | null
  /** Refs that the sender leaves out (Art. 5 Abs. 1 lit. c DSGVO). */
  leftOut: readonly string[]
}

/**
 * What leaves the case: what the legal basis covers, cut to what the matrix gives this kind of recipient, less what the
 * sender leaves out. The preview and the sealed package are both made here, so that they cannot differ.
 */
export function buildPackage(source: PackageSource, terms: PackageTerms): PackageSection<SourcedField>[] {
  return terms.categories.flatMap((category) => {
    const scope = scopeFor(category, terms)
    if (scope === 'NEVER') return []
    // Nothing was written for them: not even that there are notes is told.
    if (scope === 'EXCERPT' && terms.excerpt === null) return []
    const fields = sectionFields(source, category, scope, terms)
    return [{ category, fields: fields.filter(({ ref }) => !terms.leftOut.includes(ref)) }]
  })
}

function scopeFor(category: DataCategory, terms: PackageTerms): RecipientAccess {
  const scope = recipientAccess(terms.recipientKind, category)
  if (scope === 'IF_CLAIMED' && !terms.claimed) return 'NEVER'
  if ((scope === 'EXPLICIT' || category === 'ART9') && !terms.explicit) return 'NEVER'
  return scope
}

function sectionFields(
  source: PackageSource,
  category: DataCategory,
  scope: RecipientAccess,
  { recipientKind: kind, excerpt }: PackageTerms,
): SourcedField[] {
  if (scope === 'EXCERPT') return fieldOf('excerpt', 'note.excerpt', excerpt)
  const { addressLock } = source.identity
  const identity = identityContributionOf(category, scope)
    .filter((name) => !(addressLock && name === 'place'))
    .flatMap((name) => fieldOf(`identity.${name}`, `identity.${name}`, source.identity[name]))
  const facts = source.facts
    // A row that was put into another category than its type belongs to is in none.
    .filter((fact) => fact.category === category && categoryOfFact(fact.type) === category)
    .filter((fact) => !(addressLock && PLACE_FACTS.includes(fact.type)))
    .flatMap((fact) =>
      contributionOf(fact, { kind, scope })
        .filter((name) => !(addressLock && PLACE_FIELDS.includes(name)))
        .flatMap((name) =>
          fieldOf(`${fact.id}.${name}`, `fact.${fact.type}.${name}`, wordOf(fact.payload[name])),
        ),
    )
  return [...identity, ...facts]
}

// Auskunftssperre (§ 51 BMG): where somebody lives leaves in no package, nor does what it can be told from.
const PLACE_FACTS = ['HOUSING', 'MOVED', 'ALLOCATED']
const PLACE_FIELDS = ['ags', 'at']

/** What was sent before the lock came, as it may still be shown. */
export function withoutAddress<Section extends { fields: PackageField[] }>(
  sections: readonly Section[],
): Section[] {
  const tells = ({ key }: PackageField) => {
    const [source, type = '', name = ''] = key.split('.')
    return source === 'fact'
      ? PLACE_FACTS.includes(type) || PLACE_FIELDS.includes(name)
      : key === 'identity.place'
  }
  return sections.map((section) => ({ ...section, fields: section.fields.filter((field) => !tells(field)) }))
}

const fieldOf = (ref: string, key: string, value: string | null): SourcedField[] =>
  value ? [{ ref, key, value }] : []

function wordOf(value: unknown): string | null {
  return value === null || value === undefined || typeof value === 'object' ? null : String(value)
}

/** The sections as the recipient gets them: no word of where a field comes from. */
export function withoutSources(sections: readonly PackageSection[]): PackageSection[] {
  return sections.map(({ category, fields }) => ({
    category,
    fields: fields.map(({ key, value }) => ({ key, value })),
  }))
}

/** The ref of a fact's field, taken apart; undefined for identity and excerpt. */
export function factOfRef(ref: string): { factId: string; field: string } | undefined {
  const found = /^([0-9a-f-]{36})\.(\w+)$/.exec(ref)
  return found?.[1] && found[2] ? { factId: found[1], field: found[2] } : undefined
}
