import { GlassPage } from '../shared/glass/GlassPage.tsx'

export function TeamGlassPage() {
  return <GlassPage room="TEAM" home="/team" />
}
