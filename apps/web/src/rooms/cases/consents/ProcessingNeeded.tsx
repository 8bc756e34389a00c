import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { ButtonLink } from '../../../app/ui/Button.tsx'
import { PROCESSING_ANCHOR } from './processing.ts'

/** Says what is missing before health data can be recorded, and leads there. */
export function ProcessingNeeded({ caseId }: { caseId: string }) {
  const { t } = useI18n()
  return (
    <Alert kind="warning" title={t('processing.needed.title')}>
      <p className="kern-body">{t('processing.needed.text')}</p>
      <div className="nl-actions">
        <ButtonLink small to={`/faelle/${caseId}/einwilligungen#${PROCESSING_ANCHOR}`}>
          {t('processing.needed.link')}
        </ButtonLink>
      </div>
    </Alert>
  )
}
