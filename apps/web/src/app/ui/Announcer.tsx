import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { useI18n } from '../i18n/I18n.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

// Long enough to be read twice; what matters stands on the page as well.
const SHOWN_MS = 10_000

const AnnounceContext = createContext<(text: string) => void>(() => undefined)

/** Says (and shows, until it is closed or followed by another) that a command has worked. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext)
}

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  const [message, setMessage] = useState<{ text: string; turn: number }>()
  useEffect(() => {
    if (message === undefined) return
    const timer = setTimeout(() => setMessage(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [message])
  const announce = useCallback(
    (text: string) => setMessage((last) => ({ text, turn: (last?.turn ?? 0) + 1 })),
    [],
  )
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="nl-toast-region" role="status" aria-live="polite">
        {message && (
          <div key={message.turn} className="nl-toast">
            <Icon name="success" />
            <p className="kern-body">{message.text}</p>
            <Button variant="tertiary" small onPress={() => setMessage(undefined)}>
              {t('form.close')}
            </Button>
          </div>
        )}
      </div>
    </AnnounceContext>
  )
}
