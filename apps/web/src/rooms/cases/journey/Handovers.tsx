import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import type { CaseFile } from '../case/CasePage.tsx'
import { groupByLink, type HandoverGroup } from './handovers.ts'

type Handover = CaseFile['handovers'][number]

export function Handovers({ handovers }: { handovers: readonly Handover[] }) {
  const { t } = useI18n()
  const id = useId()
  const groups = groupByLink(handovers)
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('handovers.title')}
      </h2>
      {groups.length === 0 ? (
        <p className="kern-body">{t('handovers.empty')}</p>
      ) : (
        groups.map((group) => <Group key={group.linkId} group={group} />)
      )}
    </section>
  )
}

function Group({ group }: { group: HandoverGroup<Handover> }) {
  const { t, format } = useI18n()
  const id = useId()
  const count = group.handovers.length
  const date = format.date(group.dueOn)
  const late = group.handovers.some((handover) => handover.overdueSince && handover.state === 'PENDING')
  const done = group.handovers.filter((handover) => handover.state === 'ACKNOWLEDGED').length
  return (
    <section className={`nl-handover-group${late ? ' nl-handover-group--late' : ''}`} aria-labelledby={id}>
      <h3 id={id}>{count > 1 ? t('handovers.linked', { count, date }) : t('handovers.single', { date })}</h3>
      {group.halfDone && <Badge kind="warning">{t('handovers.halfDone', { done, count })}</Badge>}
      <ul className="nl-list nl-list--lines">
        {group.handovers.map((handover) => (
          <HandoverItem key={handover.id} handover={handover} />
        ))}
      </ul>
    </section>
  )
}

function HandoverItem({ handover }: { handover: Handover }) {
  const { t, word, format } = useI18n()
  return (
    <li>
      <div className="nl-card__head">
        <strong>
          {word('track', handover.track)}:{' '}
          {t('handovers.fromTo', {
            from: word('body', handover.fromBody),
            to: word('body', handover.toBody),
          })}
        </strong>
        <State handover={handover} />
      </div>
      <div className="nl-meta">
        {handover.state === 'PENDING' && (
          <span>
            {t('handovers.next', {
              action: word('task', handover.nextAction),
              date: format.date(handover.nextActionOn),
            })}
          </span>
        )}
        <span>
          {t('common.owner')}: {handover.owner}
        </span>
        <span>{t('handovers.rule', { rule: handover.rule, citation: handover.citation })}</span>
      </div>
    </li>
  )
}

function State({ handover }: { handover: Handover }) {
  const { t, word, format } = useI18n()
  if (handover.state === 'ACKNOWLEDGED') {
    const { acknowledgedOn } = handover
    return (
      <Badge kind="success">
        {acknowledgedOn
          ? t('handovers.acknowledged', { date: format.date(acknowledgedOn) })
          : word('handoverState', 'ACKNOWLEDGED')}
      </Badge>
    )
  }
  if (handover.overdueSince)
    return (
      <Badge kind="danger">{t('common.overdueSince', { date: format.date(handover.overdueSince) })}</Badge>
    )
  return <Badge kind="info">{word('handoverState', handover.state)}</Badge>
}
