import { useI18n } from '../../app/i18n/I18n.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import type { DataCategory } from '../../gql/graphql.ts'
import { factLines } from '../cases/facts/factWords.ts'
import type { Way } from './MyWayPage.tsx'

const CATEGORIES: readonly DataCategory[] = [
  'STATUS',
  'BENEFITS',
  'LANGUAGE_WORK',
  'FAMILY',
  'ART9',
  'IDENTITY',
  'NOTES',
]

/** Everything that is stored, in the words of the catalogue; what was corrected is left out. */
export function OwnData({ way }: { way: Way }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const { identity } = way
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [word('identityField', 'givenName'), identity.givenName],
    [word('identityField', 'familyName'), identity.familyName],
    [t('case.birthDate'), identity.birthDate && format.date(identity.birthDate)],
    [t('case.nationality'), identity.nationality && format.country(identity.nationality)],
    [t('case.gender'), identity.gender && word('gender', identity.gender)],
    [t('case.language'), identity.language && format.language(identity.language)],
    [t('case.place'), identity.place],
  ]
  const facts = way.facts.filter((fact) => !fact.superseded)
  return (
    <section className="nl-section" aria-labelledby="daten">
      <SectionHeading id="daten" title={t('way.data')} />
      <p className="kern-body">{t('way.wrong')}</p>
      <dl className="nl-terms">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value || <span className="nl-muted">{t('common.unknown')}</span>}</dd>
          </div>
        ))}
      </dl>
      {CATEGORIES.map((category) => {
        const own = facts.filter((fact) => fact.category === category)
        if (own.length === 0) return null
        return (
          <details key={category} className="nl-details">
            <summary>
              {word('category', category)} ({own.length})
            </summary>
            <ul className="nl-list nl-list--lines">
              {own.map((fact) => (
                <li key={fact.id}>
                  <strong>{word('factType', fact.type)}</strong>
                  <dl className="nl-fact-lines">
                    {factLines(i18n, fact.type, fact.payload).map((line) => (
                      <div key={line.key}>
                        <dt>{line.label}:</dt>
                        <dd>{line.value}</dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
      {way.kind === 'SELF' && (
        <details className="nl-details">
          <summary>
            {t('way.notes')} ({way.notes.length})
          </summary>
          <p className="nl-small">{t('way.notes.less')}</p>
          <ul className="nl-list nl-list--lines">
            {way.notes.map((note) => (
              <li key={note.id}>
                <span className="nl-small nl-muted">{format.dateTime(note.createdAt)}</span>
                <p className="nl-text">{note.text}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
