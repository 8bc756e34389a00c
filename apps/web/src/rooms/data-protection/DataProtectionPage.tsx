import { type RoomLink, RoomStart } from '../shared/RoomStart.tsx'

/** What this room offers; each page adds its own line. */
const LINKS: readonly RoomLink[] = [{ to: 'pruefpfad', title: 'audit.title', text: 'audit.link' }]

export function DataProtectionPage() {
  return <RoomStart room="DATA_PROTECTION" links={LINKS} />
}
