import { useState } from 'react'
import { useLocation } from 'react-router'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField } from '../../../app/ui/fields.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { useOpenForm } from '../../../app/ui/useOpenForm.ts'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { mayHoldHealthData } from '../consents/processing.ts'
import { FactForm } from './FactForm.tsx'
import { FactTable } from './FactTable.tsx'

export type Fact = CaseFile['facts'][number]

export function FactsSection() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const announce = useAnnounce()
  const form = useOpenForm(file.facts.length === 0)
  const [correcting, setCorrecting] = useState<Fact>()
  const { hash } = useLocation()
  const sought = file.facts.find((fact) => `#${fact.id}` === hash)
  // An earlier state of knowledge may rest on a fact that is superseded by now.
  const [history, setHistory] = useState(sought?.superseded ?? false)
  const record = (fact?: Fact) => {
    setCorrecting(fact)
    form.open()
  }
  const saved = () => {
    announce(t('facts.form.saved'))
    reload()
    form.close()
  }
  const facts = history ? file.facts : file.facts.filter((fact) => !fact.superseded)
  return (
    <section className="nl-section" aria-labelledby="angaben">
      <SectionHeading id="angaben" title={t('facts.title')} focus={sought === undefined} />
      <p className="kern-body">{t('facts.intro')}</p>
      {form.isOpen ? (
        <FactForm
          key={correcting?.id ?? 'new'}
          caseId={file.id}
          correcting={correcting}
          healthAllowed={mayHoldHealthData(file.processingConsents)}
          onSaved={saved}
          onCancel={form.close}
        />
      ) : (
        <div className="nl-actions" ref={form.opener}>
          <Button variant="primary" icon="add" onPress={() => record()}>
            {t('facts.record')}
          </Button>
        </div>
      )}
      {file.facts.some((fact) => fact.superseded) && (
        <CheckboxField label={t('facts.showSuperseded')} checked={history} onChange={setHistory} />
      )}
      {facts.length === 0 ? (
        <p className="nl-empty kern-body">{t('facts.empty')}</p>
      ) : (
        <FactTable facts={facts} sought={sought?.id} onCorrect={record} />
      )}
      <Orientation />
    </section>
  )
}
