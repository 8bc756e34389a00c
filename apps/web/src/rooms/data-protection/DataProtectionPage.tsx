import { Orientation } from '../../app/layout/Orientation.tsx'
import { type RoomLink, RoomStart } from '../shared/RoomStart.tsx'

/** What this room offers; each page adds its own line. */
const LINKS: readonly RoomLink[] = [
  { to: 'pruefpfad', title: 'audit.title', text: 'audit.link' },
  { to: 'aufbewahrung', title: 'dpo.retention.title', text: 'dpo.retention.text' },
  { to: 'antraege', title: 'dpo.requests.title', text: 'dpo.requests.text' },
  { to: 'pannen', title: 'breach.title', text: 'breach.text' },
  { to: 'einblicke', title: 'reviews.title', text: 'reviews.link' },
  { to: 'beschwerden', title: 'glass.complaint', text: 'glass.complaint.link' },
  { to: 'vermittlungen', title: 'metadata.title', text: 'metadata.link' },
  { to: 'meldungen', title: 'dutyReports.title', text: 'dutyReports.link' },
]

export function DataProtectionPage() {
  return (
    <>
      <RoomStart room="DATA_PROTECTION" links={LINKS} />
      <Orientation />
    </>
  )
}
