import { fold } from './text.ts'

/** What the status cell says, in the vocabulary of the facts. `OPEN` keeps the readings that are possible, perhaps none. */
export type Residence =
  | { kind: 'STATUS'; status: ResidenceStatus }
  | { kind: 'TITLE'; paragraph: string }
  | { kind: 'FIKTION'; basis: string }
  | { kind: 'PROTECTION'; outcome: 'ASYLUM' | 'REFUGEE' | 'SUBSIDIARY' | 'BAN_25_3' }
  | { kind: 'OPEN'; readings: readonly string[] }

export type ResidenceStatus =
  | 'ANKUNFTSNACHWEIS'
  | 'AUFENTHALTSGESTATTUNG'
  | 'DULDUNG_60A'
  | 'DULDUNG_60B'
  | 'DULDUNG_60C'
  | 'DULDUNG_60D'
  | 'NIEDERLASSUNGSERLAUBNIS'
  | 'EU_CITIZEN'
  | 'UNACCOMPANIED_MINOR'

const LAW = '(?: ?(?:aufenthg|aufenthaltsgesetz))?'
const DULDUNG_60 = (letter: string) => `(?: ?(?:nach |gem\\.? )?§? ?60 ?${letter}(?: abs ?\\d)?${LAW})?`

// Whole cells only: "§ 24 beantragt" or "NE abgelehnt" must never match the words they contain.
const STATUS: readonly (readonly [ResidenceStatus, RegExp])[] = [
  ['ANKUNFTSNACHWEIS', /^(?:ankunftsnachweis|akn)(?: § ?63a asylg)?$|^§ ?63a asylg$/],
  [
    'AUFENTHALTSGESTATTUNG',
    /^(?:aufenthalts?|aufenth )?(?: ?gestattung|gestattet)(?: ?§ ?55(?: abs ?1)?(?: asylg)?)?$|^§ ?55(?: abs ?1)? asylg$/,
  ],
  ['DULDUNG_60C', new RegExp(`^ausbildungsduldung${DULDUNG_60('c')}$`)],
  ['DULDUNG_60D', new RegExp(`^beschaeftigungsduldung${DULDUNG_60('d')}$`)],
  ['DULDUNG_60B', /^duldung(?: fuer personen)? (?:mit ungeklaerter identitaet|ungeklaerte identitaet)$/],
  [
    'NIEDERLASSUNGSERLAUBNIS',
    new RegExp(
      `^(?:ne|niederlassungserlaubnis)(?: ?§ ?(?:9|26)(?: abs ?[34])?${LAW})?$|^§ ?(?:9|26 abs ?[34])${LAW}$`,
    ),
  ],
  [
    'EU_CITIZEN',
    /^(?:eu ?-?buerger(?:in)?|unionsbuerger(?:in)?|freizuegigkeit(?:sberechtigt)?|freizuegig|eu ?-?freizuegigkeit|freizuegg ?\/? ?eu|(?:§ ?2 )?freizuegg ?\/? ?eu)$/,
  ],
  ['UNACCOMPANIED_MINOR', /^(?:uma|umf|unbegleiteter? minderjaehriger?(?: auslaender| fluechtling)?)$/],
]

const PROTECTION = [
  [
    'SUBSIDIARY',
    /^(?:subs|subsidiaerer?|subsid)(?: ?schutz(?:status|berechtigter?|berechtigt)?)$|^subsidiaer (?:schutzberechtigter?|geschuetzter?)$/,
  ],
  [
    'REFUGEE',
    /^(?:anerkannter? )?(?:fluechtling|gfk ?-?fluechtling|gfk|fluechtlingseigenschaft|fluechtlingsschutz|fluechtlingsanerkennung)(?: § ?3 asylg| anerkannt| gfk| nach gfk)?$|^anerkannt als fluechtling$/,
  ],
  ['ASYLUM', /^asylberechtigter?$|^asylberechtigung$/],
  ['BAN_25_3', /^(?:nationales )?abschiebungsverbote?(?: § ?60 abs ?[57](?: aufenthg)?)?$/],
] as const

const TITLE =
  /^((?:ae|at|eat|aufenthaltserlaubnis|aufenthaltstitel|titel|fb|fiktionsbescheinigung|fiktion|duldung|geduldet)\b)? ?(?:nach |gem |gemaess |i ?s ?d |zu )?(§)? ?(\d{1,3}) ?([a-h])?(?: ?abs ?(\d|[ivx]+)| ([ivx]+)| ?\/ ?(\d))?(?: ?s(?:atz)? ?\d)?(?: (\d) ?alt(?:ernative)?| ?alt(?:ernative)? ?(\d))?(?: ?(gfk|fluechtling|subs(?:idiaer(?:er)?)?(?: ?schutz)?))?( ?(?:aufenthg|aufenthaltsgesetz))?$/

const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7' }
// Subsections that make another title; elsewhere the paragraph alone names it.
const BY_SUBSECTION = new Set(['22', '23', '25'])
const DULDUNGEN = ['DULDUNG_60A', 'DULDUNG_60B', 'DULDUNG_60C', 'DULDUNG_60D'] as const
const OPEN: Residence = { kind: 'OPEN', readings: [] }

/**
 * Reads a status cell; undefined when it is empty. A cell that holds more than the name of a status stays `OPEN`.
 * § 25 Abs. 2 AufenthG has two alternatives (refugee, subsidiary protection) with different consequences; without one it stays open between them.
 */
export function readResidence(cell: string): Residence | undefined {
  const text = normalise(cell)
  if (text === '') return undefined
  for (const [status, pattern] of STATUS) if (pattern.test(text)) return { kind: 'STATUS', status }
  for (const [outcome, pattern] of PROTECTION) if (pattern.test(text)) return { kind: 'PROTECTION', outcome }
  if (/^(?:duldung|geduldet)(?: aufenthg)?$/.test(text)) return { kind: 'OPEN', readings: DULDUNGEN }
  const match = TITLE.exec(text)
  return match ? readParagraph(match) : OPEN
}

// Brackets, commas and full stops carry no meaning here: "§ 25 (3)", "§25 Abs.3" and "25 Abs. 3 AufenthG" become one spelling.
function normalise(cell: string): string {
  return fold(cell)
    .replace(/§§/g, '§')
    .replace(/\b(?:paragraf|paragraph|par)\b\.?/g, '§')
    .replace(/\b(?:absatz|abs)\b\.?/g, 'abs')
    .replace(/(\d|[a-h])\s*\(\s*(\d|[ivx]+)\s*\)/g, '$1 abs $2')
    .replace(/[().,:;]/g, ' ')
    .replace(/\s+-\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/§ (?=\d)/g, '§ ')
    .trim()
}

function readParagraph(match: RegExpExecArray): Residence {
  const [, word = '', sign, number = '', letter = '', arabic, roman, slash, altBefore, altAfter, named, law] =
    match
  if (sign === undefined && word === '' && law === undefined) return OPEN
  const abs = arabic ?? roman ?? slash
  const subsection = abs === undefined ? undefined : (ROMAN[abs] ?? abs)
  const paragraph = `${number}${letter.toUpperCase()}`
  if (word === 'duldung' || word === 'geduldet' || paragraph.startsWith('60')) return readDuldung(paragraph)
  const residence = readTitle(paragraph, subsection, altBefore ?? altAfter, named)
  if (!/^fb$|^fiktion/.test(word)) return residence
  return residence.kind === 'TITLE' ? { kind: 'FIKTION', basis: residence.paragraph } : OPEN
}

function readDuldung(paragraph: string): Residence {
  const status = DULDUNGEN.find((name) => name === `DULDUNG_${paragraph}`)
  return status ? { kind: 'STATUS', status } : OPEN
}

function readTitle(paragraph: string, subsection?: string, alternative?: string, named?: string): Residence {
  const number = Number.parseInt(paragraph, 10)
  const isTitle = (number >= 16 && number <= 38) || paragraph === '9A' || paragraph.startsWith('104')
  if (!isTitle || paragraph === '26') return OPEN
  if (!BY_SUBSECTION.has(paragraph)) return { kind: 'TITLE', paragraph }
  if (paragraph === '25' && subsection === '2') {
    if (alternative === '1' || named?.startsWith('gfk') || named?.startsWith('flue'))
      return { kind: 'TITLE', paragraph: '25_2_REFUGEE' }
    if (alternative === '2' || named?.startsWith('subs'))
      return { kind: 'TITLE', paragraph: '25_2_SUBSIDIARY' }
    return { kind: 'OPEN', readings: ['TITLE_25_2_REFUGEE', 'TITLE_25_2_SUBSIDIARY'] }
  }
  if (subsection === undefined && paragraph !== '22') return OPEN
  return { kind: 'TITLE', paragraph: subsection === undefined ? paragraph : `${paragraph}_${subsection}` }
}

/** The name under which the report lists a residence; undefined while it is open. Names of the RESIDENCE track. */
export function residenceName(residence: Residence): string | undefined {
  if (residence.kind === 'STATUS') return residence.status
  if (residence.kind === 'TITLE') return `TITLE_${residence.paragraph}`
  if (residence.kind === 'FIKTION') return `FIKTIONSBESCHEINIGUNG_${residence.basis}`
  return residence.kind === 'PROTECTION' ? residence.outcome : undefined
}

/** Temporary protection, or its Fiktionsbescheinigung: exists since the Council's decision (EU) 2022/382 of 4 March 2022. */
export function isTemporaryProtection(residence: Residence | undefined): boolean {
  if (residence?.kind === 'TITLE') return residence.paragraph === '24'
  return residence?.kind === 'FIKTION' && residence.basis === '24'
}

/** Titles given as a visa (§§ 22, 23, 27-36a AufenthG), which may precede the entry. */
export function mayPrecedeEntry(residence: Residence | undefined): boolean {
  if (residence?.kind !== 'TITLE') return false
  const number = Number.parseInt(residence.paragraph, 10)
  return number === 22 || /^23(?:_|$)/.test(residence.paragraph) || (number >= 27 && number <= 36)
}
