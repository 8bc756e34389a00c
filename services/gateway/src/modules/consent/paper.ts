import type { DataCategory } from '@nahtlos/domain/facts'
import { type ConsentText, consentText, fillText, formatsFor, wordFor } from '@nahtlos/i18n'
import { type Block, isolate, type Paper } from '@nahtlos/papers'

export interface PaperSource {
  person: string
  birthDate: string | null
  recipient: string
  purpose: string
  direction: 'OUT' | 'IN' | 'BOTH'
  categories: readonly DataCategory[]
  validTo: string
}

const date = formatsFor('de').date

/** One beside the other: the German text is the one that counts, the other is what is understood. */
function parallel(text: ConsentText, of: (text: ConsentText) => string[]): Block[] {
  const german = getGerman()
  if (text.language === 'de') return of(german).map((line) => ({ kind: 'paragraph', text: line }))
  const own = of(text)
  return [
    {
      kind: 'parallel',
      languages: [
        ['de', 'Deutsch'],
        [text.language, text.language === 'de-leicht' ? 'Leichte Sprache' : ownName(text.language)],
      ],
      rows: of(german).map((line, index) => [line, own[index] ?? ''] as const),
    },
  ]
}

function getGerman(): ConsentText {
  const german = consentText('de')
  if (!german) throw new Error('no German consent text')
  return german
}

function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language
}

function both(text: ConsentText, of: (text: ConsentText) => string): string {
  const own = of(text)
  const german = of(getGerman())
  return own === german ? own : `${own} · ${isolate(german)}`
}

/** Which wording it is and how it came about: what is signed must be found again. */
function footerOf({ version, provenance }: ConsentText): string {
  return `Nahtlos · ${version} · ${wordFor('de', 'provenance', provenance)}`
}

/** The form to sign: what is asked is read beside the German text and ticked by hand, yes or no for each category. */
export function consentForm(text: ConsentText, source: PaperSource): Paper {
  const { recipient, direction, purpose } = source
  const values = (of: ConsentText) => ({
    recipient: isolate(recipient),
    purpose: isolate(of.purposes[purpose] ?? purpose),
    until: isolate(date(source.validTo)),
  })
  return {
    title: text.title,
    footer: footerOf(text),
    blocks: [
      ...(text.provenance === 'MACHINE' ? [{ kind: 'strong' as const, text: text.machine }] : []),
      personPairs(text, source),
      ...parallel(text, (of) =>
        [of.purpose, of.direction[direction], of.refusal, of.withdrawal, of.duration, of.complaint].map(
          (line) => fillText(line, values(of)),
        ),
      ),
      { kind: 'paragraph', text: text.categories },
      ...(source.categories.includes('ART9') ? [{ kind: 'strong' as const, text: text.art9 }] : []),
      {
        kind: 'table',
        head: ['', text.words.yes, text.words.no],
        rows: source.categories.map((category) => [both(text, (of) => of.category[category]), '☐', '☐']),
      },
      {
        kind: 'signatures',
        lines: [
          both(text, (of) => of.words.signature),
          both(text, (of) => of.words.guardian),
          both(text, (of) => of.words.interpreter),
          both(text, (of) => of.words.official),
        ],
      },
    ],
  }
}

/** What somebody takes along who wants nothing passed on: no name on it, it is theirs. */
export function selfCarryList(text: ConsentText, source: PaperSource): Paper {
  const values = (of: ConsentText) => ({
    recipient: isolate(source.recipient),
    purpose: isolate(of.purposes[source.purpose] ?? source.purpose),
  })
  return {
    title: text.checklist.title,
    footer: footerOf(text),
    blocks: [
      { kind: 'paragraph', text: fillText(text.checklist.intro, values(text)) },
      { kind: 'strong', text: text.checklist.take },
      {
        kind: 'checks',
        items: source.categories.map((category) => both(text, (of) => of.checklist.item[category])),
      },
      { kind: 'paragraph', text: text.checklist.close },
    ],
  }
}

function personPairs(text: ConsentText, { person, birthDate, recipient, purpose }: PaperSource): Block {
  const row = (of: (text: ConsentText) => string, value: string) => [both(text, of), isolate(value)] as const
  return {
    kind: 'pairs',
    rows: [
      row((of) => of.words.name, person),
      ...(birthDate ? [row((of) => of.words.birthDate, date(birthDate))] : []),
      row((of) => of.words.recipient, recipient),
      [both(text, (of) => of.words.purpose), both(text, (of) => of.purposes[purpose] ?? purpose)],
    ],
  }
}
