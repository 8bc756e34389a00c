import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Icon } from '../../../app/ui/Icon.tsx'
import { CATEGORIES } from '../../shared/categories.ts'
import type { Choice, ConsentValues } from './consentInput.ts'

const OPTIONS: readonly (readonly [
  Choice | undefined,
  'consentForm.category.grant' | 'consentForm.category.refuse' | 'consentForm.category.none',
])[] = [
  ['GRANT', 'consentForm.category.grant'],
  ['REFUSE', 'consentForm.category.refuse'],
  [undefined, 'consentForm.category.none'],
]

/** Each category on its own (no bundling, Art. 7 Abs. 2 DSGVO); nothing is chosen beforehand. */
export function CategoryChoices({
  choices,
  error,
  onChange,
}: {
  choices: ConsentValues['choices']
  error?: string
  onChange: (choices: ConsentValues['choices']) => void
}) {
  const { t } = useI18n()
  const id = useId()
  return (
    <fieldset
      className={`nl-form__group${error === undefined ? '' : ' kern-fieldset--error'}`}
      aria-describedby={`${id}-hint${error === undefined ? '' : ` ${id}-error`}`}
    >
      <legend>{t('consentForm.categories')}</legend>
      <p className="kern-hint" id={`${id}-hint`}>
        {t('consentForm.categories.hint')}
      </p>
      <div className="nl-choices">
        {CATEGORIES.map((category) => (
          <Category
            key={category}
            category={category}
            choice={choices[category]}
            onChange={(choice) => {
              const { [category]: _before, ...rest } = choices
              onChange(choice === undefined ? rest : { ...rest, [category]: choice })
            }}
          />
        ))}
      </div>
      {error !== undefined && (
        <p className="kern-error" id={`${id}-error`}>
          <Icon name="danger" />
          <span className="kern-body">{error}</span>
        </p>
      )}
    </fieldset>
  )
}

function Category({
  category,
  choice,
  onChange,
}: {
  category: (typeof CATEGORIES)[number]
  choice: Choice | undefined
  onChange: (choice: Choice | undefined) => void
}) {
  const { t, word } = useI18n()
  const id = useId()
  return (
    <div className="nl-choice" role="radiogroup" aria-labelledby={id} aria-describedby={`${id}-hint`}>
      <div>
        <div className="nl-choice__name" id={id}>
          {word('category', category)}
        </div>
        <div className="nl-small nl-muted" id={`${id}-hint`}>
          {word('categoryHint', category)}
        </div>
      </div>
      <div className="nl-choice__options">
        {OPTIONS.map(([value, label]) => (
          <label key={label}>
            <input type="radio" name={id} checked={choice === value} onChange={() => onChange(value)} />
            {t(label)}
          </label>
        ))}
      </div>
    </div>
  )
}
