import { useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { ConfirmDialog } from '../../../app/ui/ConfirmDialog.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import { useOpenForm } from '../../../app/ui/useOpenForm.ts'
import type { WithdrawProcessingConsentMutation as Withdrawn } from '../../../gql/graphql.ts'
import type { CaseFile } from '../case/CasePage.tsx'
import { WithdrawProcessingConsentMutation } from './documents.ts'
import { ProcessingForm } from './ProcessingForm.tsx'
import { mayHoldHealthData, PROCESSING_ANCHOR } from './processing.ts'

type ProcessingConsent = CaseFile['processingConsents'][number]

/** The consent that the KIM itself keeps health data: apart from the consents that let them go elsewhere. */
export function ProcessingPart({
  file,
  sought,
  onChanged,
}: {
  file: CaseFile
  /** A link led here, so that the heading takes the focus. */
  sought: boolean
  onChanged: () => void
}) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const section = useRef<HTMLElement>(null)
  const form = useOpenForm()
  const consents = file.processingConsents
  const allowed = mayHoldHealthData(consents)
  // What had the focus is gone: the keyboard goes on from this part, not from the top of the page.
  const changed = () => {
    section.current?.focus()
    onChanged()
  }
  const saved = () => {
    form.leave()
    announce(t('processing.saved'))
    changed()
  }
  return (
    <section ref={section} tabIndex={-1} className="nl-section" aria-labelledby={PROCESSING_ANCHOR}>
      <SectionHeading id={PROCESSING_ANCHOR} title={t('processing.title')} focus={sought} />
      <p className="kern-body">{t('processing.intro')}</p>
      {consents.length === 0 ? (
        <p className="nl-empty kern-body">{t('processing.empty')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('processing.title')}>
          {consents.map((consent) => (
            <ProcessingCard key={consent.id} consent={consent} onChanged={changed} />
          ))}
        </ul>
      )}
      {form.isOpen && <ProcessingForm caseId={file.id} onSaved={saved} onCancel={form.close} />}
      {!form.isOpen && !allowed && (
        <div className="nl-actions" ref={form.opener}>
          <Button icon="add" onPress={form.open}>
            {t('processing.record')}
          </Button>
        </div>
      )}
    </section>
  )
}

const pick = (data: Withdrawn) => data.withdrawProcessingConsent

function ProcessingCard({ consent, onChanged }: { consent: ProcessingConsent; onChanged: () => void }) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const command = useCommand(WithdrawProcessingConsentMutation, pick)
  const { withdrawnOn } = consent
  const withdraw = async () => {
    const done = await command.run({ id: consent.id })
    setAsking(false)
    if (done === undefined) return
    announce(t('processing.withdrawn'))
    onChanged()
  }
  return (
    <li className={`nl-card${withdrawnOn ? ' nl-card--muted' : ''}`}>
      <div className="nl-card__head">
        <div className="nl-meta">
          <span>{t('processing.givenOn', { date: format.date(consent.givenOn) })}</span>
          <span>{word('proof', consent.proof)}</span>
          {withdrawnOn && <span>{t('consents.withdrawnOn', { date: format.date(withdrawnOn) })}</span>}
        </div>
        <Badge kind={withdrawnOn ? 'warning' : 'success'}>
          {word('consentState', withdrawnOn ? 'WITHDRAWN' : 'GRANTED')}
        </Badge>
      </div>
      {!withdrawnOn && (
        <div className="nl-actions">
          <Button
            small
            variant="tertiary"
            aria-label={t('processing.withdrawLabel')}
            onPress={() => setAsking(true)}
          >
            {t('consents.withdraw')}
          </Button>
        </div>
      )}
      <RefusalAlert refusal={command.refusal} />
      <ConfirmDialog
        open={asking}
        title={t('consents.withdraw.title')}
        confirm={t('consents.withdraw.confirm')}
        busy={command.running}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('processing.withdraw.text')}</p>
      </ConfirmDialog>
    </li>
  )
}
