import { describe, expect, it } from 'vitest'
import { buildPackage, type PackageSource } from './index.ts'

const SOURCE = {
  identity: {
    givenName: 'Tara',
    familyName: 'Probe',
    birthDate: '1990-02-01',
    nationality: 'SY',
    language: 'ar',
    place: 'Hochfeld',
    addressLock: false,
    // As a database row would bring along.
    caseId: 'case-id',
    tenantId: 'tenant-id',
  },
  facts: [
    { category: 'STATUS', type: 'ENTRY', payload: { on: '2025-03-15' } },
    { category: 'STATUS', type: 'MOVED', payload: { on: '2026-01-01', ags: '05999001', land: 'NW' } },
    { category: 'BENEFITS', type: 'HOUSING', payload: { kind: 'GU', owner: 'LAND', from: '2025-04-01' } },
    { category: 'ART9', type: 'WORK_CAPACITY', payload: { able: false, from: '2026-02-01' } },
  ],
} satisfies PackageSource & { identity: { caseId: string; tenantId: string } }

const keysOf = (source: PackageSource, categories: Parameters<typeof buildPackage>[1]) =>
  buildPackage(source, categories).flatMap((section) => section.fields.map((field) => field.key))

describe('buildPackage', () => {
  it('holds the consented categories and nothing beside them', () => {
    expect(keysOf(SOURCE, ['STATUS'])).toEqual([
      'fact.ENTRY.on',
      'fact.MOVED.on',
      'fact.MOVED.ags',
      'fact.MOVED.land',
    ])
    expect(keysOf(SOURCE, [])).toEqual([])
  })

  it('names the identity field by field: what a row holds besides never travels', () => {
    expect(keysOf(SOURCE, ['IDENTITY'])).toEqual([
      'identity.givenName',
      'identity.familyName',
      'identity.birthDate',
      'identity.nationality',
      'identity.language',
      'identity.place',
    ])
  })

  it('says under an address lock neither where somebody lives nor what it can be told from', () => {
    const locked = { ...SOURCE, identity: { ...SOURCE.identity, addressLock: true } }
    const text = JSON.stringify(buildPackage(locked, ['IDENTITY', 'STATUS', 'BENEFITS']))
    expect(text).toContain('Probe')
    for (const hint of ['Hochfeld', '05999001', 'HOUSING', 'MOVED']) expect(text).not.toContain(hint)
  })
})
