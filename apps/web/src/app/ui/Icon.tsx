export type IconName =
  | 'add'
  | 'arrow-back'
  | 'arrow-forward'
  | 'calendar-today'
  | 'check'
  | 'close'
  | 'danger'
  | 'download'
  | 'drive-folder-upload'
  | 'edit'
  | 'info'
  | 'logout'
  | 'mail'
  | 'search'
  | 'success'
  | 'visibility-off'
  | 'warning'

/** Always beside words, never instead of them. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  const size = small ? 'kern-icon--small' : 'kern-icon--default'
  return <span className={`kern-icon kern-icon--${name} ${size}`} aria-hidden="true" />
}
