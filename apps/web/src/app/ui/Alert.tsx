import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './Icon.tsx'

/** `focus` for what answers an action of the user: the alert is read and the keyboard is there. */
export function Alert({
  kind,
  title,
  children,
  focus = false,
}: {
  kind: 'info' | 'success' | 'warning' | 'danger'
  title: ReactNode
  children?: ReactNode
  focus?: boolean
}) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus) ref.current?.focus()
  }, [focus])
  return (
    <div
      ref={ref}
      className={`kern-alert kern-alert--${kind}`}
      role={kind === 'danger' ? 'alert' : undefined}
      tabIndex={focus ? -1 : undefined}
    >
      <div className="kern-alert__header">
        <Icon name={kind} />
        <span className="kern-title">{title}</span>
      </div>
      {children !== undefined && <div className="kern-alert__body">{children}</div>}
    </div>
  )
}
