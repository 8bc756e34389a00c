import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '../../app/graphql/useCommand.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { RadioField, TextField } from '../../app/ui/fields.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type { OpenDutyReportMutation as Opened, ReportingQuery } from '../../gql/graphql.ts'
import { OpenDutyReportMutation } from './documents.ts'

const pick = (data: Opened) => data.openDutyReport

export function OpenReportForm({ norms }: { norms: ReportingQuery['reportNorms'] }) {
  const { t, word } = useI18n()
  const navigate = useNavigate()
  const [code, setCode] = useState(norms[0]?.code)
  const [fileNumber, setFileNumber] = useState('')
  const [requestReference, setRequestReference] = useState('')
  const [reason, setReason] = useState('')
  const command = useCommand(OpenDutyReportMutation, pick)
  const norm = norms.find((each) => each.code === code)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (norm === undefined) return
    const done = await command.run({
      input: {
        norm: norm.code,
        reason,
        fileNumber: fileNumber.trim() || null,
        requestReference: norm.onRequest ? requestReference.trim() || null : null,
      },
    })
    if (done?.reportId) await navigate(done.reportId)
  }
  return (
    <form
      className="nl-form"
      aria-label={t('reporting.new')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <h2 className="kern-heading-medium">{t('reporting.new')}</h2>
      <RadioField
        legend={t('reporting.norm')}
        value={code ?? ''}
        onChange={(value) => setCode(norms.find((each) => each.code === value)?.code)}
        options={norms.map((each) => ({
          value: each.code,
          label: `${word('reportNorm', each.code)} (${each.citation})`,
        }))}
      />
      {norm && (
        <p className="kern-body kern-body--small">
          {t('reporting.fieldsOf', {
            fields: norm.fields.map((each) => word('reportField', each)).join(', '),
          })}{' '}
          {t('reporting.certainty', { certainty: word('certainty', norm.certainty) })}
        </p>
      )}
      <TextField
        label={t('reporting.fileNumber')}
        hint={t('reporting.fileNumber.hint')}
        value={fileNumber}
        onChange={setFileNumber}
        required={norm?.onRequest !== true}
      />
      {norm?.onRequest && (
        <TextField
          label={t('reporting.reference')}
          value={requestReference}
          onChange={setRequestReference}
          required
        />
      )}
      <TextField
        label={t('reporting.reason')}
        hint={t('reporting.reason.hint')}
        value={reason}
        onChange={setReason}
        required
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {command.running ? t('form.saving') : t('reporting.open')}
        </Button>
      </div>
    </form>
  )
}
