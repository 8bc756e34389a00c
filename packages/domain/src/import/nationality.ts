import countries from 'i18n-iso-countries'
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import { fold } from './text.ts'

countries.registerLocale(german)

// Names that stand for two states, for none of today, or for a people and not a state.
const AMBIGUOUS = new Set(['kongo', 'korea', 'guiana', 'yu', 'yug', 'su', 'scg'])

const ALIASES: Record<string, string> = {
  syrien: 'SY',
  'arabische republik syrien': 'SY',
  iran: 'IR',
  'islamische republik iran': 'IR',
  moldau: 'MD',
  'republik moldau': 'MD',
  weissrussland: 'BY',
  bosnien: 'BA',
  mazedonien: 'MK',
  palaestina: 'PS',
  tschechien: 'CZ',
  'dr kongo': 'CD',
  'demokratische republik kongo': 'CD',
  'cote d ivoire': 'CI',
  burma: 'MM',
  'kap verde': 'CV',
  tuerkiye: 'TR',
  swasiland: 'SZ',
  'saudi arabien': 'SA',
  'sri lanka': 'LK',
  england: 'GB',
  holland: 'NL',
  aserbeidschan: 'AZ',
  eritraea: 'ER',
}

// Stems of the adjectives that German offices write in this column; endings (-e, -er, -es, -en) are taken off first.
const ADJECTIVES: Record<string, string> = {
  aegyptisch: 'EG',
  aethiopisch: 'ET',
  afghanisch: 'AF',
  albanisch: 'AL',
  algerisch: 'DZ',
  amerikanisch: 'US',
  'us amerikanisch': 'US',
  angolanisch: 'AO',
  argentinisch: 'AR',
  armenisch: 'AM',
  aserbaidschanisch: 'AZ',
  australisch: 'AU',
  bangladeschisch: 'BD',
  belarussisch: 'BY',
  weissrussisch: 'BY',
  belgisch: 'BE',
  beninisch: 'BJ',
  bosnisch: 'BA',
  'bosnisch herzegowinisch': 'BA',
  brasilianisch: 'BR',
  britisch: 'GB',
  bulgarisch: 'BG',
  burkinisch: 'BF',
  burundisch: 'BI',
  chilenisch: 'CL',
  chinesisch: 'CN',
  daenisch: 'DK',
  deutsch: 'DE',
  dschibutisch: 'DJ',
  ecuadorianisch: 'EC',
  eritreisch: 'ER',
  estnisch: 'EE',
  finnisch: 'FI',
  franzoesisch: 'FR',
  gambisch: 'GM',
  georgisch: 'GE',
  ghanaisch: 'GH',
  griechisch: 'GR',
  guineisch: 'GN',
  'guinea bissauisch': 'GW',
  haitianisch: 'HT',
  indisch: 'IN',
  indonesisch: 'ID',
  irakisch: 'IQ',
  iranisch: 'IR',
  irisch: 'IE',
  islaendisch: 'IS',
  israelisch: 'IL',
  italienisch: 'IT',
  ivorisch: 'CI',
  jamaikanisch: 'JM',
  japanisch: 'JP',
  jemenitisch: 'YE',
  jordanisch: 'JO',
  kambodschanisch: 'KH',
  kamerunisch: 'CM',
  kanadisch: 'CA',
  kasachisch: 'KZ',
  kenianisch: 'KE',
  kirgisisch: 'KG',
  kolumbianisch: 'CO',
  kosovarisch: 'XK',
  kroatisch: 'HR',
  kubanisch: 'CU',
  kuwaitisch: 'KW',
  lettisch: 'LV',
  libanesisch: 'LB',
  liberianisch: 'LR',
  libysch: 'LY',
  litauisch: 'LT',
  luxemburgisch: 'LU',
  madagassisch: 'MG',
  malaysisch: 'MY',
  malisch: 'ML',
  maltesisch: 'MT',
  marokkanisch: 'MA',
  mauretanisch: 'MR',
  mazedonisch: 'MK',
  nordmazedonisch: 'MK',
  mexikanisch: 'MX',
  moldauisch: 'MD',
  moldawisch: 'MD',
  mongolisch: 'MN',
  montenegrinisch: 'ME',
  mosambikanisch: 'MZ',
  myanmarisch: 'MM',
  nepalesisch: 'NP',
  nicaraguanisch: 'NI',
  niederlaendisch: 'NL',
  nigerianisch: 'NG',
  nigrisch: 'NE',
  norwegisch: 'NO',
  oesterreichisch: 'AT',
  pakistanisch: 'PK',
  palaestinensisch: 'PS',
  peruanisch: 'PE',
  philippinisch: 'PH',
  polnisch: 'PL',
  portugiesisch: 'PT',
  ruandisch: 'RW',
  rumaenisch: 'RO',
  russisch: 'RU',
  sambisch: 'ZM',
  saudisch: 'SA',
  schwedisch: 'SE',
  schweizerisch: 'CH',
  senegalesisch: 'SN',
  serbisch: 'RS',
  'sierra leonisch': 'SL',
  simbabwisch: 'ZW',
  slowakisch: 'SK',
  slowenisch: 'SI',
  somalisch: 'SO',
  spanisch: 'ES',
  'sri lankisch': 'LK',
  suedafrikanisch: 'ZA',
  sudanesisch: 'SD',
  suedsudanesisch: 'SS',
  syrisch: 'SY',
  tadschikisch: 'TJ',
  taiwanisch: 'TW',
  tansanisch: 'TZ',
  thailaendisch: 'TH',
  togoisch: 'TG',
  tschadisch: 'TD',
  tschechisch: 'CZ',
  tuerkisch: 'TR',
  tunesisch: 'TN',
  turkmenisch: 'TM',
  ugandisch: 'UG',
  ukrainisch: 'UA',
  ungarisch: 'HU',
  usbekisch: 'UZ',
  venezolanisch: 'VE',
  vietnamesisch: 'VN',
  zentralafrikanisch: 'CF',
  zyprisch: 'CY',
}

const NAMES = nameIndex()

function nameIndex(): Map<string, string> {
  const index = new Map<string, string>()
  for (const [code, names] of Object.entries(countries.getNames('de', { select: 'all' }))) {
    for (const name of names) index.set(key(name), code)
  }
  for (const [name, code] of Object.entries(ALIASES)) index.set(name, code)
  for (const name of AMBIGUOUS) index.delete(name)
  return index
}

function key(text: string): string {
  return fold(text)
    .replace(/[^a-z]+/g, ' ')
    .trim()
}

/**
 * ISO 3166-1 alpha-2 code (and `XK` for Kosovo), or `STATELESS`; undefined where the cell is empty, names no state or leaves a choice
 * ("kongolesisch", "jugoslawisch", two nationalities, "ungeklärt").
 */
export function readNationality(cell: string): string | undefined {
  const text = key(cell)
  if (/^(?:staatenlos(?:e|er)?|xxa)$/.test(text)) return 'STATELESS'
  const upper = text.toUpperCase()
  if (!AMBIGUOUS.has(text)) {
    if (/^[A-Z]{3}$/.test(upper)) return countries.alpha3ToAlpha2(upper)
    if (/^[A-Z]{2}$/.test(upper)) return countries.isValid(upper) ? upper : undefined
  }
  return NAMES.get(text) ?? ADJECTIVES[text] ?? ADJECTIVES[text.replace(/(isch|sch)(?:e|er|es|en)$/, '$1')]
}

const FREE_MOVEMENT = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
)

/** Citizens of the Union, the EEA (§ 12 FreizügG/EU) and Switzerland. */
export function movesFreely(nationality: string): boolean {
  return FREE_MOVEMENT.has(nationality)
}
