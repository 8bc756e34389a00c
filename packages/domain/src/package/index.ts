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
 * What leaves the case: exactly the consented categories, nothing beside them. A locked address leaves in no package
 * (Auskunftssperre). The preview and the sealed package are both made here, so that they cannot differ.
 */
export function buildPackage(source: PackageSource, categories: readonly DataCategory[]): PackageSection[] {
  return categories.map((category) => ({
    category,
    fields:
      category === 'IDENTITY'
        ? identityFields(source.identity)
        : source.facts.filter((fact) => fact.category === category).flatMap(factFields),
  }))
}

function identityFields(identity: PackageSource['identity']): PackageField[] {
  const { addressLock, place, ...person } = identity
  const entries = Object.entries(addressLock ? person : { ...person, place })
  return entries.flatMap(([name, value]) => (value ? [{ key: `identity.${name}`, value }] : []))
}

function factFields(fact: PackageSource['facts'][number]): PackageField[] {
  return Object.entries(fact.payload)
    .filter(([, value]) => value !== null && value !== undefined && typeof value !== 'object')
    .map(([name, value]) => ({ key: `fact.${fact.type}.${name}`, value: String(value) }))
}
