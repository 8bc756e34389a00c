import { type ReactNode, useId } from 'react'
import { TextField as AriaTextField, Input, Label, Text, TextArea } from 'react-aria-components'
import { useI18n } from '../i18n/I18n.tsx'
import { Icon } from './Icon.tsx'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  error?: string
  required?: boolean
  name?: string
}

function LabelText({ label, required }: { label: string; required: boolean }) {
  const { t } = useI18n()
  return (
    <>
      {label}
      {!required && <span className="kern-label__optional"> ({t('form.optional')})</span>}
    </>
  )
}

function ErrorText({ children }: { children: ReactNode }) {
  return (
    <>
      <Icon name="danger" />
      <span className="kern-body">{children}</span>
    </>
  )
}

export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  required = false,
  name,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  dir,
}: FieldProps & {
  type?: 'text' | 'search'
  inputMode?: 'numeric' | 'text'
  autoComplete?: string
  /** For what is written from left to right in every language, such as a code. */
  dir?: 'ltr'
}) {
  const invalid = error !== undefined
  return (
    <AriaTextField
      className={`kern-form-input${invalid ? ' kern-form-input--error' : ''}`}
      value={value}
      onChange={onChange}
      isInvalid={invalid}
      isRequired={required}
      validationBehavior="aria"
      name={name}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
    >
      <Label className="kern-label">
        <LabelText label={label} required={required || type === 'search'} />
      </Label>
      {hint !== undefined && (
        <Text slot="description" className="kern-hint">
          {hint}
        </Text>
      )}
      <Input
        dir={dir}
        className={`kern-form-input__input${invalid ? ' kern-form-input__input--error' : ''}`}
      />
      {invalid && (
        <Text slot="errorMessage" elementType="p" className="kern-error">
          <ErrorText>{error}</ErrorText>
        </Text>
      )}
    </AriaTextField>
  )
}

export function TextAreaField({ label, value, onChange, hint, error, required = false, name }: FieldProps) {
  const invalid = error !== undefined
  return (
    <AriaTextField
      className={`kern-form-input${invalid ? ' kern-form-input--error' : ''}`}
      value={value}
      onChange={onChange}
      isInvalid={invalid}
      isRequired={required}
      validationBehavior="aria"
      name={name}
      autoComplete="off"
    >
      <Label className="kern-label">
        <LabelText label={label} required={required} />
      </Label>
      {hint !== undefined && (
        <Text slot="description" className="kern-hint">
          {hint}
        </Text>
      )}
      <TextArea
        rows={6}
        className={`kern-form-input__input${invalid ? ' kern-form-input__input--error' : ''}`}
      />
      {invalid && (
        <Text slot="errorMessage" elementType="p" className="kern-error">
          <ErrorText>{error}</ErrorText>
        </Text>
      )}
    </AriaTextField>
  )
}

/** A date as people write it; `value` is the text, read by `parseDate` when the form is sent. */
export function DateField(props: FieldProps) {
  const { t, format } = useI18n()
  return (
    <TextField
      {...props}
      inputMode="text"
      hint={props.hint ?? t('form.date.hint', { example: format.dateInput('2026-11-17') })}
    />
  )
}

export interface Option {
  value: string
  label: string
}

export function SelectField({
  label,
  value,
  onChange,
  hint,
  error,
  required = false,
  name,
  options,
  groups,
  withEmpty = true,
}: FieldProps & {
  options?: readonly Option[]
  groups?: readonly { label: string; options: readonly Option[] }[]
  withEmpty?: boolean
}) {
  const { t } = useI18n()
  const id = useId()
  const invalid = error !== undefined
  const describedBy = [hint === undefined ? '' : `${id}-hint`, invalid ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`kern-form-input${invalid ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        <LabelText label={label} required={required} />
      </label>
      {hint !== undefined && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div
        className={`kern-form-input__select-wrapper${invalid ? ' kern-form-input__select-wrapper--error' : ''}`}
      >
        <select
          id={id}
          name={name}
          className="kern-form-input__select"
          value={value}
          required={required}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy || undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          {withEmpty && <option value="">{t('form.choose')}</option>}
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
          {groups?.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {invalid && (
        <p className="kern-error" id={`${id}-error`}>
          <ErrorText>{error}</ErrorText>
        </p>
      )}
    </div>
  )
}

export function CheckboxField({
  label,
  checked,
  onChange,
  hint,
  error,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
  error?: string
}) {
  const id = useId()
  const invalid = error !== undefined
  const describedBy = [hint === undefined ? '' : `${id}-hint`, invalid ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`kern-form-check${invalid ? ' kern-form-check--error' : ''}`}>
      <input
        id={id}
        type="checkbox"
        className={`kern-form-check__checkbox${invalid ? ' kern-form-check__checkbox--error' : ''}`}
        checked={checked}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="kern-hint nl-check-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {invalid && (
        <p className="kern-error" id={`${id}-error`}>
          <ErrorText>{error}</ErrorText>
        </p>
      )}
    </div>
  )
}

export function RadioField({
  legend,
  value,
  onChange,
  options,
  hint,
  error,
  horizontal = false,
}: {
  legend: string
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  hint?: string
  error?: string
  horizontal?: boolean
}) {
  const id = useId()
  const invalid = error !== undefined
  return (
    <fieldset
      className={`kern-fieldset${invalid ? ' kern-fieldset--error' : ''}`}
      aria-describedby={hint === undefined && !invalid ? undefined : `${id}-hint ${id}-error`}
    >
      <legend className="kern-label">{legend}</legend>
      {hint !== undefined && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className={`kern-fieldset__body${horizontal ? ' kern-fieldset__body--horizontal' : ''}`}>
        {options.map((option) => (
          <div className="kern-form-check" key={option.value}>
            <input
              id={`${id}-${option.value}`}
              type="radio"
              name={id}
              className="kern-form-check__radio"
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <label className="kern-label" htmlFor={`${id}-${option.value}`}>
              {option.label}
            </label>
          </div>
        ))}
      </div>
      {invalid && (
        <p className="kern-error" id={`${id}-error`}>
          <ErrorText>{error}</ErrorText>
        </p>
      )}
    </fieldset>
  )
}
