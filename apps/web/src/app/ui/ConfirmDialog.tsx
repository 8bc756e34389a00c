import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useI18n } from '../i18n/I18n.tsx'
import { Button } from './Button.tsx'

/** For what cannot be undone. The safe way out is the one that Escape takes. */
export function ConfirmDialog({
  open,
  title,
  confirm,
  busy = false,
  onConfirm,
  onClose,
  children,
}: {
  open: boolean
  title: string
  confirm: string
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useI18n()
  return (
    <ModalOverlay
      className="nl-overlay"
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable={!busy}
    >
      <Modal className="nl-modal">
        <Dialog role="alertdialog" className="kern-dialog nl-dialog">
          <header className="kern-dialog__header">
            <Heading slot="title" className="kern-title kern-title--large">
              {title}
            </Heading>
          </header>
          <section className="kern-dialog__body">{children}</section>
          <footer className="kern-dialog__footer">
            <Button variant="secondary" onPress={onClose} isDisabled={busy}>
              {t('form.cancel')}
            </Button>
            <Button variant="primary" onPress={onConfirm} isDisabled={busy}>
              {confirm}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
