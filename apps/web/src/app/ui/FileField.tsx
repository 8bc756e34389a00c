import { useId } from 'react'
import { Icon } from './Icon.tsx'

/** One file from the device; the browser's own field, which keyboards and screen readers know. */
export function FileField({
  label,
  hint,
  accept,
  error,
  onChange,
}: {
  label: string
  hint: string
  /** As the attribute of the input: extensions and media types. */
  accept: string
  error?: string
  onChange: (file: File | undefined) => void
}) {
  const id = useId()
  const invalid = error !== undefined
  return (
    <div className={`kern-form-input${invalid ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <div className="kern-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <input
        id={id}
        className={`kern-form-input__input${invalid ? ' kern-form-input__input--error' : ''}`}
        type="file"
        accept={accept}
        aria-describedby={invalid ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(event.target.files?.[0])}
      />
      {invalid && (
        <p className="kern-error" id={`${id}-error`}>
          <Icon name="danger" />
          <span className="kern-body">{error}</span>
        </p>
      )}
    </div>
  )
}
