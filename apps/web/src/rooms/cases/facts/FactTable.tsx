import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { descriptorOf } from './descriptors.ts'
import type { Fact } from './FactsSection.tsx'
import { factLines } from './factWords.ts'

/* biome-ignore-all lint/a11y/noRedundantRoles: on narrow screens the cells are laid out as blocks, which takes the roles away */
export function FactTable({ facts, onCorrect }: { facts: readonly Fact[]; onCorrect: (fact: Fact) => void }) {
  const { t } = useI18n()
  const newestFirst = [...facts].sort((a, b) => b.validOn.localeCompare(a.validOn) || b.recordedOn.localeCompare(a.recordedOn))
  return (
    <table className="nl-table nl-table--cards" role="table" aria-label={t('facts.title')}>
      <thead>
        <tr>
          <th scope="col">{t('facts.column.fact')}</th>
          <th scope="col">{t('facts.column.valid')}</th>
          <th scope="col">{t('facts.column.recorded')}</th>
          <th scope="col">{t('facts.column.evidence')}</th>
          <th scope="col">{t('facts.column.action')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {newestFirst.map((fact) => (
          <FactRow key={fact.id} fact={fact} onCorrect={() => onCorrect(fact)} />
        ))}
      </tbody>
    </table>
  )
}

function FactRow({ fact, onCorrect }: { fact: Fact; onCorrect: () => void }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const name = word('factType', fact.type)
  return (
    <tr role="row" className={fact.superseded ? 'nl-struck' : undefined}>
      <th scope="row" role="rowheader">
        {name}
        <dl className="nl-fact-lines">
          {factLines(i18n, fact.type, fact.payload).map((line) => (
            <div key={line.key}>
              <dt>{line.label}:</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      </th>
      <td role="cell" data-label={t('facts.column.valid')}>
        {format.date(fact.validOn)}
      </td>
      <td role="cell" data-label={t('facts.column.recorded')}>
        {format.date(fact.recordedOn)}
      </td>
      <td role="cell" data-label={t('facts.column.evidence')}>
        {word('evidence', fact.evidence)}
      </td>
      <td role="cell">
        {fact.superseded ? (
          <Badge kind="neutral">{t('facts.superseded')}</Badge>
        ) : (
          descriptorOf(fact.type) && (
            <Button small icon="edit" onPress={onCorrect} aria-label={t('facts.correctLabel', { fact: name })}>
              {t('facts.correct')}
            </Button>
          )
        )}
      </td>
    </tr>
  )
}
