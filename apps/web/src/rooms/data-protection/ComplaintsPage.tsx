import { GlassPage } from '../shared/glass/GlassPage.tsx'

export function ComplaintsPage() {
  return <GlassPage room="DATA_PROTECTION" home="/datenschutz" />
}
