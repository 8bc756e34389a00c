import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import type { Span } from './timeline.ts'

/** A stretch of days in words: "15.03.2025 bis 30.11.2026", "seit ...", "ab ...". */
export function usePeriod(): (span: Span) => string {
  const { t, format } = useI18n()
  const { today } = useViewer()
  return ({ from, to }) => {
    if (to) return t('common.range', { from: format.date(from), to: format.date(to) })
    return t(from > today ? 'common.rangeFuture' : 'common.rangeOpen', { from: format.date(from) })
  }
}
