import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useI18n } from '../../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../../app/layout/Orientation.tsx'
import { Button } from '../../../../app/ui/Button.tsx'
import { Citation } from '../../../../app/ui/Citation.tsx'
import { QueryView } from '../../../../app/ui/QueryView.tsx'
import { regimeWords } from '../regimeWords.ts'
import { usePeriod } from '../usePeriod.ts'
import { useExplanations } from './Explanations.tsx'
import { answersTo, type Explanation, type Question } from './explanations.ts'

/** State of one disclosure; button and panel stand apart where a table wants a row for the panel. */
export function useWhy() {
  const { want } = useExplanations()
  const [open, setOpen] = useState(false)
  const panelId = useId()
  const toggle = () => {
    want()
    setOpen(!open)
  }
  return { open, toggle, panelId }
}

type Disclosure = ReturnType<typeof useWhy>

export function WhyButton({ why, what }: { why: Disclosure; what: string }) {
  const { t } = useI18n()
  return (
    <Button
      small
      variant="tertiary"
      onPress={why.toggle}
      aria-expanded={why.open}
      aria-controls={why.open ? why.panelId : undefined}
      aria-label={t('why.label', { what })}
    >
      {t('why.open')}
    </Button>
  )
}

/** The chain fact -> rule -> citation behind a phase or a date. */
export function WhyPanel({ why, question, what }: { why: Disclosure; question: Question; what: string }) {
  const { t } = useI18n()
  const { query } = useExplanations()
  return (
    <section id={why.panelId} className="nl-why" aria-label={t('why.title', { what })}>
      <QueryView query={query}>
        {({ journeyExplanation }) => <Answers answers={answersTo(journeyExplanation ?? [], question)} />}
      </QueryView>
      <Orientation />
    </section>
  )
}

function Answers({ answers }: { answers: readonly Explanation[] }) {
  const { t } = useI18n()
  if (answers.length === 0) return <p className="kern-body">{t('why.none')}</p>
  return answers.map((answer) => (
    <Answer key={answer.from ?? answer.on} answer={answer} titled={answers.length > 1} />
  ))
}

function Answer({ answer, titled }: { answer: Explanation; titled: boolean }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const period = usePeriod()
  const { track, from, to, regime, certainty, steps } = answer
  return (
    <div className="nl-why__answer">
      {titled && from && (
        <p className="nl-strong">
          {period({ from, to })}
          {regime && `: ${regimeWords(i18n, track ?? '', regime)}`}
        </p>
      )}
      <ol className="nl-chain">
        {steps.map((step) => (
          <Step key={step.rule + step.factId} step={step} />
        ))}
      </ol>
      {certainty && certainty !== 'high' && (
        <p className="nl-small nl-muted">{t('why.certainty', { certainty: word('certainty', certainty) })}</p>
      )}
    </div>
  )
}

function Step({ step }: { step: Explanation['steps'][number] }) {
  const { t, locale } = useI18n()
  return (
    <li>
      <dl className="nl-why__step">
        <div>
          <dt>{t('why.fact')}</dt>
          <dd>
            <Fact step={step} />
          </dd>
        </div>
        <div>
          <dt>{t('why.rule')}</dt>
          <dd>{step.text[locale]}</dd>
        </div>
        {step.citation !== '' && (
          <div>
            <dt>{t('why.citation')}</dt>
            <dd>
              <Citation>{step.citation}</Citation>
            </dd>
          </div>
        )}
      </dl>
    </li>
  )
}

function Fact({ step: { factId, factType, factDay } }: { step: Explanation['steps'][number] }) {
  const { t, word, format } = useI18n()
  if (!factType || !factDay) return t('why.noFact')
  const words = t('why.factOn', { fact: word('factType', factType), date: format.date(factDay) })
  if (!factId) return words
  return (
    <Link className="nl-link" to={`angaben#${factId}`}>
      {words}
    </Link>
  )
}
