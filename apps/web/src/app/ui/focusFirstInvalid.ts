/** After a refused form: to the first field that needs attention, once it is marked. */
export function focusFirstInvalid(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"], .kern-fieldset--error input')?.focus()
  })
}
