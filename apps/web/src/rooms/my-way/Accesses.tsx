import { useI18n } from '../../app/i18n/I18n.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import { unitName } from '../../app/unitName.ts'
import type { Way } from './MyWayPage.tsx'

export function Accesses({ accesses }: { accesses: Way['accesses'] }) {
  const { t, word, format } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="gelesen">
      <SectionHeading id="gelesen" title={t('way.accesses')} />
      <p className="kern-body">{t('way.accesses.intro')}</p>
      {accesses.length === 0 ? (
        <p className="nl-empty kern-body">{t('way.accesses.none')}</p>
      ) : (
        <CardTable
          label={t('way.accesses')}
          columns={[
            t('way.accesses.day'),
            t('way.accesses.who'),
            t('way.accesses.what'),
            t('way.accesses.why'),
          ]}
        >
          {accesses.map((each) => (
            <CardRow
              key={`${each.lastAt} ${each.kind} ${each.unassigned} ${each.role} ${each.unit?.id} ${each.recipient?.id}`}
            >
              <RowHead>{format.date(each.day)}</RowHead>
              <Cell label={t('way.accesses.who')}>
                {each.unit ? unitName(each.unit) : t('way.accesses.platform')}
                {each.role && <div className="nl-small nl-muted">{word('role', each.role)}</div>}
              </Cell>
              <Cell label={t('way.accesses.what')}>
                {word('accessKind', each.kind)}
                {each.unassigned && <div className="nl-small">{t('way.accesses.unassigned')}</div>}
                {each.recipient && (
                  <div className="nl-small">
                    {t('way.accesses.to', { recipient: unitName(each.recipient) })}
                  </div>
                )}
                {each.times > 1 && (
                  <div className="nl-small nl-muted">{t('way.accesses.times', { count: each.times })}</div>
                )}
              </Cell>
              <Cell label={t('way.accesses.why')}>{word('auditPurpose', each.purpose)}</Cell>
            </CardRow>
          ))}
        </CardTable>
      )}
    </section>
  )
}
