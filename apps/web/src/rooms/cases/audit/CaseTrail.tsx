import { useState } from 'react'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { TrailTable } from '../../shared/TrailTable.tsx'
import { useCase } from '../case/CasePage.tsx'
import { CaseTrailQuery } from './documents.ts'

/** Reading the trail is itself on the trail: it is asked for once, not again at every change. */
const TOPICS = [] as const

export function CaseTrail() {
  const { file } = useCase()
  const { t } = useI18n()
  const [after, setAfter] = useState<string | null>(null)
  const query = useLiveQuery({ query: CaseTrailQuery, variables: { caseId: file.id, after }, topics: TOPICS })
  return (
    <section className="nl-section" aria-labelledby="zugriffe">
      <SectionHeading id="zugriffe" title={t('audit.case.title')} focus />
      <QueryView query={query}>
        {({ caseTrail: { lines, next } }) => (
          <>
            <TrailTable label={t('audit.case.title')} lines={lines} />
            <div className="nl-actions">
              {after !== null && <Button onPress={() => setAfter(null)}>{t('audit.newest')}</Button>}
              {next && <Button onPress={() => setAfter(next)}>{t('audit.more')}</Button>}
            </div>
          </>
        )}
      </QueryView>
      <Orientation />
    </section>
  )
}
