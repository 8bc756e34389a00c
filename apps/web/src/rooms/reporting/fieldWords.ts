import { useI18n } from '../../app/i18n/I18n.tsx'
import type { ReportField } from '../../gql/graphql.ts'

/** What a field of a report holds, in words. A field that is not there may be unknown or locked: it looks the same. */
export function useFieldWords(content: unknown): (field: ReportField) => string {
  const { t, word, format } = useI18n()
  const held: Record<string, unknown> = typeof content === 'object' && content !== null ? { ...content } : {}
  return (field) => {
    const value = held[field]
    if (typeof value === 'string')
      return field === 'BIRTH_DATE'
        ? format.date(value)
        : field === 'NATIONALITY'
          ? format.country(value)
          : value
    if (typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'string')
      return word('regime', value.status)
    return t('reporting.absent')
  }
}
