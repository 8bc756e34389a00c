import { Navigate, Outlet } from 'react-router'
import type { Room } from '../../gql/graphql.ts'
import { useI18n } from '../i18n/I18n.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { PageHeading } from '../ui/PageHeading.tsx'
import { pathOfRoom } from './rooms.ts'
import { useViewer } from './Viewer.tsx'

/** The first room of the role; without one, the page says so. */
export function Home() {
  const viewer = useViewer()
  const { t, word } = useI18n()
  const [first] = viewer.rooms
  if (first !== undefined) return <Navigate to={pathOfRoom(first)} replace />
  return (
    <>
      <PageHeading title={t('state.noRoom.title')} />
      <p className="kern-body">{t('state.noRoom.text', { role: word('role', viewer.role) })}</p>
    </>
  )
}

/** A room that the role does not have looks like one that does not exist. The gateway decides anew on every request. */
export function RoomGuard({ room }: { room: Room }) {
  const viewer = useViewer()
  return viewer.rooms.includes(room) ? <Outlet /> : <NotFound />
}

export function NotFound() {
  const { t } = useI18n()
  return (
    <>
      <PageHeading title={t('state.notFound.title')} />
      <p className="kern-body">{t('state.notFound.text')}</p>
      <div className="nl-actions">
        <ButtonLink to="/">{t('state.notFound.back')}</ButtonLink>
      </div>
    </>
  )
}

/** What is left when a screen throws. */
export function Crash() {
  const { t } = useI18n()
  return (
    <main className="nl-main">
      <Alert kind="danger" title={t('state.error.title')}>
        <p className="kern-body">{t('state.crash')}</p>
        <Button onPress={() => location.reload()}>{t('state.reload')}</Button>
      </Alert>
    </main>
  )
}
