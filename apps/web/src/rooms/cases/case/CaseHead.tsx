import { Link } from 'react-router'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import type { CaseFile } from './CasePage.tsx'

export function CaseHead({ file }: { file: CaseFile }) {
  const { t, word, format } = useI18n()
  const { identity } = file
  const name = [identity.givenName, identity.familyName].filter(Boolean).join(' ')
  const place = identity.addressLock && !identity.place ? t('case.place.locked') : identity.place
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [t('case.birthDate'), identity.birthDate && format.date(identity.birthDate)],
    [t('case.nationality'), identity.nationality && format.country(identity.nationality)],
    [t('case.gender'), identity.gender && word('gender', identity.gender)],
    [t('case.language'), identity.language && format.language(identity.language)],
    [t('case.place'), place],
    [t('household.with'), file.household.join(', ') || t('household.none')],
    [t('case.owner'), file.owner],
    [t('case.openedOn'), format.date(file.openedOn)],
    [t('case.state'), word('caseState', file.state)],
  ]
  return (
    <header className="nl-stack">
      <BackLink to="/faelle" label={t('case.back')} />
      <PageHeading title={name}>
        {identity.addressLock && <Badge kind="warning">{t('case.addressLock')}</Badge>}
      </PageHeading>
      <p className="nl-muted">
        {t('case.fileNumber', { fileNumber: file.fileNumber })}{' '}
        <Link className="kern-link" to={`/faelle/${file.id}/person`}>
          {t('identity.correct')}
        </Link>
      </p>
      <div className="nl-case-head">
        <dl className="nl-terms" aria-label={t('case.identity')}>
          {rows.map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value || <span className="nl-muted">{t('common.unknown')}</span>}</dd>
            </div>
          ))}
        </dl>
        <NextAction file={file} />
      </div>
    </header>
  )
}

function NextAction({ file }: { file: CaseFile }) {
  const { t, word } = useI18n()
  const { today } = useViewer()
  const { nextActionCode: code, nextActionOn: on } = file
  const late = on !== null && on !== undefined && on < today
  return (
    <section className={`nl-next${late ? ' nl-next--late' : ''}`} aria-label={t('case.next')}>
      <h2 className="nl-next__label">{t('case.next')}</h2>
      {code && on ? (
        <>
          <p className="nl-next__what">{word('task', code)}</p>
          <DueDate on={on} />
        </>
      ) : (
        <p>{t('case.next.none')}</p>
      )}
    </section>
  )
}
