import { NavLink } from 'react-router'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import type { CaseFile } from './CasePage.tsx'

export function CaseNav({ file }: { file: CaseFile }) {
  const { t } = useI18n()
  const parts: readonly (readonly [string, string, number])[] = [
    ['', t('case.section.journey'), 0],
    ['angaben', t('case.section.facts'), 0],
    ['aufgaben', t('case.section.tasks'), file.tasks.filter((task) => task.state === 'OPEN').length],
    ['einwilligungen', t('case.section.consents'), 0],
    [
      'vermittlungen',
      t('case.section.referrals'),
      file.referrals.filter((referral) => referral.state === 'SENT').length,
    ],
    ['unterlagen', t('case.section.documents'), 0],
    ['notizen', t('case.section.notes'), 0],
    ['zugang', t('personAccess.tab'), 0],
    ['zugriffe', t('case.section.audit'), 0],
    ['datenschutz', t('case.section.rights'), 0],
  ]
  return (
    <nav className="nl-tabs" aria-label={t('case.sections')}>
      <ul>
        {parts.map(([path, label, open]) => (
          <li key={path}>
            <NavLink to={`/faelle/${file.id}${path === '' ? '' : `/${path}`}`} end={path === ''}>
              {label}
              {open > 0 && <span className="nl-nowrap"> ({open})</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
