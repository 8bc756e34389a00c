import { download } from '../../../app/download.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { PrintConsentInput, PrintConsentMutation as Printed } from '../../../gql/graphql.ts'
import { PrintConsentMutation } from './documents.ts'

const pick = (data: Printed) => data.printConsent

/** The form to sign, or the list to take along, as a file to print. Its name says nothing of the person. */
export function PrintButton({
  input,
  isDisabled = false,
}: {
  input: PrintConsentInput
  isDisabled?: boolean
}) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(PrintConsentMutation, pick)
  const form = input.kind === 'FORM'
  const print = async () => {
    const done = await command.run({ input })
    if (!done?.pdfBase64) return
    download(
      done.pdfBase64,
      t(form ? 'consents.print.formFile' : 'consents.print.listFile'),
      'application/pdf',
    )
    announce(t('consents.print.done'))
  }
  return (
    <>
      <Button small icon="download" isDisabled={isDisabled || command.running} onPress={() => void print()}>
        {t(form ? 'consents.print.form' : 'consents.print.list')}
      </Button>
      <RefusalAlert refusal={command.refusal} />
    </>
  )
}
