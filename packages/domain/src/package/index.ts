import type { DataCategory } from '../facts/index.ts'

export interface PackageField {
  /** Key of the catalogue: `identity.familyName`, or a fact type with the field, `fact.ENTRY.on`. */
  key: string
  value: string
}

export interface PackageSection {
  category: DataCategory
  fields: PackageField[]
}

export interface PackageSource {
  identity: {
    givenName: string | null
    familyName: string
    birthDate: string | null
    nationality: string | null
    language: string | null
    place: string | null
    addressLock: boolean
  }
  /** Facts that count today (not superseded), oldest first. */
  facts: ReadonlyArray<{ category: DataCategory; type: string; payload: Record<string, unknown> }>
}

/**
 * What leaves the case: exactly the consented categories, nothing beside them. Fields are named one by one, so that what
 * a source row holds besides (ids, keys) can never travel along. The preview and the sealed package are both made here,
 * so that they cannot differ.
 */
export function buildPackage(source: PackageSource, categories: readonly DataCategory[]): PackageSection[] {
  const { addressLock } = source.identity
  return categories.map((category) => ({
    category,
    fields:
      category === 'IDENTITY'
        ? identityFields(source.identity)
        : source.facts
            .filter((fact) => fact.category === category)
            .flatMap((fact) => factFields(fact, addressLock)),
  }))
}

const IDENTITY_FIELDS = ['givenName', 'familyName', 'birthDate', 'nationality', 'language'] as const

function identityFields(identity: PackageSource['identity']): PackageField[] {
  const names = identity.addressLock ? IDENTITY_FIELDS : [...IDENTITY_FIELDS, 'place' as const]
  return names.flatMap((name) => {
    const value = identity[name]
    return value ? [{ key: `identity.${name}`, value }] : []
  })
}

// Auskunftssperre (§ 51 BMG): where somebody lives leaves in no package, nor does what it can be told from.
const PLACE_FACTS = ['HOUSING', 'MOVED', 'ALLOCATED']
const PLACE_FIELDS = ['ags', 'at']

function factFields(fact: PackageSource['facts'][number], addressLock: boolean): PackageField[] {
  if (addressLock && PLACE_FACTS.includes(fact.type)) return []
  return Object.entries(fact.payload)
    .filter(([name]) => !(addressLock && PLACE_FIELDS.includes(name)))
    .filter(([, value]) => value !== null && value !== undefined && typeof value !== 'object')
    .map(([name, value]) => ({ key: `fact.${fact.type}.${name}`, value: String(value) }))
}
