import { useI18n } from '../../../app/i18n/I18n.tsx'
import type { RetentionRegisterQuery as Data } from '../../../gql/graphql.ts'

type Certificate = Data['retentionRegister']['certificates'][number]

/** What went: kinds and numbers, never whom. */
export function Certificates({ certificates }: { certificates: readonly Certificate[] }) {
  const { t, word, format } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="nachweise">
      <h2 id="nachweise" className="kern-heading-medium">
        {t('dpo.certificates')}
      </h2>
      {certificates.length === 0 ? (
        <p className="nl-empty kern-body">{t('dpo.certificates.none')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('dpo.certificates')}>
          {certificates.map((certificate) => (
            <li key={certificate.id} className="nl-card">
              <strong>{t('dpo.certificate', { number: certificate.number })}</strong>
              <div className="nl-meta">
                <span>{format.date(certificate.issuedOn)}</span>
                <span>{word('retentionCode', certificate.schedule)}</span>
                {certificate.keyDestroyed && <span>{t('dpo.certificate.key')}</span>}
              </div>
              <details className="nl-details">
                <summary>{t('dpo.certificate.what')}</summary>
                <ul className="nl-readings">
                  {certificate.counts
                    .filter(({ count }) => count > 0)
                    .map(({ kind, count }) => (
                      <li key={kind}>
                        {word('deletedRows', kind)}: {format.number(count)}
                      </li>
                    ))}
                </ul>
                <p className="kern-body kern-body--small nl-break">SHA-256 {certificate.sha256}</p>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
