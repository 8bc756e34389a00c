import {
  buildPackage,
  factOfRef,
  type PackageSection,
  type PackageSource,
  type PackageTerms,
  type SourcedField,
  type SourceFact,
} from './build.ts'

/** One field that a recipient was sent, or that the sender left out for this recipient. */
export interface SentField {
  ref: string
  leftOut: boolean
}

/** What a correction replaces: a fact by another, or fields of the identity. */
export type Change =
  | { kind: 'FACT'; corrected: SourceFact; by: SourceFact }
  | { kind: 'IDENTITY'; fields: readonly string[] }

export interface Correction {
  /** False: nothing that they hold differs. */
  told: boolean
  /** Empty where the basis gives no content now, so that they can only be told to ask. */
  sections: PackageSection<SourcedField>[]
  /** To be added to what they were sent, so that the next correction finds them. */
  sent: SentField[]
}

/** What a correction means for a past recipient. Undefined: they never held what is corrected. */
export function correctionFor(
  change: Change,
  sent: readonly SentField[],
  source: PackageSource,
  terms: PackageTerms,
): Correction | undefined {
  return change.kind === 'FACT'
    ? factCorrection(change, sent, source, terms)
    : identityCorrection(change.fields, sent, source, terms)
}

function factCorrection(
  { corrected, by }: Extract<Change, { kind: 'FACT' }>,
  sent: readonly SentField[],
  source: PackageSource,
  terms: PackageTerms,
): Correction | undefined {
  const own = sent.flatMap(({ ref, leftOut }) => {
    const found = factOfRef(ref)
    return found?.factId === corrected.id ? [{ field: found.field, leftOut }] : []
  })
  if (own.every(({ leftOut }) => leftOut)) return undefined
  const leftOut = own.filter((each) => each.leftOut).map(({ field }) => `${by.id}.${field}`)
  const build = (fact: SourceFact, left: readonly string[]) =>
    withFields(buildPackage({ ...source, facts: [fact] }, { ...terms, leftOut: left }), fact.id)
  const before = build(
    corrected,
    own.filter((each) => each.leftOut).map(({ field }) => `${corrected.id}.${field}`),
  )
  const sections = build(by, leftOut)
  const nothingNew = corrected.type === by.type && sections.length > 0 && plain(before) === plain(sections)
  // A second correction reaches them too, whether or not they were given the content of this one.
  const names = new Set([...own.map(({ field }) => field), ...sections.flatMap(fieldNames)])
  return {
    told: !nothingNew,
    sections,
    sent: [...names].map((name) => ({
      ref: `${by.id}.${name}`,
      leftOut: leftOut.includes(`${by.id}.${name}`),
    })),
  }
}

function identityCorrection(
  fields: readonly string[],
  sent: readonly SentField[],
  source: PackageSource,
  terms: PackageTerms,
): Correction | undefined {
  const refs = fields.map((field) => `identity.${field}`)
  const leftOut = refs.filter((ref) => sent.some((each) => each.ref === ref && each.leftOut))
  // A field that was empty then is new to them, not corrected, and travels only if the rest of the identity did.
  const held = refs.filter((ref) => sent.some((each) => each.ref === ref && !each.leftOut))
  if (held.length === 0) return undefined
  const sections = buildPackage({ ...source, facts: [] }, { ...terms, leftOut })
    .map(({ category, fields: all }) => ({ category, fields: all.filter(({ ref }) => held.includes(ref)) }))
    .filter((section) => section.fields.length > 0)
  return { told: true, sections, sent: [] }
}

// The identity does not come along with a fact, nor does an excerpt.
function withFields(sections: PackageSection<SourcedField>[], factId: string) {
  return sections
    .map(({ category, fields }) => ({
      category,
      fields: fields.filter(({ ref }) => factOfRef(ref)?.factId === factId),
    }))
    .filter((section) => section.fields.length > 0)
}

const fieldNames = ({ fields }: PackageSection<SourcedField>) =>
  fields.flatMap(({ ref }) => factOfRef(ref)?.field ?? [])

const plain = (sections: readonly PackageSection[]) =>
  JSON.stringify(sections.map(({ fields }) => fields.map(({ key, value }) => [key, value])))
