import { Link } from 'react-router'
import { Icon } from './Icon.tsx'

/** The way up, above the heading of a page that is not the first of its room. */
export function BackLink({ to, label }: { to: string; label: string }) {
  return (
    <Link className="nl-back" to={to}>
      <Icon name="arrow-back" small />
      {label}
    </Link>
  )
}
