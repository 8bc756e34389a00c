import { useState } from 'react'
import { useLocation } from 'react-router'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { useCase } from '../case/CasePage.tsx'
import { ConsentCard } from './ConsentCard.tsx'
import { ConsentForm } from './ConsentForm.tsx'
import { ProcessingPart } from './ProcessingPart.tsx'
import { PROCESSING_ANCHOR } from './processing.ts'
import { ReleasesPart } from './ReleasesPart.tsx'

export function ConsentsSection() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const announce = useAnnounce()
  const [open, setOpen] = useState(false)
  const { hash } = useLocation()
  const sought = hash === `#${PROCESSING_ANCHOR}`
  const saved = (refused: boolean) => {
    setOpen(false)
    announce(t(refused ? 'consentForm.savedRefusal' : 'consentForm.saved'))
    reload()
  }
  return (
    <>
      <section className="nl-section" aria-labelledby="einwilligungen">
        <SectionHeading id="einwilligungen" title={t('consents.title')} focus={!sought} />
        <p className="kern-body">{t('consents.intro')}</p>
        {open ? (
          <ConsentForm
            caseId={file.id}
            language={file.identity.language ?? ''}
            birthDate={file.identity.birthDate}
            onSaved={saved}
            onCancel={() => setOpen(false)}
          />
        ) : (
          <div className="nl-actions">
            <Button variant="primary" icon="add" onPress={() => setOpen(true)}>
              {t('consents.record')}
            </Button>
          </div>
        )}
        {file.consents.length === 0 ? (
          <p className="nl-empty kern-body">{t('consents.empty')}</p>
        ) : (
          <ul className="nl-list" aria-label={t('consents.title')}>
            {file.consents.map((consent) => (
              <ConsentCard key={consent.id} caseId={file.id} consent={consent} onChanged={reload} />
            ))}
          </ul>
        )}
        <ReleasesPart file={file} onChanged={reload} />
      </section>
      <ProcessingPart file={file} sought={sought} onChanged={reload} />
    </>
  )
}
