import { directionOf } from '@nahtlos/i18n'
import { SHIELD } from '@nahtlos/i18n/shield'
import { useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button, ButtonLink } from '../../../app/ui/Button.tsx'
import { CheckboxField, SelectField } from '../../../app/ui/fields.tsx'
import { Counsellors } from './Counsellors.tsx'

const PARTS = ['noted', 'passedOn', 'anonymous', 'ngo'] as const

/** Stands before the first field about a person: what is written down, who may learn of it, and two ways around it. */
export function Shield({ onShown }: { onShown: (language: string) => void }) {
  const { t } = useI18n()
  const [language, setLanguage] = useState('de')
  const [shown, setShown] = useState(false)
  const [asked, setAsked] = useState(false)
  const text = SHIELD.find((each) => each.language === language)
  return (
    <section className="nl-form" aria-label={t('shield.title')}>
      <Alert kind="info" title={t('shield.title')}>
        <p className="kern-body">{t('shield.intro')}</p>
      </Alert>
      <SelectField
        label={t('shield.language')}
        value={language}
        onChange={(next) => {
          setLanguage(next)
          setShown(false)
        }}
        required
        withEmpty={false}
        options={SHIELD.map((each) => ({ value: each.language, label: each.name }))}
      />
      {text && (
        <article
          className="nl-card"
          lang={text.language === 'de-leicht' ? 'de' : text.language}
          dir={directionOf(text.language)}
        >
          <h2 className="kern-heading-medium">{text.title}</h2>
          {PARTS.map((part) => (
            <div key={part}>
              <h3 className="kern-heading-small">{text[part].heading}</h3>
              <p className="kern-body">{text[part].text}</p>
            </div>
          ))}
        </article>
      )}
      {text && (
        <p className="kern-body kern-body--small">
          <Badge kind={text.provenance === 'MACHINE_TRANSLATED' ? 'warning' : 'info'}>
            {t(`shield.provenance.${text.provenance}`)}
          </Badge>
        </p>
      )}
      <CheckboxField
        label={t('shield.confirm')}
        checked={shown}
        onChange={setShown}
        error={asked && !shown ? t('shield.confirm.missing') : undefined}
      />
      <div className="nl-form__actions">
        <Button
          variant="primary"
          onPress={() => {
            setAsked(true)
            if (shown) onShown(language)
          }}
        >
          {t('shield.continue')}
        </Button>
        <ButtonLink to="/faelle/anonym">{t('shield.anonymous')}</ButtonLink>
      </div>
      <Counsellors />
    </section>
  )
}
