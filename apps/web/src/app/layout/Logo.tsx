/** Two lines that become one: the seam that nobody notices. */
export function Logo() {
  return (
    <svg className="nl-logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="nl-logo__ground" />
      <path d="M3 16h6.5c3.6 0 3.6-6 6.5-6s2.9 12 6.5 12S26 16 29 16" className="nl-logo__thread" />
    </svg>
  )
}
