import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import type {
  AnswerSubjectRequestMutation as Answered,
  CaseRightsQuery as Data,
  ExtendSubjectRequestMutation as Extended,
  RecordSubjectRequestMutation as Recorded,
} from '../../../gql/graphql.ts'
import { CodeForm } from '../../shared/CodeForm.tsx'
import { RequestFacts } from '../../shared/RequestFacts.tsx'
import { useOptions } from '../../shared/useOptions.ts'
import {
  AnswerSubjectRequestMutation,
  ExtendSubjectRequestMutation,
  RecordSubjectRequestMutation,
} from './documents.ts'

type Request = NonNullable<Data['caseRights']>['requests'][number]

const KINDS = ['ACCESS', 'PORTABILITY', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'OBJECTION', 'COMPLAINT']
const OUTCOMES = ['GRANTED', 'PARTLY_GRANTED', 'REFUSED', 'WITHDRAWN']
const EXTENSIONS = ['COMPLEX', 'MANY_REQUESTS']
const recorded = (data: Recorded) => data.recordSubjectRequest
const answered = (data: Answered) => data.answerSubjectRequest
const extended = (data: Extended) => data.extendSubjectRequest

interface Props {
  caseId: string
  requests: readonly Request[]
  onDone: () => void
}

/** What the person asked for (Art. 15 to 21 DSGVO). Recorded on the day it came in; its month runs from there. */
export function Requests({ caseId, requests, onDone }: Props) {
  const { t } = useI18n()
  const options = useOptions()
  const record = useCommand(RecordSubjectRequestMutation, recorded)
  const { today } = useViewer()
  const send = async (kind: string) => {
    if ((await record.run({ caseId, kind, receivedOn: today })) !== undefined) onDone()
  }
  return (
    <section className="nl-section" aria-labelledby="antraege">
      <h3 id="antraege" className="kern-heading-small">
        {t('request.title')}
      </h3>
      {requests.length === 0 ? (
        <p className="nl-empty kern-body">{t('request.none')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('request.title')}>
          {requests.map((request) => (
            <OneRequest key={request.id} request={request} onDone={onDone} />
          ))}
        </ul>
      )}
      <CodeForm
        label={t('request.kind')}
        options={options('requestKind', KINDS)}
        submit={t('request.record')}
        busy={record.running}
        refusal={record.refusal}
        onSubmit={(kind) => void send(kind)}
      />
    </section>
  )
}

function OneRequest({ request, onDone }: { request: Request; onDone: () => void }) {
  const { t } = useI18n()
  const options = useOptions()
  const answer = useCommand(AnswerSubjectRequestMutation, answered)
  const extend = useCommand(ExtendSubjectRequestMutation, extended)
  const { id } = request
  return (
    <li className="nl-card">
      <RequestFacts request={request} />
      {request.state === 'OPEN' && (
        <details className="nl-details">
          <summary>{t('request.settle')}</summary>
          <CodeForm
            label={t('request.outcome')}
            options={options('requestOutcome', OUTCOMES)}
            submit={t('request.answer')}
            busy={answer.running}
            refusal={answer.refusal}
            onSubmit={(outcome) => void answer.run({ id, outcome }).then((done) => done && onDone())}
          />
          {!request.extendedTo && (
            <CodeForm
              label={t('request.extend.reason')}
              options={options('extensionReason', EXTENSIONS)}
              submit={t('request.extend')}
              busy={extend.running}
              refusal={extend.refusal}
              onSubmit={(reason) => void extend.run({ id, reason }).then((done) => done && onDone())}
            />
          )}
        </details>
      )}
    </li>
  )
}
