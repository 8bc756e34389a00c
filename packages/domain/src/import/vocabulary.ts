import { fold, lostDigits, tidy } from './text.ts'

/** A coded cell: nothing there, one certain meaning, or a meaning that stays open between readings (perhaps none). */
export type Coded<T extends string> =
  | { kind: 'EMPTY' }
  | { kind: 'READ'; value: T }
  | { kind: 'OPEN'; readings: readonly T[] }

export type Gender = 'FEMALE' | 'MALE' | 'DIVERSE'
export type HousingKind = 'AE' | 'GU' | 'ROOM' | 'FLAT' | 'NONE'
export type BenefitRegime =
  | 'ASYLBLG_1A'
  | 'ASYLBLG_2'
  | 'ASYLBLG_3'
  | 'SGB_II'
  | 'SGB_III_ALG'
  | 'SGB_VIII'
  | 'SGB_XII_3'
  | 'SGB_XII_4'
  | 'SELF_SUPPORTING'
  | 'NONE'
type LanguageLevel = 'NONE' | 'ALPHA' | 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2'

type Rule<T> = readonly [RegExp, T | readonly T[]]

function code<T extends string>(cell: string, rules: readonly Rule<T>[]): Coded<T> {
  const text = simplify(cell)
  if (tidy(cell) === '') return { kind: 'EMPTY' }
  const found = rules.find(([pattern]) => pattern.test(text))?.[1]
  if (found === undefined) return { kind: 'OPEN', readings: [] }
  return typeof found === 'string' ? { kind: 'READ', value: found } : { kind: 'OPEN', readings: found }
}

function simplify(cell: string): string {
  return fold(cell)
    .replace(/§§?/g, ' § ')
    .replace(/[().,:;/]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const GENDERS: readonly Rule<Gender>[] = [
  [/^(?:w|weibl|weiblich|f|female|frau|fr)$/, 'FEMALE'],
  [/^(?:m|maennl|maennlich|male|mann|herr|hr)$/, 'MALE'],
  [/^(?:d|div|divers|diverse)$/, 'DIVERSE'],
]

export function readGender(cell: string): Coded<Gender> {
  return code(cell, GENDERS)
}

const ASYLBLG: readonly BenefitRegime[] = ['ASYLBLG_3', 'ASYLBLG_2', 'ASYLBLG_1A']
const SGB_XII: readonly BenefitRegime[] = ['SGB_XII_3', 'SGB_XII_4']

// "AsylbLG" does not say which paragraph, "SGB XII" not which chapter, "Grundsicherung" not even which book: they stay open.
const BENEFITS: readonly Rule<BenefitRegime>[] = [
  [/^(?:asylblg )?(?:§ )?1 ?a(?: asylblg)?$|^asylblg § 1 ?a\b.*$/, 'ASYLBLG_1A'],
  [
    /^(?:asylblg )?§ 2(?: abs 1)?(?: asylblg)?$|^asylblg 2$|^2 asylblg$|^(?:asylblg )?analogleistung(?:en|sbezug)?(?: § 2)?(?: asylblg)?$|^analog(?: § 2)?(?: asylblg)?$/,
    'ASYLBLG_2',
  ],
  [
    /^(?:asylblg )?§ 3(?: asylblg)?$|^asylblg 3$|^3 asylblg$|^(?:asylblg )?grundleistungen(?: § 3)?(?: asylblg)?$/,
    'ASYLBLG_3',
  ],
  [/^asylblg(?: leistungen)?$|^asylbewerberleistung(?:en|sgesetz)$/, ASYLBLG],
  [
    /^(?:buergergeld|grundsicherungsgeld|sgb ?(?:ii|2)|alg ?(?:ii|2)|arbeitslosengeld (?:ii|2)|hartz ?(?:iv|4))(?: (?:sgb ?(?:ii|2)|jobcenter|jc))?$/,
    'SGB_II',
  ],
  [
    /^(?:alg ?(?:i|1)|arbeitslosengeld(?: (?:i|1))?|sgb ?(?:iii|3) alg(?: ?(?:i|1))?|alg ?(?:i|1) sgb ?(?:iii|3))$/,
    'SGB_III_ALG',
  ],
  [
    /^(?:sgb ?(?:xii|12) )?(?:grusi|grundsicherung) (?:im alter|bei erwerbsminderung|im alter und bei erwerbsminderung)(?: sgb ?(?:xii|12))?$|^sgb ?(?:xii|12) (?:kap(?:itel)? 4|4 ?kap(?:itel)?)$/,
    'SGB_XII_4',
  ],
  [
    /^(?:hlu|hilfe zum lebensunterhalt)(?: sgb ?(?:xii|12))?$|^sgb ?(?:xii|12) (?:kap(?:itel)? 3|3 ?kap(?:itel)?|hlu)$/,
    'SGB_XII_3',
  ],
  [/^(?:sgb ?(?:xii|12)|sozialhilfe)$/, SGB_XII],
  [/^(?:grundsicherung|grusi)$/, ['SGB_II', 'SGB_XII_4']],
  [/^(?:sgb ?(?:viii|8)|jugendhilfe)$/, 'SGB_VIII'],
  [
    /^(?:selbst|selbstzahler(?:in)?|eigenes einkommen|erwerbseinkommen|lohn|gehalt|arbeit|erwerbstaetig|lebensunterhalt gesichert)$/,
    'SELF_SUPPORTING',
  ],
  [/^(?:keine?|kein bezug|keine leistung(?:en)?|ohne|ohne leistung(?:en|sbezug)?|nein)$/, 'NONE'],
]

export function readBenefit(cell: string): Coded<BenefitRegime> {
  return code(fold(cell).replace(/^leistungen? (?:(?:nach|gem\.?|gemaess) )?(?:dem )?/, ''), BENEFITS)
}

// The rest of the cell ("GU Hafenstr.") is an address and is kept as text beside the kind.
const HOUSING: readonly Rule<HousingKind>[] = [
  [
    /^(?:ae|eae|lae|zue|ankerzentrum|anker|(?:landes)?erstaufnahme(?:einrichtung)?|(?:erst|landes)?aufnahmeeinrichtung|zentrale unterbringungseinrichtung)\b/,
    'AE',
  ],
  [/^(?:gu|gemeinschaftsunterkunft|gem ?-?unterkunft|sammelunterkunft)\b/, 'GU'],
  [/^(?:wg|wg ?-?zimmer|zimmer|untermiete|moebliertes zimmer|zimmer in wg)$/, 'ROOM'],
  [
    /^(?:(?:priv|private?|eigene?|miet|eig)[ -]?)?(?:wohnung|whg|wohng)\b|^privatwohnung\b|^mietwohnung\b/,
    'FLAT',
  ],
  [/^(?:obdachlos|wohnungslos|ofw|ohne festen wohnsitz|ohne wohnung|ohne unterkunft)$/, 'NONE'],
]

export function readHousing(cell: string): Coded<HousingKind> {
  return code(cell, HOUSING)
}

/** Level of German by the GER; `certificate` only where the cell names one. */
export type Language = { level: LanguageLevel; certificate: boolean }

const CERTIFICATE =
  '(?:zertifikat|zert|zertifiziert|telc|goethe|dtz|oesd|testdaf|pruefung|bestanden|nachgewiesen)'
const LEVEL = new RegExp(`^(?:${CERTIFICATE} )?([abc] ?[12])(?: (?:mit )?${CERTIFICATE}){0,2}$`)

export function readLanguage(
  cell: string,
): { kind: 'EMPTY' } | { kind: 'READ'; value: Language } | { kind: 'OPEN' } {
  const text = simplify(cell)
  if (tidy(cell) === '') return { kind: 'EMPTY' }
  const level = LEVEL.exec(text)?.[1]?.replace(' ', '').toUpperCase()
  if (isLevel(level))
    return { kind: 'READ', value: { level, certificate: new RegExp(CERTIFICATE).test(text) } }
  if (/^(?:alpha|alphabetisierung|alphakurs|alphabetisierungskurs)$/.test(text))
    return { kind: 'READ', value: { level: 'ALPHA', certificate: false } }
  if (/^(?:keine?|keine kenntnisse|keine deutschkenntnisse|a0)$/.test(text))
    return { kind: 'READ', value: { level: 'NONE', certificate: false } }
  return { kind: 'OPEN' }
}

function isLevel(text: string | undefined): text is 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2' {
  return text !== undefined && /^[ABC][12]$/.test(text)
}

/** Number of children; undefined where the cell is not one plain, believable number. */
export function readChildren(cell: string): number | undefined {
  const match = /^(\d{1,2})(?:[.,]0+)?(?: kind(?:er)?)?$/.exec(fold(cell))
  if (/^(?:keine?|keine kinder)$/.test(fold(cell))) return 0
  const count = Number(match?.[1])
  return match && count <= 20 ? count : undefined
}

/** Number of the Bedarfsgemeinschaft at the Jobcenter, as `31702//0023562`; undefined where digits or the form are missing. */
export function readBgNumber(cell: string): string | undefined {
  const text = tidy(cell).replaceAll(' ', '')
  if (lostDigits(text)) return undefined
  const match = /^(?:BG)?(\d{5})(?:\/\/|\/|BG)?(\d{7})$/i.exec(text)
  return match ? `${match[1]}//${match[2]}` : undefined
}

/** "ja", "x", "1": a column with a mark. Anything that is not a plain no counts as set, because forgetting a lock does harm. */
export function readMark(cell: string): boolean {
  return !/^(?:|nein|n|0|-|no|false|falsch|keine?|entfaellt)$/.test(simplify(cell))
}
