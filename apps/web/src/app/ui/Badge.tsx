import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

const ICONS: Record<'info' | 'success' | 'warning' | 'danger', IconName> = {
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
}

/** A state in words; colour and sign only repeat them. */
export function Badge({ kind, children }: { kind: keyof typeof ICONS | 'neutral'; children: ReactNode }) {
  if (kind === 'neutral') {
    return (
      <span className="kern-badge kern-badge--small nl-badge--neutral">
        <span className="kern-label kern-label--small">{children}</span>
      </span>
    )
  }
  return (
    <span className={`kern-badge kern-badge--small kern-badge--${kind}`}>
      <Icon name={ICONS[kind]} small />
      <span className="kern-label kern-label--small">{children}</span>
    </span>
  )
}
