import { Link, useLocation, useNavigate } from 'react-router'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { PageHeading, SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import type { BreakGlassReason, OpenGlassQuery as Data, Role, Room } from '../../../gql/graphql.ts'
import { Countdown } from './Countdown.tsx'
import { OpenGlassQuery } from './documents.ts'
import { EndGlass } from './EndGlass.tsx'
import { type ChosenCase, GlassForm } from './GlassForm.tsx'

const NONE = {}
const NO_TOPICS = [] as const

/** Which grounds each role may have; the gateway and the database say the same and decide. */
const REASONS: Partial<Record<Role, readonly BreakGlassReason[]>> = {
  CASE_MANAGER: ['ABSENCE', 'URGENT_DEADLINE', 'DANGER'],
  TEAM_LEAD: ['ABSENCE', 'URGENT_DEADLINE', 'DANGER', 'SUPERVISION'],
  DPO: ['COMPLAINT'],
}

/** Looking into one case that is not one's own: on which ground, for how long, and what is open now. */
export function GlassPage({ room, home }: { room: Room; home: string }) {
  const { t, word } = useI18n()
  const { role } = useViewer()
  const navigate = useNavigate()
  const chosen = useLocation().state as ChosenCase | null
  const query = useLiveQuery({ query: OpenGlassQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to={home} label={word('room', room)} />
      <PageHeading title={t(role === 'DPO' ? 'glass.complaint' : 'glass.title')} />
      <p className="kern-body">{t(role === 'DPO' ? 'glass.complaint.intro' : 'glass.intro')}</p>
      <QueryView query={query}>
        {({ openGlass }) => <OpenNow glasses={openGlass} onChanged={query.reload} />}
      </QueryView>
      <GlassForm
        reasons={(role && REASONS[role]) || []}
        chosen={chosen ?? undefined}
        onOpened={(id) => void navigate(id)}
      />
    </>
  )
}

function OpenNow({ glasses, onChanged }: { glasses: Data['openGlass']; onChanged: () => void }) {
  const { t, word } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="offen">
      <SectionHeading id="offen" title={t('glass.openNow')} />
      {glasses.length === 0 ? (
        <p className="nl-empty kern-body">{t('glass.none')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('glass.openNow')}>
          {glasses.map((glass) => (
            <li key={glass.id} className="nl-card">
              <div className="nl-card__head">
                <div>
                  <Link className="nl-link" to={glass.id}>
                    {t('glass.case', { fileNumber: glass.fileNumber })}
                  </Link>
                  <div className="nl-meta">
                    <span>{word('breakGlassReason', glass.reasonCode)}</span>
                    <Countdown until={glass.until} onOver={onChanged} />
                  </div>
                </div>
                <EndGlass id={glass.id} fileNumber={glass.fileNumber} onEnded={onChanged} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
