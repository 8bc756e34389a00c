import { useState } from 'react'
import { useParams } from 'react-router'
import { useCommand } from '../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { NotFound } from '../../app/layout/pages.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { CheckboxField, RadioField, TextField } from '../../app/ui/fields.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type {
  OwnDutyReportQuery as Data,
  DiscardDutyReportMutation as Discarded,
  PersonTold,
  ReportField,
  SendDutyReportMutation as Sent,
} from '../../gql/graphql.ts'
import { DiscardDutyReportMutation, OwnDutyReportQuery, SendDutyReportMutation } from './documents.ts'
import { useFieldWords } from './fieldWords.ts'

const NO_TOPICS = [] as const
const TOLD: readonly PersonTold[] = ['TOLD', 'NOT_TOLD_FORBIDDEN', 'NOT_TOLD_ENDANGERS']
const pickSent = (data: Sent) => data.sendDutyReport
const pickDiscarded = (data: Discarded) => data.discardDutyReport

type Own = NonNullable<Data['ownDutyReport']>

export function ReportPage() {
  const { t } = useI18n()
  const { reportId = '' } = useParams()
  const query = useLiveQuery({ query: OwnDutyReportQuery, variables: { id: reportId }, topics: NO_TOPICS })
  return (
    <QueryView query={query}>
      {({ ownDutyReport, reportNorms }) => {
        if (!ownDutyReport) return <NotFound />
        const { report, content } = ownDutyReport
        const allowed = reportNorms.find((each) => each.code === report.norm)?.fields ?? []
        return (
          <>
            <BackLink to="/meldungen" label={t('reporting.title')} />
            <Head report={report} />
            {report.state === 'DRAFT' ? (
              <Draft own={ownDutyReport} allowed={report.ofCase ? allowed : []} onDone={query.reload} />
            ) : (
              report.state === 'SENT' && <SentReport report={report} content={content} />
            )}
            <Orientation />
          </>
        )
      }}
    </QueryView>
  )
}

function Head({ report }: { report: Own['report'] }) {
  const { t, word, format } = useI18n()
  return (
    <>
      <PageHeading title={word('reportNorm', report.norm)} />
      <div className="nl-meta">
        <span>{report.citation}</span>
        <span>{word('reportState', report.state)}</span>
        <span>{t('reporting.by', { name: report.officerName, date: format.date(report.openedOn) })}</span>
      </div>
      <p className="kern-body">{report.reason}</p>
      {report.requestReference && (
        <p className="kern-body">{`${t('reporting.reference')}: ${report.requestReference}`}</p>
      )}
    </>
  )
}

function Draft({ own, allowed, onDone }: { own: Own; allowed: readonly ReportField[]; onDone: () => void }) {
  const { t, word } = useI18n()
  const announce = useAnnounce()
  const wordsOf = useFieldWords(own.content)
  const { id } = own.report
  const [chosen, setChosen] = useState<readonly ReportField[]>([])
  const [personTold, setPersonTold] = useState<PersonTold>('TOLD')
  const [notToldReason, setNotToldReason] = useState('')
  const sending = useCommand(SendDutyReportMutation, pickSent)
  const discarding = useCommand(DiscardDutyReportMutation, pickDiscarded)
  const send = async () => {
    const input = { id, fields: [...chosen], personTold, notToldReason: notToldReason.trim() || null }
    if (!(await sending.run({ input }))) return
    announce(t('reporting.sent'))
    onDone()
  }
  const discard = async () => {
    if (await discarding.run({ id })) onDone()
  }
  return (
    <form className="nl-form" aria-label={t('reporting.draft')} onSubmit={(event) => event.preventDefault()}>
      <fieldset className="nl-form__group">
        <legend>{t('reporting.choose')}</legend>
        <p className="kern-body">{t(allowed.length === 0 ? 'reporting.noCase' : 'reporting.choose.text')}</p>
        {allowed.map((field) => (
          <CheckboxField
            key={field}
            label={`${word('reportField', field)}: ${wordsOf(field)}`}
            checked={chosen.includes(field)}
            onChange={(on) => setChosen(on ? [...chosen, field] : chosen.filter((each) => each !== field))}
          />
        ))}
      </fieldset>
      <RadioField
        legend={t('reporting.told')}
        value={personTold}
        onChange={(value) => setPersonTold(TOLD.find((each) => each === value) ?? 'TOLD')}
        options={TOLD.map((code) => ({ value: code, label: word('personTold', code) }))}
      />
      {personTold !== 'TOLD' && (
        <TextField
          label={t('reporting.notToldReason')}
          value={notToldReason}
          onChange={setNotToldReason}
          required
        />
      )}
      <RefusalAlert refusal={sending.refusal ?? discarding.refusal} />
      <div className="nl-form__actions">
        <Button variant="primary" isDisabled={sending.running} onPress={() => void send()}>
          {t('reporting.send')}
        </Button>
        <Button isDisabled={discarding.running} onPress={() => void discard()}>
          {t('reporting.discard')}
        </Button>
      </div>
    </form>
  )
}

function SentReport({ report, content }: { report: Own['report']; content: unknown }) {
  const { t, word, format } = useI18n()
  const wordsOf = useFieldWords(content)
  return (
    <section className="nl-section">
      <h2 className="kern-heading-medium">
        {t('reporting.sentOn', { date: report.sentOn ? format.date(report.sentOn) : '' })}
      </h2>
      {report.fields.length > 0 && (
        <dl className="nl-terms">
          {report.fields.map((field) => (
            <div key={field}>
              <dt>{word('reportField', field)}</dt>
              <dd>{wordsOf(field)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="kern-body">
        {report.personTold && word('personTold', report.personTold)}
        {report.notToldReason && `: ${report.notToldReason}`}
      </p>
      <p className="nl-muted nl-small">{t('reporting.hash', { hash: (report.sha256 ?? '').slice(0, 16) })}</p>
    </section>
  )
}
