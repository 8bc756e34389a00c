import type { ReactNode } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import { unitName } from '../../../app/unitName.ts'
import { factLines } from '../../cases/facts/factWords.ts'
import { ReferralClock } from '../ReferralClock.tsx'
import type { BrokenCase } from './BrokenCasePage.tsx'

/** Identity, facts, tasks, handovers, notes and that there are referrals, as far as the database gives them to this reader. */
export function BrokenSections({ file }: { file: BrokenCase }) {
  return (
    <>
      <IdentityPart identity={file.identity} />
      <FactsPart facts={file.facts} />
      <TasksPart file={file} />
      <NotesPart notes={file.notes} />
      <ReferralsPart referrals={file.referrals} />
    </>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {title}
      </h2>
      {children}
    </section>
  )
}

function IdentityPart({ identity }: { identity: BrokenCase['identity'] }) {
  const { t, word, format } = useI18n()
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [t('case.birthDate'), identity.birthDate && format.date(identity.birthDate)],
    [t('case.nationality'), identity.nationality && format.country(identity.nationality)],
    [t('case.gender'), identity.gender && word('gender', identity.gender)],
    [t('case.language'), identity.language && format.language(identity.language)],
    [t('case.place'), identity.addressLock ? t('glass.addressLock') : identity.place],
  ]
  return (
    <Part id="person" title={t('glass.identity')}>
      <dl className="nl-terms">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value || <span className="nl-muted">{t('common.unknown')}</span>}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function FactsPart({ facts }: { facts: BrokenCase['facts'] }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  return (
    <Part id="angaben" title={t('facts.title')}>
      {facts.length === 0 ? (
        <p className="nl-empty kern-body">{t('facts.empty')}</p>
      ) : (
        <ul className="nl-list nl-list--lines">
          {facts.map((fact) => (
            <li key={fact.id}>
              <strong>{word('factType', fact.type)}</strong>{' '}
              <span className="nl-muted nl-small">{format.date(fact.validOn)}</span>
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
      )}
    </Part>
  )
}

function TasksPart({ file: { tasks, handovers } }: { file: BrokenCase }) {
  const { t, word } = useI18n()
  return (
    <Part id="aufgaben" title={t('tasks.title')}>
      {tasks.length + handovers.length === 0 ? (
        <p className="nl-empty kern-body">{t('glass.tasks.none')}</p>
      ) : (
        <ul className="nl-list nl-list--lines">
          {tasks.map((task) => (
            <li key={task.id}>
              <strong>{word('task', task.code)}</strong>
              <DueDate on={task.dueOn} />
            </li>
          ))}
          {handovers.map((handover) => (
            <li key={handover.id}>
              <strong>
                {word('track', handover.track)}:{' '}
                {t('handovers.fromTo', {
                  from: word('body', handover.fromBody),
                  to: word('body', handover.toBody),
                })}
              </strong>
              <DueDate on={handover.dueOn} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

/** That there is a referral, to whom, and its clock; never its package. */
function ReferralsPart({ referrals }: { referrals: BrokenCase['referrals'] }) {
  const { t, word } = useI18n()
  return (
    <Part id="vermittlungen" title={t('metadata.title')}>
      {referrals.length === 0 ? (
        <p className="nl-empty kern-body">{t('metadata.none')}</p>
      ) : (
        <ul className="nl-list nl-list--lines">
          {referrals.map((referral) => (
            <li key={referral.sentAt + referral.recipient.id}>
              <strong>{referral.topic ? word('purpose', referral.topic) : t('metadata.topic.none')}</strong>
              <div>{t('referrals.to', { recipient: unitName(referral.recipient) })}</div>
              <div>{word('referralState', referral.state)}</div>
              <ReferralClock referral={referral} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function NotesPart({ notes }: { notes: BrokenCase['notes'] }) {
  const { t, format } = useI18n()
  if (notes.length === 0) return null
  return (
    <Part id="notizen" title={t('notes.title')}>
      <ul className="nl-list">
        {notes.map((note) => (
          <li key={note.id} className="nl-card">
            <div className="nl-card__head">
              <span className="nl-muted nl-small">{format.dateTime(note.createdAt)}</span>
              {note.confidential && <Badge kind="warning">{t('notes.confidential')}</Badge>}
            </div>
            <p className="kern-body nl-text">{note.text}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
