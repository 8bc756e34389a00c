import { Link } from 'react-router'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { useViewer } from '../../app/layout/Viewer.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { Escalations } from '../shared/Escalations.tsx'
import { CounsellingCounts } from './CounsellingCounts.tsx'
import { DraftImpact } from './DraftImpact.tsx'
import { GapPreview } from './GapPreview.tsx'

export function SteeringPage() {
  const { t } = useI18n()
  const viewer = useViewer()
  return (
    <>
      <PageHeading title={t('steering.title')} />
      <GapPreview />
      <DraftImpact />
      <CounsellingCounts />
      {viewer.role === 'COORDINATION' && (
        <>
          <Escalations />
          <p>
            <Link className="kern-link" to="doppelte">
              {t('duplicates.title')}
            </Link>
          </p>
        </>
      )}
      <Orientation />
    </>
  )
}
