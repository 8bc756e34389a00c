import { type ConsentText, consentText, directionOf, fillText } from '@nahtlos/i18n'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import type { ConsentValues } from './consentInput.ts'

/** What the person is told: the German text, and beside it the one in the chosen language. */
export function ConsentTextView({
  language,
  recipient,
  purpose,
  direction,
  until,
}: {
  language: string
  recipient: string
  purpose: string
  direction: ConsentValues['direction']
  until: string
}) {
  const { t, word } = useI18n()
  const own = consentText(language)
  const german = consentText('de')
  if (german === undefined || own === undefined) return null
  const texts = own.language === german.language ? [german] : [german, own]
  const values = { recipient: recipient || '…', until }
  return (
    <section className="nl-texts" aria-label={t('consentForm.text')}>
      <p className="nl-small nl-muted">
        {t('consentForm.text.version', {
          version: own.version,
          provenance: word('provenance', own.provenance),
        })}
      </p>
      {own.provenance === 'MACHINE' && (
        <Alert kind="warning" title={t('consentForm.text.machine')}>
          <span lang={own.language} dir={directionOf(own.language)}>
            {own.machine}
          </span>
        </Alert>
      )}
      <div className="nl-texts__columns">
        {texts.map((text) => (
          <Column key={text.language} text={text} direction={direction} purpose={purpose} values={values} />
        ))}
      </div>
    </section>
  )
}

function Column({
  text,
  direction,
  purpose,
  values,
}: {
  text: ConsentText
  direction: ConsentValues['direction']
  purpose: string
  values: { recipient: string; until: string }
}) {
  const filled = { ...values, purpose: text.purposes[purpose] ?? '…' }
  const lines = [
    text.purpose,
    text.direction[direction],
    text.categories,
    text.art9,
    text.refusal,
    text.withdrawal,
    text.duration,
    text.complaint,
  ]
  return (
    // The language of the text, not of the page: screen readers and the direction of writing follow it.
    <div
      className="nl-texts__column"
      lang={text.language.replace('-leicht', '-x-leicht')}
      dir={directionOf(text.language)}
    >
      <p className="kern-label">{text.title}</p>
      {lines.map((line) => (
        <p key={line} className="nl-small">
          {fillText(line, filled)}
        </p>
      ))}
    </div>
  )
}
