import type { MessageKey } from '@nahtlos/i18n'
import { Link } from 'react-router'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import type { Room } from '../../gql/graphql.ts'

export interface RoomLink {
  /** Within the room. */
  to: string
  title: MessageKey
  text: MessageKey
}

/** First page of a room: where one can go from here, and what each page is for. */
export function RoomStart({ room, links }: { room: Room; links: readonly RoomLink[] }) {
  const { t, word } = useI18n()
  return (
    <>
      <PageHeading title={word('room', room)} />
      {links.length === 0 ? (
        <p className="nl-empty kern-body">{t('room.empty')}</p>
      ) : (
        <ul className="nl-room-links">
          {links.map(({ to, title, text }) => (
            <li key={to}>
              <Link className="kern-link" to={to}>
                {t(title)}
              </Link>
              <p className="kern-body kern-body--small">{t(text)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
