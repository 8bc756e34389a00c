import { useEffect, useRef, useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'

const SECOND_MS = 1_000
const secondsUntil = (instant: string) =>
  Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / SECOND_MS))

/** What is left, to the second. A timer is not read aloud at every change (role=timer); the end is told by `onOver`. */
export function Countdown({ until, onOver }: { until: string; onOver: () => void }) {
  const { t } = useI18n()
  const [seconds, setSeconds] = useState(() => secondsUntil(until))
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    const tick = () => {
      const left = secondsUntil(until)
      setSeconds(left)
      if (left > 0) return
      clearInterval(timer)
      over.current()
    }
    const timer = setInterval(tick, SECOND_MS)
    tick()
    return () => clearInterval(timer)
  }, [until])
  return (
    <span role="timer" className="nl-strong" dir="ltr">
      {t('glass.left', { time: clock(seconds) })}
    </span>
  )
}

function clock(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}
