import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { ExportCaseMutation as Exported } from '../../../gql/graphql.ts'
import { ExportCaseMutation } from './documents.ts'

const exported = (data: Exported) => data.exportCase

/** What the person gets on request: to read, and to take along. */
export function Export({ caseId }: { caseId: string }) {
  const { t } = useI18n()
  const command = useCommand(ExportCaseMutation, exported)
  const save = async (format: 'JSON' | 'PDF') => {
    const done = await command.run({ caseId, format })
    if (!done?.contentBase64 || !done.mediaType) return
    const bytes = Uint8Array.from(atob(done.contentBase64), (sign) => sign.charCodeAt(0))
    const url = URL.createObjectURL(new Blob([bytes], { type: done.mediaType }))
    const link = document.createElement('a')
    link.href = url
    // Without a name: the file lies about in a folder of downloads.
    link.download = `auskunft.${format.toLowerCase()}`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <section className="nl-section" aria-labelledby="auskunft">
      <h3 id="auskunft" className="kern-heading-small">
        {t('export.title')}
      </h3>
      <p className="kern-body">{t('export.text')}</p>
      <div className="nl-actions">
        <Button isDisabled={command.running} onPress={() => void save('PDF')}>
          {t('export.pdf')}
        </Button>
        <Button isDisabled={command.running} onPress={() => void save('JSON')}>
          {t('export.json')}
        </Button>
      </div>
      <RefusalAlert refusal={command.refusal} />
    </section>
  )
}
