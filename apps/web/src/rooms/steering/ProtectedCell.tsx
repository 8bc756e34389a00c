import { useI18n } from '../../app/i18n/I18n.tsx'

/** A count that may leave, or the words that it is too small to. Suppressed is not zero, for the eye and for the ear. */
export function ProtectedCell({
  cell,
}: {
  cell: { persons?: number | null; suppressed: boolean } | undefined
}) {
  const { t, format } = useI18n()
  if (cell === undefined) return <span className="nl-muted nl-small">{t('steering.noRow')}</span>
  if (cell.suppressed || cell.persons === null || cell.persons === undefined) {
    return (
      <span className="nl-suppressed">
        <span aria-hidden="true">{t('steering.suppressed')}</span>
        <span className="nl-visually-hidden">{t('steering.suppressed.label')}</span>
      </span>
    )
  }
  return <strong>{format.number(cell.persons)}</strong>
}
