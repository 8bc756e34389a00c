import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../../app/ui/CardTable.tsx'
import { descriptorOf } from './descriptors.ts'
import type { Fact } from './FactsSection.tsx'
import { factLines } from './factWords.ts'

export function FactTable({
  facts,
  sought,
  onCorrect,
}: {
  facts: readonly Fact[]
  /** Id of the fact that a link led to. */
  sought?: string
  onCorrect: (fact: Fact) => void
}) {
  const { t } = useI18n()
  const newestFirst = [...facts].sort(
    (a, b) => b.validOn.localeCompare(a.validOn) || b.recordedOn.localeCompare(a.recordedOn),
  )
  return (
    <CardTable
      label={t('facts.title')}
      columns={[
        t('facts.column.fact'),
        t('facts.column.valid'),
        t('facts.column.recorded'),
        t('facts.column.evidence'),
        t('facts.column.action'),
      ]}
    >
      {newestFirst.map((fact) => (
        <FactRow key={fact.id} fact={fact} sought={fact.id === sought} onCorrect={() => onCorrect(fact)} />
      ))}
    </CardTable>
  )
}

function FactRow({ fact, sought, onCorrect }: { fact: Fact; sought: boolean; onCorrect: () => void }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const name = word('factType', fact.type)
  return (
    <CardRow tone={fact.superseded ? 'struck' : undefined} sought={sought}>
      <RowHead>
        {name}
        <dl className="nl-fact-lines">
          {factLines(i18n, fact.type, fact.payload).map((line) => (
            <div key={line.key}>
              <dt>{line.label}:</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      </RowHead>
      <Cell label={t('facts.column.valid')}>{format.date(fact.validOn)}</Cell>
      <Cell label={t('facts.column.recorded')}>{format.date(fact.recordedOn)}</Cell>
      <Cell label={t('facts.column.evidence')}>{word('evidence', fact.evidence)}</Cell>
      <Cell>
        {fact.superseded ? (
          <Badge kind="neutral">{t('facts.superseded')}</Badge>
        ) : (
          descriptorOf(fact.type) && (
            <Button
              small
              icon="edit"
              onPress={onCorrect}
              aria-label={t('facts.correctLabel', { fact: name })}
            >
              {t('facts.correct')}
            </Button>
          )
        )}
      </Cell>
    </CardRow>
  )
}
