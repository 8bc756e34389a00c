import { type FormEvent, useRef, useState } from 'react'
import { toBase64 } from '../../../app/base64.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { FileField } from '../../../app/ui/FileField.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { Loading } from '../../../app/ui/Loading.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { ImportCasesMutation as Imported } from '../../../gql/graphql.ts'
import { ImportCasesMutation } from './documents.ts'
import { ImportReport } from './ImportReport.tsx'

export type Report = NonNullable<Imported['importCases']['report']>

const MOST_BYTES = 10 * 1024 * 1024
const pick = (data: Imported) => data.importCases

/** File, preview, import: nothing is stored before somebody has seen what would be. */
export function ImportPage() {
  const { t } = useI18n()
  const command = useCommand(ImportCasesMutation, pick)
  const [content, setContent] = useState<string>()
  const [result, setResult] = useState<{ report: Report; dryRun: boolean }>()
  const run = async (contentBase64: string, dryRun: boolean) => {
    const done = await command.run({ input: { contentBase64, dryRun } })
    if (done?.report) setResult({ report: done.report, dryRun })
  }
  const again = () => {
    setContent(undefined)
    setResult(undefined)
    command.clear()
  }
  return (
    <>
      <BackLink to="/faelle" label={t('case.back')} />
      <PageHeading title={t('import.title')} />
      <p className="kern-body">{t('import.intro')}</p>
      {result === undefined && (
        <FileForm
          busy={command.running}
          onFile={(base64) => {
            setContent(base64)
            void run(base64, true)
          }}
        />
      )}
      {command.running && (
        <Loading label={t(result === undefined ? 'import.previewing' : 'import.running')} />
      )}
      <RefusalAlert refusal={command.refusal} />
      {result !== undefined && (
        <ImportReport
          report={result.report}
          dryRun={result.dryRun}
          busy={command.running}
          onImport={() => content !== undefined && void run(content, false)}
          onAgain={again}
        />
      )}
    </>
  )
}

function FileForm({ busy, onFile }: { busy: boolean; onFile: (base64: string) => void }) {
  const { t } = useI18n()
  const form = useRef<HTMLFormElement>(null)
  const [file, setFile] = useState<File>()
  const [problem, setProblem] = useState<'import.file.missing' | 'import.file.tooLarge'>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong =
      file === undefined ? 'import.file.missing' : file.size > MOST_BYTES ? 'import.file.tooLarge' : undefined
    setProblem(wrong)
    if (wrong !== undefined || file === undefined) return focusFirstInvalid(form.current)
    onFile(toBase64(new Uint8Array(await file.arrayBuffer())))
  }
  return (
    <form ref={form} className="nl-form" noValidate onSubmit={(event) => void submit(event)}>
      <FileField
        label={t('import.file')}
        hint={t('import.file.hint')}
        accept=".csv,.txt,text/csv"
        error={problem && t(problem)}
        onChange={setFile}
      />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={busy}>
          {t('import.preview')}
        </Button>
      </div>
    </form>
  )
}
