import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Icon } from '../../../app/ui/Icon.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import type { BrokenCaseQuery as Data } from '../../../gql/graphql.ts'
import { Art9Section } from './Art9Section.tsx'
import { BrokenSections } from './BrokenSections.tsx'
import { Countdown } from './Countdown.tsx'
import { BrokenCaseQuery } from './documents.ts'
import { EndGlass } from './EndGlass.tsx'

export type BrokenCase = NonNullable<Data['brokenCase']>

/** Each reading is a line of the trail: it is asked for once, not again at every change. */
const NO_TOPICS = [] as const

/** One case through broken glass, to read and not to change, with its clock in sight. */
export function BrokenCasePage() {
  const { glassId = '' } = useParams()
  const { t } = useI18n()
  const [over, setOver] = useState(false)
  const query = useLiveQuery({ query: BrokenCaseQuery, variables: { id: glassId }, topics: NO_TOPICS })
  return (
    <>
      <Link className="nl-back" to=".." relative="path">
        <Icon name="arrow-back" small />
        {t('glass.title')}
      </Link>
      <QueryView query={query}>
        {({ brokenCase }) =>
          brokenCase && !over ? (
            <Opened file={brokenCase} onOver={() => setOver(true)} reload={query.reload} />
          ) : (
            <>
              <PageHeading title={t('glass.title')} />
              <Alert kind="info" title={t('glass.over')} focus={over}>
                <p className="kern-body">{t('glass.over.text')}</p>
              </Alert>
            </>
          )
        }
      </QueryView>
    </>
  )
}

function Opened({ file, onOver, reload }: { file: BrokenCase; onOver: () => void; reload: () => void }) {
  const { t, word } = useI18n()
  const navigate = useNavigate()
  const { identity, fileNumber } = file
  const name = [identity.givenName, identity.familyName].filter(Boolean).join(' ')
  return (
    <>
      <div className="nl-glass-clock">
        <Alert kind="warning" title={t('glass.reading')}>
          <div className="nl-card__head">
            <div className="nl-meta">
              <Countdown until={file.until} onOver={onOver} />
              <span>{word('breakGlassReason', file.reasonCode)}</span>
            </div>
            <EndGlass
              id={file.id}
              fileNumber={fileNumber}
              onEnded={() => void navigate('..', { relative: 'path' })}
            />
          </div>
        </Alert>
      </div>
      <PageHeading title={name || t('glass.case', { fileNumber })} />
      <p className="nl-muted">{t('glass.case', { fileNumber })}</p>
      <BrokenSections file={file} />
      <Art9Section file={file} onOpened={reload} />
      <Orientation />
    </>
  )
}
