import { useRef, useState } from 'react'

/** A form that a button opens. Closed, it gives the focus back to the button: `opener` is what the button stands in. */
export function useOpenForm(openAtFirst = false) {
  const [isOpen, setOpen] = useState(openAtFirst)
  const opener = useRef<HTMLDivElement>(null)
  return {
    isOpen,
    opener,
    open: () => setOpen(true),
    close: () => {
      setOpen(false)
      // The button that was pressed is back only after the next paint.
      requestAnimationFrame(() => opener.current?.querySelector('button')?.focus())
    },
    /** Where the focus goes elsewhere. */
    leave: () => setOpen(false),
  }
}
