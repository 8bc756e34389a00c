import { createContext, use } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import type { Journey } from './JourneySection.tsx'

/** The other state of knowledge that the shown journey is read beside. */
export interface Beside {
  knowledge: 'now' | 'then'
  journey: Journey
}

const BesideContext = createContext<Beside | undefined>(undefined)

export const BesideProvider = BesideContext

/** Undefined where only one state of knowledge is on the screen. */
export function useBeside(): Beside | undefined {
  return use(BesideContext)
}

/** Marks what the other state of knowledge does not say. */
export function DiffersBadge() {
  const { t } = useI18n()
  const beside = useBeside()
  if (beside === undefined) return null
  return (
    <Badge kind="warning">
      {t(beside.knowledge === 'now' ? 'journey.asOf.differs' : 'journey.asOf.differedThen')}
    </Badge>
  )
}
