import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { useOpenForm } from '../../../app/ui/useOpenForm.ts'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { valueWords } from '../import/valueWords.ts'
import { MarkNote } from './MarkNote.tsx'
import { NoteForm } from './NoteForm.tsx'
import { readingsOf } from './readings.ts'

type Note = CaseFile['notes'][number]

export function NotesSection() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const announce = useAnnounce()
  const { isOpen, opener, open, close } = useOpenForm()
  const saved = () => {
    announce(t('notes.saved'))
    reload()
    close()
  }
  return (
    <>
      <section className="nl-section" aria-labelledby="notizen">
        <SectionHeading id="notizen" title={t('notes.title')} focus />
        <p className="kern-body">{t('notes.intro')}</p>
        {isOpen ? (
          <NoteForm caseId={file.id} onSaved={saved} onCancel={close} />
        ) : (
          <div className="nl-actions" ref={opener}>
            <Button variant="primary" icon="add" onPress={open}>
              {t('notes.add')}
            </Button>
          </div>
        )}
        {file.notes.length === 0 ? (
          <p className="nl-empty kern-body">{t('notes.empty')}</p>
        ) : (
          <ul className="nl-list" aria-label={t('notes.title')}>
            {file.notes
              .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
              .map((note) => (
                <NoteCard key={note.id} note={note} />
              ))}
          </ul>
        )}
      </section>
      <ImportRecords records={file.importRecords} />
    </>
  )
}

function NoteCard({ note }: { note: Note }) {
  const { t, format } = useI18n()
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <span className="nl-muted nl-small">{format.dateTime(note.createdAt)}</span>
        {(note.confidential || note.thirdParty) && (
          <span className="nl-chips">
            {note.confidential && <Badge kind="warning">{t('notes.confidential')}</Badge>}
            {note.thirdParty && <Badge kind="info">{t('notes.thirdParty')}</Badge>}
          </span>
        )}
      </div>
      <p className="kern-body nl-text">{note.text}</p>
      {note.confidential && <p className="nl-muted nl-small">{t('notes.confidential.hint')}</p>}
      {note.thirdParty && <p className="nl-muted nl-small">{t('notes.thirdParty.hint')}</p>}
      {!note.confidential && <MarkNote id={note.id} thirdParty={note.thirdParty} />}
    </li>
  )
}

function ImportRecords({ records }: { records: CaseFile['importRecords'] }) {
  const { t } = useI18n()
  const id = useId()
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('importRecord.title')}
      </h2>
      {records.length === 0 ? (
        <p className="kern-body">{t('importRecord.empty')}</p>
      ) : (
        <>
          <p className="kern-body">{t('importRecord.intro')}</p>
          {records.map((record) => (
            <ImportRecord key={record.importedAt + record.line} record={record} />
          ))}
        </>
      )}
    </section>
  )
}

function ImportRecord({ record }: { record: CaseFile['importRecords'][number] }) {
  const { t, word, format } = useI18n()
  const mapped = readingsOf(record.mapped)
  const unknown = readingsOf(record.unknown)
  return (
    <article className="nl-card">
      <h3>
        {t('importRecord.line', {
          line: record.line,
          outcome: word('importOutcome', record.outcome),
          date: format.dateTime(record.importedAt),
        })}
      </h3>
      <div>
        <h4 className="nl-small nl-muted">{t('importRecord.raw')}</h4>
        <pre className="nl-raw">{record.raw}</pre>
      </div>
      {mapped.length > 0 && <ReadingList title={t('importRecord.mapped')} readings={mapped} />}
      {unknown.length > 0 && <ReadingList title={t('importRecord.unknown')} readings={unknown} />}
    </article>
  )
}

function ReadingList({ title, readings }: { title: string; readings: ReturnType<typeof readingsOf> }) {
  const i18n = useI18n()
  const { word } = i18n
  return (
    <div>
      <h4 className="nl-small nl-muted">{title}</h4>
      <ul className="nl-readings">
        {readings.map((reading) => (
          <li key={reading.field + (reading.value ?? '') + (reading.raw ?? '')}>
            {word('importField', reading.field)}
            {reading.raw !== undefined && <>: {reading.raw}</>}
            {reading.value !== undefined && <>: {valueWords(i18n, reading.field, reading.value)}</>}
          </li>
        ))}
      </ul>
    </div>
  )
}
