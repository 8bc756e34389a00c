import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** One of a few, beside each other. Arrow keys move between them. */
export function Segments<Key extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: Key
  options: readonly { value: Key; label: string; lang?: string }[]
  onChange: (value: Key) => void
}) {
  return (
    <ToggleButtonGroup
      className="nl-segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="nl-segment-button">
          <span lang={option.lang}>{option.label}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
