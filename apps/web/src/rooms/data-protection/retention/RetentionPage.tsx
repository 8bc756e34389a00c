import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RetentionRegisterQuery } from '../documents.ts'
import { Certificates } from './Certificates.tsx'
import { Due } from './Due.tsx'
import { Holds } from './Holds.tsx'
import { Schedules } from './Schedules.tsx'

const NONE = {}
const NO_TOPICS = [] as const

/** How long what is kept, what is due, what is held back, and what went. */
export function RetentionPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: RetentionRegisterQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to="/datenschutz" label={word('room', 'DATA_PROTECTION')} />
      <PageHeading title={t('dpo.retention.title')} />
      <QueryView query={query}>
        {({ retentionRegister: { schedules, holds, proposals, certificates } }) => (
          <>
            <Schedules schedules={schedules} onDone={query.reload} />
            <Holds holds={holds} onDone={query.reload} />
            <Due proposals={proposals} onDone={query.reload} />
            <Certificates certificates={certificates} />
          </>
        )}
      </QueryView>
    </>
  )
}
