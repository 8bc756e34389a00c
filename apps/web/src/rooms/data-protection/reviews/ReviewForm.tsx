import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RadioField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { ReviewBreakGlassMutation as Reviewed, ReviewOutcome, Telling } from '../../../gql/graphql.ts'
import { useOptions } from '../../shared/useOptions.ts'
import { ReviewBreakGlassMutation } from './documents.ts'
import type { Review } from './ReviewsPage.tsx'

const OUTCOMES: readonly ReviewOutcome[] = ['JUSTIFIED', 'NOT_JUSTIFIED', 'FOLLOW_UP']
const TELLINGS: readonly Telling[] = ['TELL', 'ENDANGERS']
const pick = (data: Reviewed) => data.reviewBreakGlass

export function ReviewForm({ review, onDone }: { review: Review; onDone: () => void }) {
  const { t } = useI18n()
  const options = useOptions()
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  const command = useCommand(ReviewBreakGlassMutation, pick)
  const [chosen, setChosen] = useState({ outcome: '', telling: '', tellingReason: '' })
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof chosen>) => setChosen((before) => ({ ...before, ...part }))
  const outcome = OUTCOMES.find((each) => each === chosen.outcome)
  const telling = TELLINGS.find((each) => each === chosen.telling)
  const missing = (wrong: boolean) => (tried && wrong ? t('form.required') : undefined)
  const silent = telling === 'ENDANGERS'
  const unexplained = silent && chosen.tellingReason.trim() === ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (outcome === undefined || telling === undefined || unexplained) return focusFirstInvalid(form.current)
    const input = { id: review.id, outcome, telling, tellingReason: silent ? chosen.tellingReason : null }
    if ((await command.run({ input })) === undefined) return
    announce(t('reviews.done'))
    onDone()
  }

  return (
    <form
      ref={form}
      className="nl-form"
      aria-label={t('reviews.formLabel', { pseudonym: review.pseudonym })}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <RadioField
        legend={t('reviews.outcome')}
        value={chosen.outcome}
        onChange={(value) => set({ outcome: value })}
        options={options('reviewOutcome', OUTCOMES)}
        error={missing(outcome === undefined)}
      />
      <RadioField
        legend={t('reviews.telling')}
        value={chosen.telling}
        onChange={(value) => set({ telling: value })}
        options={options('telling', TELLINGS)}
        error={missing(telling === undefined)}
      />
      {silent && (
        <TextField
          label={t('reviews.tellingReason')}
          value={chosen.tellingReason}
          onChange={(tellingReason) => set({ tellingReason })}
          required
          error={missing(unexplained)}
        />
      )}
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {t('reviews.submit')}
        </Button>
      </div>
    </form>
  )
}
