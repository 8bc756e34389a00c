import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../../app/ui/CardTable.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { useOpenForm } from '../../../app/ui/useOpenForm.ts'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { mayHoldHealthData } from '../consents/processing.ts'
import { DocumentForm } from './DocumentForm.tsx'
import { DownloadButton } from './DownloadButton.tsx'
import { sizeOf, typeName } from './files.ts'

/** Papers of the case: sealed on the server, without the names that their files had. */
export function DocumentsSection() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const announce = useAnnounce()
  const { isOpen, opener, open, close } = useOpenForm()
  const saved = () => {
    announce(t('documents.saved'))
    reload()
    close()
  }
  return (
    <section className="nl-section" aria-labelledby="unterlagen">
      <SectionHeading id="unterlagen" title={t('documents.title')} focus />
      <p className="kern-body">{t('documents.intro')}</p>
      {isOpen ? (
        <DocumentForm
          caseId={file.id}
          healthAllowed={mayHoldHealthData(file.processingConsents)}
          onSaved={saved}
          onCancel={close}
        />
      ) : (
        <div className="nl-actions" ref={opener}>
          <Button variant="primary" icon="add" onPress={open}>
            {t('documents.add')}
          </Button>
        </div>
      )}
      {file.documents.length === 0 ? (
        <p className="nl-empty kern-body">{t('documents.empty')}</p>
      ) : (
        <DocumentTable documents={file.documents} />
      )}
    </section>
  )
}

function DocumentTable({ documents }: { documents: CaseFile['documents'] }) {
  const { t, word, format } = useI18n()
  const newestFirst = documents.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <CardTable
      label={t('documents.title')}
      columns={[
        t('documents.kind'),
        t('documents.column.added'),
        t('documents.column.file'),
        t('documents.column.action'),
      ]}
    >
      {newestFirst.map((document) => {
        const { value, unit } = sizeOf(document.size)
        const kind = word('documentKind', document.kind)
        const added = format.dateTime(document.createdAt)
        return (
          <CardRow key={document.id}>
            <RowHead>{kind}</RowHead>
            <Cell label={t('documents.column.added')}>{added}</Cell>
            <Cell label={t('documents.column.file')}>
              {t('documents.size', {
                type: typeName(document.mediaType),
                size: format.number(value),
                unit,
              })}
            </Cell>
            <Cell>
              <DownloadButton id={document.id} label={t('documents.downloadLabel', { kind, at: added })} />
            </Cell>
          </CardRow>
        )
      })}
    </CardTable>
  )
}
