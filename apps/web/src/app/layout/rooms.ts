import type { Room } from '../../gql/graphql.ts'

/** Rooms in the order of the navigation. */
export const ROOM_PATHS: readonly (readonly [Room, string])[] = [
  ['CASES', '/faelle'],
  ['TEAM', '/team'],
  ['INBOX', '/eingang'],
  ['TASKS', '/auftraege'],
  ['STEERING', '/steuerung'],
  ['REPORTING', '/meldungen'],
  ['DATA_PROTECTION', '/datenschutz'],
  ['ADMINISTRATION', '/verwaltung'],
  ['MY_WAY', '/mein-weg'],
]

export function pathOfRoom(room: Room): string {
  return ROOM_PATHS.find(([known]) => known === room)?.[1] ?? '/'
}
