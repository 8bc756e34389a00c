import { useEffect, useState } from 'react'
import { useI18n } from '../i18n/I18n.tsx'

/** Appears only after a moment, so that quick answers do not flicker; screen readers hear it once. */
export function Loading({ label, page = false }: { label?: string; page?: boolean }) {
  const { t } = useI18n()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 250)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className={page ? 'nl-loading nl-loading--page' : 'nl-loading'}>
      {shown && (
        <>
          <span className="nl-spinner" aria-hidden="true" />
          <span>{label ?? t('state.loading')}</span>
        </>
      )}
    </div>
  )
}
