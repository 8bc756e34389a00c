import { type CalendarDate, isLand, type Land, parseDate } from '../calendar/index.ts'
import { FACT_SCHEMA, type FieldKind } from './fact-schema.ts'
import type { Fact, FactType, Person } from './facts.ts'
import { findContradiction } from './impossible.ts'
import { knownFacts } from './known.ts'
import { isParagraph } from './paragraph.ts'
import type { InputError, InputErrorCode, Parsed } from './types.ts'
import { DRAFTS, type Draft, RULESET } from './vocabulary.ts'

type Bag = Record<string, unknown>
const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

class Invalid extends Error {
  readonly error: InputError
  constructor(error: InputError) {
    super(error.code)
    this.error = error
  }
}

function fail(
  code: InputErrorCode,
  fact: string | null,
  field: string | null,
  de: string,
  en: string,
): never {
  throw new Invalid({ code, fact: idOrPlace(fact), where: fact, field, message: { de, en } })
}

/** `facts[3] STATUS (id)` -> `id`, and without an id `3`. */
function idOrPlace(where: string | null): string | null {
  if (where === null) return null
  return /\((.*)\)$/s.exec(where)?.[1] ?? /^facts\[(\d+)\]/.exec(where)?.[1] ?? where
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60)

function dateOf(bag: Bag, field: string, fact: string | null): CalendarDate {
  const value = bag[field]
  if (value === undefined || value === null)
    return fail('MISSING', fact, field, `${field} fehlt`, `${field} is missing`)
  const date = parseDate(value)
  if (date !== undefined) return date
  return fail(
    'NOT_A_DATE',
    fact,
    field,
    `${field} ist kein Kalendertag JJJJ-MM-TT: ${shown(value)}`,
    `${field} is no calendar date YYYY-MM-DD: ${shown(value)}`,
  )
}

function flagOf(bag: Bag, field: string, fallback: boolean): boolean {
  const value = bag[field]
  if (value === undefined || value === null) return fallback
  if (typeof value === 'boolean') return value
  return fail(
    'NOT_BOOLEAN',
    null,
    `person.${field}`,
    `${field} ist nicht true/false`,
    `${field} is not true or false`,
  )
}

function choiceError(field: string, fact: string | null, value: unknown, of: readonly string[]): never {
  return fail(
    'NOT_ALLOWED',
    fact,
    field,
    `${field} darf ${shown(value)} nicht sein; erlaubt: ${of.join(', ')}`,
    `${field} must not be ${shown(value)}; allowed: ${of.join(', ')}`,
  )
}

function checkField(bag: Bag, field: string, kind: FieldKind, fact: string): void {
  const value = bag[field]
  if (value === undefined || value === null) {
    if (!kind.optional) fail('MISSING', fact, field, `${field} fehlt`, `${field} is missing`)
    return
  }
  switch (kind.kind) {
    case 'date':
      dateOf(bag, field, fact)
      return
    case 'boolean':
      if (typeof value !== 'boolean')
        fail('NOT_BOOLEAN', fact, field, `${field} ist nicht true/false`, `${field} is not true or false`)
      return
    case 'choice':
      if (!kind.of.includes(value as string)) choiceError(field, fact, value, kind.of)
      return
    case 'land':
      if (!isLand(value)) fail('NOT_ALLOWED', fact, field, `${field} ist kein Land`, `${field} is no Land`)
      return
    case 'paragraph':
      if (typeof value !== 'string' || !isParagraph(value))
        fail(
          'NOT_ALLOWED',
          fact,
          field,
          `${field} ist kein Paragraf: ${shown(value)}`,
          `${field} is no paragraph`,
        )
      return
    default:
      if (typeof value !== 'string' || value === '')
        fail('NOT_TEXT', fact, field, `${field} ist kein Text`, `${field} is no text`)
  }
}

function nameOf(bag: Bag, index: number): string {
  const type = typeof bag.type === 'string' ? ` ${bag.type}` : ''
  const id = typeof bag.id === 'string' ? ` (${bag.id})` : ''
  return `facts[${index}]${type}${id}`
}

function parseFact(value: unknown, index: number): Fact {
  if (!isBag(value)) return fail('NOT_AN_OBJECT', `facts[${index}]`, null, 'ist kein Objekt', 'is no object')
  const name = nameOf(value, index)
  const type = value.type
  if (type === undefined || type === null)
    return fail('MISSING', name, 'type', 'type fehlt', 'type is missing')
  if (typeof type !== 'string' || !Object.hasOwn(FACT_SCHEMA, type))
    return fail('UNKNOWN_TYPE', name, 'type', `unbekannte Art ${shown(type)}`, `unknown type ${shown(type)}`)
  const schema = FACT_SCHEMA[type as FactType]
  const fact: Bag = { type }
  for (const [field, kind] of Object.entries(schema)) {
    checkField(value, field, kind, name)
    if (value[field] !== undefined && value[field] !== null) fact[field] = value[field]
  }
  for (const field of ['id', 'supersedes'] as const) {
    checkField(value, field, { kind: 'text', optional: true }, name)
    if (typeof value[field] === 'string') fact[field] = value[field]
  }
  const recordedAt = value.recordedAt
  if (recordedAt !== undefined && recordedAt !== null) {
    if (typeof recordedAt !== 'string' || parseDate(recordedAt.slice(0, 10)) === undefined)
      fail('NOT_A_DATE', name, 'recordedAt', 'recordedAt ist kein Tag', 'recordedAt is no date')
    fact.recordedAt = recordedAt
  }
  return fact as Fact
}

/** Corrections name a fact that exists, once, and never each other in a ring. */
function checkIds(facts: readonly Fact[], names: readonly string[]): void {
  const byId = new Map<string, number>()
  facts.forEach((fact, index) => {
    if (fact.id === undefined) return
    if (byId.has(fact.id))
      fail(
        'DUPLICATE_ID',
        names[index] ?? null,
        'id',
        `id ${fact.id} kommt zweimal vor`,
        `id ${fact.id} occurs twice`,
      )
    byId.set(fact.id, index)
  })
  const checked = new Set<number>()
  for (let start = 0; start < facts.length; start++) {
    const seen = new Set<number>()
    let index: number | undefined = start
    while (index !== undefined && !checked.has(index)) {
      if (seen.has(index))
        fail(
          'CYCLE',
          names[index] ?? null,
          'supersedes',
          'Berichtigungen im Kreis',
          'corrections form a ring',
        )
      seen.add(index)
      const target: string | undefined = facts[index]?.supersedes
      if (target === undefined) break
      const next = byId.get(target)
      if (next === undefined)
        fail(
          'UNKNOWN_ID',
          names[index] ?? null,
          'supersedes',
          `berichtigt ${target}, das es nicht gibt`,
          `corrects ${target}, which does not exist`,
        )
      index = next
    }
    for (const index of seen) checked.add(index)
  }
}

function parsePerson(value: unknown): Person {
  if (!isBag(value)) return fail('MISSING', null, 'person', 'person fehlt', 'person is missing')
  const birthDate = dateOf({ 'person.birthDate': value.birthDate }, 'person.birthDate', null)
  return {
    birthDate,
    unaccompaniedMinor: flagOf(value, 'unaccompaniedMinor', false),
    needy: flagOf(value, 'needy', true),
    ableToWork: flagOf(value, 'ableToWork', true),
    safeOrigin: flagOf(value, 'safeOrigin', false),
  }
}

function parseDrafts(value: unknown): Draft[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value))
    return fail('NOT_ALLOWED', null, 'drafts', 'drafts ist keine Liste', 'drafts is no list')
  return value.map(
    (name) => DRAFTS.find((draft) => draft === name) ?? choiceError('drafts', null, name, DRAFTS),
  )
}

function parseEnvelope(json: unknown): Parsed {
  if (!isBag(json)) return fail('NOT_AN_OBJECT', null, null, 'Eingabe ist kein Objekt', 'input is no object')
  if (json.ruleset === undefined) fail('MISSING', null, 'ruleset', 'ruleset fehlt', 'ruleset is missing')
  if (json.ruleset !== RULESET) choiceError('ruleset', null, json.ruleset, [RULESET])
  const asOf = dateOf(json, 'asOf', null)
  if (json.land === undefined) fail('MISSING', null, 'land', 'land fehlt', 'land is missing')
  if (!isLand(json.land))
    return fail('NOT_ALLOWED', null, 'land', `kein Land: ${shown(json.land)}`, `no Land: ${shown(json.land)}`)
  const land: Land = json.land
  const drafts = parseDrafts(json.drafts)
  const person = parsePerson(json.person)
  if (!Array.isArray(json.facts))
    return fail('MISSING', null, 'facts', 'facts fehlt oder ist keine Liste', 'facts is missing or no list')
  const facts = json.facts.map(parseFact)
  const names = json.facts.map((fact, index) => nameOf(isBag(fact) ? fact : {}, index))
  checkIds(facts, names)
  const contradiction = findContradiction(knownFacts(facts, asOf), person.birthDate)
  if (contradiction) {
    const where = names[facts.indexOf(contradiction.fact)] ?? null
    const { code, field, message } = contradiction
    return { ok: false, error: { code, fact: idOrPlace(where), where, field, message } }
  }
  return { ok: true, value: { ruleset: RULESET, asOf, land, drafts, person, facts } }
}

/** Checks an input of the contract (facts.md). The error names the fact, the field and why, in both languages. */
export function parseInput(json: unknown): Parsed {
  try {
    return parseEnvelope(json)
  } catch (problem) {
    if (problem instanceof Invalid) return { ok: false, error: problem.error }
    throw problem
  }
}
