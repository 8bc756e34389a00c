import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Link, type LinkProps } from 'react-router'
import { Icon, type IconName } from './Icon.tsx'

type Look = {
  variant?: 'primary' | 'secondary' | 'tertiary'
  small?: boolean
  icon?: IconName
  children: ReactNode
}

function classes({ variant = 'secondary', small = false }: Look): string {
  return `kern-btn kern-btn--${variant}${small ? ' nl-btn--small' : ''}`
}

function Content({ icon, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </>
  )
}

export function Button({
  variant,
  small,
  icon,
  children,
  ...rest
}: Look & Omit<AriaButtonProps, 'children' | 'className' | 'style'>) {
  const look = { variant, small, icon, children }
  return (
    <AriaButton {...rest} className={classes(look)}>
      <Content {...look} />
    </AriaButton>
  )
}

/** Goes somewhere, so it is a link; looks like a button because it is the main thing to do. */
export function ButtonLink({
  variant,
  small,
  icon,
  children,
  ...rest
}: Look & Omit<LinkProps, 'children' | 'className' | 'style'>) {
  const look = { variant, small, icon, children }
  return (
    <Link {...rest} className={classes(look)}>
      <Content {...look} />
    </Link>
  )
}
