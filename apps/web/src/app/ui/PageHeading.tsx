import { type ReactNode, useEffect, useRef } from 'react'
import { useI18n } from '../i18n/I18n.tsx'
import { hasNavigated } from '../navigation.ts'

/** The first heading of a page: names the document, and takes the focus after a change of page, as a page load would. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useI18n()
  const ref = useRef<HTMLHeadingElement>(null)
  const documentTitle = t('app.title', { page: title })
  useEffect(() => {
    document.title = documentTitle
  }, [documentTitle])
  useEffect(() => {
    if (hasNavigated()) ref.current?.focus()
  }, [])
  return (
    <div className="nl-page-heading">
      <h1 ref={ref} tabIndex={-1} className="kern-heading-large">
        {title}
      </h1>
      {children}
    </div>
  )
}

/** Heading of a part that has an address of its own; takes the focus when that part was navigated to. */
export function SectionHeading({
  title,
  focus = false,
  id,
}: {
  title: string
  focus?: boolean
  id?: string
}) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus && hasNavigated()) ref.current?.focus()
  }, [focus])
  return (
    <h2 ref={ref} id={id} tabIndex={focus ? -1 : undefined} className="kern-heading-medium">
      {title}
    </h2>
  )
}
