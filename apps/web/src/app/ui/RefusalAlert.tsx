import type { Refusal } from '../graphql/useCommand.ts'
import { useI18n } from '../i18n/I18n.tsx'
import { Alert } from './Alert.tsx'
import { useFailureWords } from './QueryView.tsx'

/** Why a command was refused, in words; nothing when it was not. */
export function RefusalAlert({ refusal, title }: { refusal: Refusal | undefined; title?: string }) {
  const { t } = useI18n()
  const words = useFailureWords()
  if (refusal === undefined) return null
  return (
    <Alert kind="danger" title={title ?? t('form.error.title')} focus>
      <p className="kern-body">{words(refusal.code)}</p>
    </Alert>
  )
}
