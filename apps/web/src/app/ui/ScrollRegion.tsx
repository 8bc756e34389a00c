import type { ReactNode } from 'react'

/** Holds what may be wider than the screen; named and in the tab order, so that the keyboard can scroll it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="nl-table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
