import { GlassPage } from '../../shared/glass/GlassPage.tsx'

export function CasesGlassPage() {
  return <GlassPage room="CASES" home="/faelle" />
}
