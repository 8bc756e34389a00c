import { fold } from './text.ts'

export type Field =
  | 'fileNumber'
  | 'name'
  | 'familyName'
  | 'givenName'
  | 'birthDate'
  | 'gender'
  | 'nationality'
  | 'status'
  | 'statusSince'
  | 'entry'
  | 'municipality'
  | 'accommodation'
  | 'benefit'
  | 'bgNumber'
  | 'languageLevel'
  | 'children'
  | 'responsible'
  | 'note'
  | 'confidential'
  | 'addressLock'

type Column = {
  index: number
  /** The header as written in the file. */
  title: string
  /** Undefined: a column the import has no place for. Its cells are listed as unknown and stay in the raw row. */
  field?: Field
}

export type Header = {
  columns: readonly Column[]
  titles: readonly string[]
  /** How many leading columns are our own, from a list of rejected rows that comes back. */
  ours: number
}

/** Columns that the product's own list of rejected rows adds; on the way back they say nothing about the case. */
export const REJECTION_TITLES = ['line', 'code', 'message'] as const

// Header names reduced to letters and digits. Several columns may fit one field: the first pattern of the list that fits any column wins.
const PATTERNS: readonly (readonly [Field, readonly RegExp[]])[] = [
  [
    'fileNumber',
    [
      /^(?:kim|fall|akten?)?(?:aktenzeichen|aktenzeich|aktz|az)(?:kim|intern|fall)?$/,
      /^(?:akten|fall|vorgangs|kim|case|file)(?:nummer|nr|number|no|id)$/,
      /^(?:geschaeftszeichen|gz|fallkennung|fallid|kennung|aktenkennzeichen)$/,
    ],
  ],
  [
    'name',
    [
      /^(?:nach|familien|zu)?namevorname(?:n)?$/,
      /^vornamen?(?:nach|familien)?name$/,
      /^(?:namederperson|vollername|person|klient(?:in)?|klientin?name|namen?klient(?:in)?)$/,
    ],
  ],
  ['familyName', [/^(?:nachname|familienname|zuname|nachnamen|familyname|lastname|surname)$/]],
  ['givenName', [/^(?:vornamen?|rufname|givennames?|firstname)$/]],
  [
    'birthDate',
    [
      /^geb(?:urts)?(?:dat(?:um)?|tag)?$/,
      /^(?:geborenam|geborenen?|geb(?:oren)?am|dateofbirth|birthdate|birthday|dob)$/,
    ],
  ],
  ['gender', [/^(?:geschl(?:echt)?|sex|gender|mwd|geschlechtmwd)$/]],
  [
    'nationality',
    [/^(?:staatsang(?:eh(?:oerigkeit(?:en)?)?)?|nationalitaet|nation|stang|nationality|citizenship)$/],
  ],
  [
    'statusSince',
    [
      /^(?:status|aufenthaltsstatus|aufenthaltstitel|titel)(?:seit|ab|vom|datum|seitdatum)(?:bescheid(?:vom|datum)?)?$/,
      /^(?:bescheid(?:vom|datum|datumvom)|datum(?:des)?bescheids?|erteilt(?:am|seit)|statusdatum|statussince)$/,
      /^statusseit.*$|^seit$/,
    ],
  ],
  [
    'status',
    [
      /^(?:aufenthalts?|auslaenderrechtlicher)(?:status|titel|recht)?$/,
      /^(?:status|aufenthaltsrechtlicherstatus|aufenthst|aufenthaltsst|titel|residencestatus)$/,
    ],
  ],
  [
    'entry',
    [
      /^(?:einreise(?:datum|tag|am|ind|nachdeutschland|indeutschland|ersteinreise)?|eingereist(?:am)?|ersteinreise|datum(?:der)?einreise|indseit|indeutschlandseit|entry(?:date)?)$/,
    ],
  ],
  [
    'municipality',
    [
      /^(?:wohnort|ort|gemeinde|stadtteil|wohnsitz|ortsteil|kommune|stadt|anschrift|adresse|wohnanschrift|quartier|sozialraum|municipality)(?:stadtteil|ortsteil|gemeinde|ort|wohnort|bezirk|teil)*$/,
    ],
  ],
  [
    'accommodation',
    [
      /^(?:unterkunft|unterbringung|wohnform|wohnsituation|unterkunftsart|artderunterkunft|untergebracht(?:in)?|accommodation|housing)$/,
    ],
  ],
  [
    'benefit',
    [
      /^(?:leistung(?:en|sbezug|sart|srecht|stypr?)?|sozialleistung(?:en)?|bezug|rechtskreis|transferleistung(?:en)?|benefits?|lebensunterhalt)$/,
    ],
  ],
  ['bgNumber', [/^(?:bg|bedarfsgemeinschaft(?:s)?)(?:nummer|nr|no|number)?$/, /^(?:nr|nummer)(?:der)?bg$/]],
  [
    'languageLevel',
    [
      /^(?:deutsch(?:kenntnisse|niveau|stand)?|sprach(?:niveau|stand|kenntnisse)(?:deutsch)?|niveau|germanlevel|languagelevel|ger|gerniveau)$/,
    ],
  ],
  [
    'children',
    [
      /^(?:anz(?:ahl)?)?(?:der)?kinder(?:anz(?:ahl)?|zahl)?$/,
      /^(?:minderjaehrige)?kinder(?:imhaushalt)?$/,
      /^children$/,
    ],
  ],
  [
    'responsible',
    [
      /^(?:zustaendig(?:e|er|eperson|keit|ersb)?|sachbearbeit(?:er(?:in)?|ung)|sb|bearbeiter(?:in)?|fallmanage(?:r|rin|ment)|casemanager(?:in)?|ansprechpartner(?:in)?|betreuer(?:in)?|responsible)$/,
    ],
  ],
  [
    'note',
    [
      /^(?:bemerkung(?:en)?|anmerkung(?:en)?|notiz(?:en)?|hinweise?|kommentare?|sonstiges|info|notes?|remarks?|freitext)$/,
    ],
  ],
  ['confidential', [/^(?:vertraulich|vertraulichkeit|confidential)(?:janein|jn)?$/]],
  [
    'addressLock',
    [
      /^(?:auskunftssperre|adress(?:en)?sperre|anschrift(?:en)?sperre|meldesperre|sperrvermerk|addresslock)(?:janein|jn)?$/,
    ],
  ],
]

/**
 * Columns of a header row, or undefined when it does not name what no case can do without: a file number and a name.
 * Column order and spelling are free; a title that fits a field already taken stays an unknown column.
 */
export function readHeader(titles: readonly string[]): Header | undefined {
  const keys = titles.map(titleKeys)
  const fields = new Map<number, Field>()
  for (const [field, patterns] of PATTERNS) {
    for (const pattern of patterns) {
      const index = keys.findIndex((key, at) => !fields.has(at) && key.some((form) => pattern.test(form)))
      if (index < 0) continue
      fields.set(index, field)
      break
    }
  }
  nameAlone(keys, fields)
  const taken = new Set(fields.values())
  if (!taken.has('fileNumber') || !(taken.has('name') || taken.has('familyName'))) return undefined
  const ours = REJECTION_TITLES.every((title, at) => titles[at] === title) ? REJECTION_TITLES.length : 0
  const columns = titles.map((title, index) => {
    const field = fields.get(index)
    return field === undefined ? { index, title } : { index, title, field }
  })
  return { columns: columns.slice(ours).filter(({ index }) => !isRunningNumber(keys[index])), titles, ours }
}

// A running number belongs to the list and not to the case: counted in, every row would look changed once a row is added above.
function isRunningNumber(forms: readonly string[] = []): boolean {
  return forms.some((form) => /^(?:lfd|laufende|fortlaufende)(?:nr|nummer)$|^pos(?:nr)?$/.test(form))
}

// "Kinder (Anz.)" is looked up with and without what stands in brackets.
function titleKeys(title: string): string[] {
  const forms = [title, title.replace(/\([^)]*\)|\[[^\]]*\]/g, '')]
  return forms.map((form) => fold(form).replace(/[^a-z0-9]/g, ''))
}

// "Name" is the family name where given names have a column of their own, and the whole name elsewhere.
function nameAlone(keys: readonly string[][], fields: Map<number, Field>): void {
  const taken = new Set(fields.values())
  if (taken.has('name') || taken.has('familyName')) return
  const index = keys.findIndex((key, at) => key.includes('name') && !fields.has(at))
  if (index >= 0) fields.set(index, taken.has('givenName') ? 'familyName' : 'name')
}

/** How many cells a record must have: up to the last column with a title. */
export function leastCells(header: Header): number {
  return header.titles.findLastIndex((title) => fold(title) !== '') + 1
}

/**
 * The titles among these cells that name a field by themselves. For the message about a header that was not understood: it must quote
 * nothing else, because the first line of a file without a header is a person.
 */
export function understoodTitles(cells: readonly string[]): string[] {
  return cells.filter((cell) =>
    PATTERNS.some(([, patterns]) =>
      patterns.some((pattern) => titleKeys(cell).some((form) => pattern.test(form))),
    ),
  )
}
