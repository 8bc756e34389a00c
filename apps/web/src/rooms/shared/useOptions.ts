import { useI18n } from '../../app/i18n/I18n.tsx'
import type { Option } from '../../app/ui/fields.tsx'

type Word = ReturnType<typeof useI18n>['word']

/** Codes with their words, as choices. */
export function useOptions(): (group: Parameters<Word>[0], codes: readonly string[]) => Option[] {
  const { word } = useI18n()
  return (group, codes) => codes.map((code) => ({ value: code, label: word(group, code) }))
}
