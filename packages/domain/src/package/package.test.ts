import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DATA_CATEGORIES, type DataCategory } from '../facts/index.ts'
import { FACT_SCHEMA } from '../law/fact-schema.ts'
import {
  buildPackage,
  type PackageSource,
  type PackageTerms,
  packageText,
  type SourceFact,
  withoutSources,
} from './index.ts'

const fact = (id: string, category: DataCategory, type: string, payload: object): SourceFact => ({
  id,
  category,
  type,
  payload: payload as Record<string, unknown>,
})

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
    fact('1', 'STATUS', 'ENTRY', { on: '2025-03-15', story: 'lange Flucht' }),
    fact('2', 'STATUS', 'MOVED', { on: '2026-01-01', ags: '05999001', land: 'NW' }),
    fact('3', 'STATUS', 'ABSENCE', { from: '2026-02-01', to: '2026-02-20' }),
    fact('4', 'STATUS', 'REPRESENTATIVE_NAMED', { track: 'SUPPORT', from: '2026-01-01', role: 'NGO' }),
    fact('5', 'BENEFITS', 'HOUSING', { kind: 'GU', owner: 'LAND', from: '2025-04-01' }),
    fact('6', 'BENEFITS', 'BENEFIT_RECEIVED', { regime: 'SGB_VIII', from: '2025-04-01' }),
    fact('7', 'BENEFITS', 'BENEFIT_RECEIVED', { regime: 'SGB_III_ALG', from: '2026-04-01' }),
    fact('8', 'BENEFITS', 'SELF_SUPPORTING', { from: '2026-05-01' }),
    fact('9', 'BENEFITS', 'CUT_1A', { from: '2026-05-01' }),
    fact('a', 'LANGUAGE_WORK', 'COURSE_COMPLETED', { on: '2026-03-01', course: 'INTEGRATION', level: 'B1' }),
    fact('b', 'LANGUAGE_WORK', 'EMPLOYMENT', { from: '2026-03-01', insured: true, coversNeeds: false }),
    fact('c', 'FAMILY', 'HOUSEHOLD_MEMBER', {
      relation: 'CHILD',
      regime: 'SGB_II',
      paragraph: '25-2',
      from: '2025-03-15',
    }),
    fact('d', 'ART9', 'WORK_CAPACITY', { able: false, from: '2026-02-01' }),
    fact('e', 'STATUS', 'NEW_KIND_OF_FACT', { on: '2026-02-01', words: 'x' }),
  ],
} satisfies PackageSource & { identity: { caseId: string; tenantId: string } }

const terms = (recipientKind: string, over: Partial<PackageTerms> = {}): PackageTerms => ({
  recipientKind,
  categories: DATA_CATEGORIES,
  claimed: false,
  explicit: true,
  excerpt: 'Ein Auszug',
  leftOut: [],
  ...over,
})
const keysOf = (given: PackageTerms, source: PackageSource = SOURCE) =>
  buildPackage(source, given).flatMap((section) => section.fields.map((field) => field.key))
const keysIn = (kind: string, category: DataCategory, over: Partial<PackageTerms> = {}) =>
  keysOf(terms(kind, { categories: [category], ...over }))

describe('a package', () => {
  it('holds the categories of its basis and nothing beside them', () => {
    expect(keysOf(terms('JOBCENTER', { categories: ['FAMILY'] }))).toEqual([
      'fact.HOUSEHOLD_MEMBER.relation',
      'fact.HOUSEHOLD_MEMBER.regime',
      'fact.HOUSEHOLD_MEMBER.paragraph',
      'fact.HOUSEHOLD_MEMBER.from',
    ])
    expect(keysOf(terms('JOBCENTER', { categories: [] }))).toEqual([])
  })

  it('names every field: what a row or a payload holds besides never travels, nor does an unknown type', () => {
    expect(keysIn('JOBCENTER', 'IDENTITY')).toEqual(
      ['givenName', 'familyName', 'birthDate', 'nationality', 'language', 'place'].map(
        (name) => `identity.${name}`,
      ),
    )
    const text = JSON.stringify(withoutSources(buildPackage(SOURCE, terms('JOBCENTER'))))
    for (const word of ['Flucht', 'NEW_KIND', 'case-id', 'tenant-id']) expect(text).not.toContain(word)
  })

  it('tells nobody who else is responsible: other referrals do not exist for a recipient', () => {
    for (const kind of KINDS) expect(JSON.stringify(keysOf(terms(kind)))).not.toContain('REPRESENTATIVE')
  })

  it('says under an address lock neither where somebody lives nor what it can be told from', () => {
    const locked = { ...SOURCE, identity: { ...SOURCE.identity, addressLock: true } }
    const text = JSON.stringify(buildPackage(locked, terms('JOBCENTER')))
    expect(text).toContain('Probe')
    for (const hint of ['Hochfeld', '05999001', 'HOUSING', 'MOVED']) expect(text).not.toContain(hint)
  })

  it('leaves out what the sender leaves out, field by field', () => {
    const refs = buildPackage(SOURCE, terms('JOBCENTER')).flatMap(({ fields }) =>
      fields.map(({ ref }) => ref),
    )
    for (const ref of refs) {
      const rest = buildPackage(SOURCE, terms('JOBCENTER', { leftOut: [ref] }))
      expect(rest.flatMap(({ fields }) => fields.map((field) => field.ref))).toEqual(
        refs.filter((each) => each !== ref),
      )
    }
  })
})

const KINDS = [
  'JOBCENTER',
  'ARBEITSAGENTUR',
  'AUSLAENDERBEHOERDE',
  'SOZIALAMT',
  'JUGENDAMT',
  'SCHULE',
  'KURSTRAEGER',
  'NGO',
  'GESUNDHEITSAMT',
  'PSYCHOSOZIALES_ZENTRUM',
  'EHRENAMT',
  'VERWALTUNG',
  'KIM',
]

describe('within a category', () => {
  it('the Ausländerbehörde gets of the benefits the proof of livelihood only', () => {
    expect(keysIn('AUSLAENDERBEHOERDE', 'BENEFITS')).toEqual([
      'fact.BENEFIT_RECEIVED.regime',
      'fact.BENEFIT_RECEIVED.from',
      'fact.SELF_SUPPORTING.from',
    ])
    const text = JSON.stringify(buildPackage(SOURCE, terms('AUSLAENDERBEHOERDE')))
    expect(text).toContain('SGB_III_ALG')
    for (const never of ['SGB_VIII', 'CUT_1A', 'HOUSING', 'WORK_CAPACITY', 'ABSENCE', 'Auszug', 'paragraph'])
      expect(text).not.toContain(never)
  })

  it('school and course provider get of language and work the level only', () => {
    for (const kind of ['SCHULE', 'KURSTRAEGER'])
      expect(keysIn(kind, 'LANGUAGE_WORK')).toEqual(['fact.COURSE_COMPLETED.level'])
    expect(keysIn('KURSTRAEGER', 'FAMILY')).toEqual([])
  })

  it('the health office gets the language only', () => {
    expect(keysIn('GESUNDHEITSAMT', 'LANGUAGE_WORK')).toEqual(['identity.language'])
  })

  it('the Sozialamt gets health data for a claim that rests on them, and nothing of language and work', () => {
    expect(keysIn('SOZIALAMT', 'ART9')).toEqual([])
    expect(keysIn('SOZIALAMT', 'ART9', { claimed: true })).toEqual([
      'fact.WORK_CAPACITY.able',
      'fact.WORK_CAPACITY.from',
    ])
    expect(keysIn('SOZIALAMT', 'LANGUAGE_WORK')).toEqual([])
  })

  it('an NGO gets health data by an explicit item, and of notes the excerpt only', () => {
    expect(keysIn('NGO', 'ART9', { explicit: false })).toEqual([])
    expect(keysIn('NGO', 'ART9')).not.toEqual([])
    expect(keysIn('NGO', 'NOTES')).toEqual(['note.excerpt'])
    expect(keysIn('NGO', 'NOTES', { excerpt: null })).toEqual([])
  })

  it('volunteers, administration and coordination get no package, nor does a kind that is not known', () => {
    for (const kind of ['EHRENAMT', 'VERWALTUNG', 'KIM', 'NEW_KIND']) expect(keysOf(terms(kind))).toEqual([])
  })
})

// Section 3 of the document once more, as a pattern for each cell; no word of the code under test.
const BENEFIT =
  /^fact\.(BENEFIT_RECEIVED|APPLICATION_FILED|SELF_SUPPORTING|ABUSE_FOUND|CUT_1A|COURT_OBLIGATION|HEALTH_FUND_CHOSEN|HOUSING|YOUTH_HELP_CONTINUED)\./
const WORK = /^fact\.(EMPLOYMENT|UNEMPLOYMENT_REGISTERED|INVOLUNTARY_LOSS_CONFIRMED|COURSE_\w+)\./
const FAMILY = /^fact\.(HOUSEHOLD_MEMBER|GUARDIAN)\./
const HEALTH = /^fact\.WORK_CAPACITY\./
const IDENTITY = /^identity\./
const NOTE = /^note\.excerpt$/
const DENIED: Record<string, RegExp[]> = {
  JOBCENTER: [HEALTH, NOTE],
  ARBEITSAGENTUR: [HEALTH, NOTE],
  AUSLAENDERBEHOERDE: [HEALTH, NOTE, /HOUSING|CUT_1A|ABUSE|YOUTH|APPLICATION|ABSENCE/],
  SOZIALAMT: [WORK, NOTE],
  JUGENDAMT: [BENEFIT, NOTE],
  SCHULE: [
    BENEFIT,
    HEALTH,
    NOTE,
    /^fact\.(ENTRY|STATUS|TITLE|BAMF|MOVED)/,
    /COURSE_\w+\.(course|on)/,
    /EMPLOYMENT/,
  ],
  KURSTRAEGER: [
    BENEFIT,
    HEALTH,
    NOTE,
    FAMILY,
    /^fact\.(ENTRY|STATUS|TITLE|BAMF|MOVED)/,
    /COURSE_\w+\.(course|on)/,
    /EMPLOYMENT/,
  ],
  NGO: [],
  GESUNDHEITSAMT: [BENEFIT, WORK, NOTE],
  PSYCHOSOZIALES_ZENTRUM: [BENEFIT, WORK, NOTE],
  EHRENAMT: [IDENTITY, /./],
  VERWALTUNG: [IDENTITY, /./],
  KIM: [IDENTITY, /./],
}

const anyFact = fc
  .record({
    id: fc.uuid(),
    category: fc.constantFrom(...DATA_CATEGORIES),
    type: fc.oneof(fc.constantFrom(...Object.keys(FACT_SCHEMA)), fc.string()),
    payload: fc.dictionary(
      fc.constantFrom(
        'on',
        'from',
        'to',
        'level',
        'course',
        'regime',
        'ags',
        'at',
        'paragraph',
        'able',
        'words',
      ),
      fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.object()),
    ),
  })
  .map((each): SourceFact => each)
const anyTerms = fc.record({
  recipientKind: fc.constantFrom(...KINDS),
  categories: fc.subarray([...DATA_CATEGORIES]),
  claimed: fc.boolean(),
  explicit: fc.boolean(),
  excerpt: fc.option(fc.string(), { nil: null }),
  leftOut: fc.constant<string[]>([]),
})

it('whatever the case holds, no field beyond the cell of the matrix is ever in it', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), anyTerms, fc.boolean(), (facts, given, addressLock) => {
      const source = { identity: { ...SOURCE.identity, addressLock }, facts }
      const sections = buildPackage(source, given)
      for (const { category, fields } of sections) {
        expect(given.categories).toContain(category)
        for (const { key } of fields) {
          for (const denied of DENIED[given.recipientKind] ?? [/./]) expect(key).not.toMatch(denied)
          if (category === 'ART9')
            expect(given.explicit && (given.claimed || given.recipientKind !== 'SOZIALAMT')).toBe(true)
          if (addressLock) expect(key).not.toMatch(/place$|\.(ags|at)$|HOUSING|MOVED|ALLOCATED/)
          expect(key).not.toMatch(/REPRESENTATIVE|words|story/)
        }
      }
    }),
    { numRuns: 500 },
  )
}, 60_000)

describe('the text under the seal', () => {
  const envelope = { recipientUnitId: 'u', basis: { consentId: 'k' } }
  const text = (over: Partial<typeof envelope> = {}, given = terms('JOBCENTER')) =>
    packageText({ ...envelope, ...over }, withoutSources(buildPackage(SOURCE, given)))

  it('differs with every field, the recipient, and the basis', () => {
    const all = [
      text(),
      text({ recipientUnitId: 'v' }),
      text({ basis: { consentId: 'l' } }),
      packageText(
        { recipientUnitId: 'u', basis: { statute: 'k' } },
        withoutSources(buildPackage(SOURCE, terms('JOBCENTER'))),
      ),
      text({}, terms('JOBCENTER', { leftOut: ['1.on'] })),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('has one reading: no value passes for another field or section', () => {
    const section = (...pairs: [string, string][]) => [
      { category: 'IDENTITY' as const, fields: pairs.map(([key, value]) => ({ key, value })) },
    ]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string())),
        fc.array(fc.tuple(fc.string(), fc.string())),
        (a, b) => {
          const same = JSON.stringify(a) === JSON.stringify(b)
          expect(packageText(envelope, section(...a)) === packageText(envelope, section(...b))).toBe(same)
        },
      ),
    )
    expect(packageText(envelope, section(['a', 'x\nSTATUS\n"b" "y"']))).not.toBe(
      packageText(envelope, [
        ...section(['a', 'x']),
        { category: 'STATUS', fields: [{ key: 'b', value: 'y' }] },
      ]),
    )
  })
})
