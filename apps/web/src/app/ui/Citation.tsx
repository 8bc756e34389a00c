import type { ReactNode } from 'react'

/** German law in its own words and direction, whatever the language of the page. */
export function Citation({ children }: { children: ReactNode }) {
  return (
    <bdi lang="de" dir="ltr">
      {children}
    </bdi>
  )
}
