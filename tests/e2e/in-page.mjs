// Runs in the browser, where it is sent as text: no function may use another or anything of this module.

/** What a screen reader would call the element with the focus. */
export function focusedName() {
  const element = document.activeElement
  if (!(element instanceof HTMLElement)) return ''
  const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
  const words = isField ? (element.labels?.[0]?.textContent ?? '') : (element.textContent ?? '')
  return element.getAttribute('aria-label') ?? words
}

/** Whether the element with the focus looks other than without it. */
export async function isFocusSeen() {
  const element = document.activeElement
  if (!(element instanceof HTMLElement)) return false
  const look = () =>
    [element, element.parentElement]
      .map((each) => {
        const { outline, boxShadow, border } = getComputedStyle(each ?? element)
        return `${outline} ${boxShadow} ${border}`
      })
      .join()
  const settle = () => new Promise((resolve) => setTimeout(resolve, 250))
  await settle()
  const withFocus = look()
  element.blur()
  await settle()
  const without = look()
  element.focus()
  return withFocus !== without
}

export function focusedId() {
  return document.activeElement?.id ?? ''
}

/** What sticks out of the page sideways; empty when nothing has to be scrolled to. */
export function overflow() {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const wide = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    return right > root.clientWidth + 1 || left < -1
  })
  const first = wide.slice(0, 5).map((each) => each.outerHTML.slice(0, 120))
  return [`${root.scrollWidth} > ${root.clientWidth}`, ...first]
}

/** From now on every element that gets the focus is marked. */
export function watchFocus() {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) target.setAttribute('data-reached', '')
  })
}

/** What the keyboard should reach and has not; of a group of radio buttons one is enough. */
export function unreached() {
  const reachable = 'a[href], button, input, select, textarea, summary'
  const all = [...document.querySelectorAll(reachable)].filter(
    (element) =>
      element instanceof HTMLElement &&
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }),
  )
  const reached = (element) =>
    element.hasAttribute('data-reached') ||
    (element.matches('[type="radio"]') &&
      document.querySelector(`[type="radio"][name="${CSS.escape(element.name)}"][data-reached]`) !== null)
  return {
    count: all.length,
    left: all.filter((each) => !reached(each)).map((each) => each.outerHTML.slice(0, 120)),
  }
}

export function isFocusNowhere() {
  return document.activeElement === null || document.activeElement === document.body
}
