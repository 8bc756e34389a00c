import type { Paper } from '@nahtlos/papers'
import type { SubjectExport } from './collect.ts'

type Block = Paper['blocks'][number]

/** The answer of Art. 15 DSGVO on paper: what, from where, to whom, for how long, and which rights there are. */
export function exportPaper(data: SubjectExport): Paper {
  const part = (text: string, rows: Block[]): Block[] =>
    rows.length === 0 ? [] : [{ kind: 'heading', text }, ...rows]
  const table = (head: string[], rows: string[][]): Block[] =>
    rows.length === 0 ? [] : [{ kind: 'table', head, rows }]
  const person = data.person
    ? Object.entries(PERSON).map(([key, label]): [string, string] => [
        label,
        words(data.person?.[key as keyof typeof PERSON]),
      ])
    : []
  return {
    title: 'Auskunft nach Art. 15 DSGVO',
    footer: `${data.schema} ${data.version}, ${data.createdOn}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Verantwortlich: ${data.controller.office}, ${data.controller.unit}. Stand: ${data.createdOn}. Aktenzeichen ${data.case.fileNumber}, eröffnet am ${data.case.openedOn}.`,
      },
      ...part('Angaben zur Person', person.length > 0 ? [{ kind: 'pairs', rows: person }] : []),
      ...part(
        'Angaben und Ereignisse',
        table(
          ['Vermerkt am', 'Art', 'Inhalt', 'Herkunft'],
          data.facts.map((fact) => {
            const shown = fact as Record<string, unknown>
            return [fact.recordedOn, words(shown.type), words(shown.payload), words(shown.source)]
          }),
        ),
      ),
      ...part(
        'Notizen',
        data.notes.map(
          (note): Block => ({ kind: 'paragraph', text: `${note.writtenOn.slice(0, 10)}: ${note.text}` }),
        ),
      ),
      ...(data.notesWithheld > 0
        ? [
            {
              kind: 'paragraph' as const,
              text: `${data.notesWithheld} vertrauliche Notizen sind zum Schutz anderer Personen nicht enthalten (Art. 15 Abs. 4 DSGVO).`,
            },
          ]
        : []),
      ...part(
        'Einwilligungen',
        table(
          ['Empfänger', 'Zweck', 'Erlaubt', 'Gültig'],
          data.consents.map((consent) => [
            `${consent.recipient.office}, ${consent.recipient.unit}`,
            consent.purpose,
            consent.granted.join(', '),
            consent.withdrawnOn
              ? `widerrufen am ${consent.withdrawnOn}`
              : `${consent.validFrom} bis ${consent.validTo}`,
          ]),
        ),
      ),
      ...part(
        'Entbindungen von der Schweigepflicht',
        table(
          ['Wer sprechen darf', 'Mit wem', 'Norm', 'Gültig'],
          data.releasesFromSecrecy.map((release) => [
            release.released,
            `${release.recipient.office}, ${release.recipient.unit}`,
            release.norm === 'STGB_203' ? '§ 203 StGB' : '§ 65 SGB VIII',
            release.withdrawnOn
              ? `widerrufen am ${release.withdrawnOn}`
              : `${release.validFrom} bis ${release.validTo}`,
          ]),
        ),
      ),
      ...part(
        'Wer was bekommen hat',
        data.disclosures.flatMap((each): Block[] => [
          {
            kind: 'pairs',
            rows: [
              ['Empfänger', `${each.recipient.office}, ${each.recipient.unit}`],
              ['Anliegen', each.topic],
              ['Grundlage', each.norm ?? 'Einwilligung'],
              ['Gesendet', each.sentAt.slice(0, 10)],
              ['Inhalt', words(each.package?.content)],
            ],
          },
        ]),
      ),
      ...part(
        'Wer darauf zugegriffen hat',
        table(
          ['Tag', 'Stelle', 'Zweck', 'Vorgang', 'Anzahl'],
          data.accesses.map((each) => [
            each.day,
            each.unit ?? 'Nahtlos',
            each.purpose,
            each.action,
            String(each.times),
          ]),
        ),
      ),
      ...part(
        'Wie lange es aufbewahrt wird',
        table(
          ['Art', 'Dauer'],
          data.retention.map((each) => [each.code, `${each.amount} ${each.unit}`]),
        ),
      ),
      ...part('Ihre Rechte', [{ kind: 'list', items: RIGHTS }]),
    ],
  }
}

const PERSON = {
  familyName: 'Familienname',
  givenName: 'Vorname',
  birthDate: 'Geburtsdatum',
  nationality: 'Staatsangehörigkeit',
  gender: 'Geschlecht',
  language: 'Sprache',
  place: 'Ort',
} as const

const RIGHTS = [
  'Berichtigung falscher Angaben (Art. 16 DSGVO)',
  'Löschung (Art. 17 DSGVO)',
  'Einschränkung der Verarbeitung (Art. 18 DSGVO)',
  'Herausgabe in maschinenlesbarer Form (Art. 20 DSGVO)',
  'Widerspruch (Art. 21 DSGVO)',
  'Widerruf jeder Einwilligung, jederzeit, für die Zukunft (Art. 7 Abs. 3 DSGVO)',
  'Beschwerde bei der Datenschutzaufsicht Ihres Landes (Art. 77 DSGVO)',
]

function words(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'keine Angabe'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(words).join('; ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${words(inner)}`)
    .join(', ')
}
