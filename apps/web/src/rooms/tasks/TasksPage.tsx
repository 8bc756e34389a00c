import { type RoomLink, RoomStart } from '../shared/RoomStart.tsx'

/** What this room offers; each page adds its own line. */
const LINKS: readonly RoomLink[] = []

export function TasksPage() {
  return <RoomStart room="TASKS" links={LINKS} />
}
