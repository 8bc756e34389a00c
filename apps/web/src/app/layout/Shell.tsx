import { Suspense } from 'react'
import { NavLink, Outlet, ScrollRestoration } from 'react-router'
import { useSession } from '../auth/SessionGate.tsx'
import { useLiveQuery } from '../graphql/useLiveQuery.ts'
import { ViewerQuery } from '../graphql/viewer.ts'
import { useI18n } from '../i18n/I18n.tsx'
import { AnnouncerProvider } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { unitName } from '../unitName.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { ROOM_PATHS } from './rooms.ts'
import { type Viewer, ViewerContext } from './Viewer.tsx'

const NONE = {}
const NO_TOPICS = [] as const

export function Shell() {
  const { t } = useI18n()
  const viewer = useLiveQuery({ query: ViewerQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <div className="nl-app">
      <a className="nl-skip" href="#inhalt">
        {t('app.skip')}
      </a>
      <Header viewer={viewer.data?.viewer} />
      <main id="inhalt" tabIndex={-1} className="nl-main">
        <AnnouncerProvider>
          <QueryView query={viewer}>
            {(data) => (
              <ViewerContext value={data.viewer}>
                <Suspense fallback={<Loading />}>
                  <Outlet />
                </Suspense>
              </ViewerContext>
            )}
          </QueryView>
        </AnnouncerProvider>
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  )
}

function Header({ viewer }: { viewer: Viewer | undefined }) {
  const { t, word, format } = useI18n()
  const session = useSession()
  const rooms = ROOM_PATHS.filter(([room]) => viewer?.rooms.includes(room))
  return (
    <header className="nl-header">
      <div className="nl-header__bar">
        <div className="nl-brand">
          <Logo />
          <div>
            <span className="nl-brand__name">{t('app.name')}</span>
            <span className="nl-brand__place">{viewer?.tenantName ?? t('app.official')}</span>
          </div>
        </div>
        <div className="nl-header__tools">
          {viewer && (
            <div className="nl-viewer">
              <span className="nl-viewer__name">{viewer.displayName}</span>
              <span className="nl-viewer__unit">{unitName(viewer.unit)}</span>
            </div>
          )}
          <LanguageSwitch />
          <Button variant="tertiary" small icon="logout" onPress={() => void session.signOut()}>
            {t('app.signOut')}
          </Button>
        </div>
      </div>
      {viewer && (
        <div className="nl-header__rooms">
          <nav aria-label={t('app.nav')}>
            <ul className="nl-rooms">
              {rooms.map(([room, path]) => (
                <li key={room}>
                  <NavLink to={path}>{word('room', room)}</NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <p className="nl-header__today">{t('app.today', { date: format.longDate(viewer.today) })}</p>
        </div>
      )}
    </header>
  )
}

function Footer() {
  const { t } = useI18n()
  const session = useSession()
  return (
    <footer className="nl-footer">
      <p>{t('app.footer')}</p>
      {session.development && <p>{t('app.development')}</p>}
    </footer>
  )
}
