import { type ReactNode, useState } from 'react'
import { useI18n } from '../i18n/I18n.tsx'
import { Button } from './Button.tsx'

const STEP = 20

/** A list that is at hand as a whole, shown in steps: on a phone a hundred cards are no page any more. */
export function InSteps<T>({
  items,
  children,
}: {
  items: readonly T[]
  children: (shown: readonly T[]) => ReactNode
}) {
  const { t } = useI18n()
  const [most, setMost] = useState(STEP)
  const shown = items.slice(0, most)
  return (
    <>
      {children(shown)}
      <div className="nl-actions">
        <p role="status" className="nl-muted">
          {t('list.shown', { shown: shown.length, total: items.length })}
        </p>
        {shown.length < items.length && (
          <Button onPress={() => setMost(most + STEP)}>{t('list.more')}</Button>
        )}
      </div>
    </>
  )
}
