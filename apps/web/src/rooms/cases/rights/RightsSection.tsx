import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  CloseCaseMutation as Closed,
  CaseRightsQuery as Data,
  RequestLegalHoldMutation as Held,
  ReopenCaseMutation as Reopened,
} from '../../../gql/graphql.ts'
import { CodeForm } from '../../shared/CodeForm.tsx'
import { useOptions } from '../../shared/useOptions.ts'
import { useCase } from '../case/CasePage.tsx'
import {
  CaseRightsQuery,
  CloseCaseMutation,
  ReopenCaseMutation,
  RequestLegalHoldMutation,
} from './documents.ts'
import { Export } from './Export.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { Requests } from './Requests.tsx'

type Rights = NonNullable<Data['caseRights']>

const CLOSE_REASONS = [
  'GOAL_REACHED',
  'MOVED_AWAY',
  'NO_CONTACT',
  'WISH_OF_PERSON',
  'INTAKE_REFUSED',
  'DECEASED',
  'OTHER',
]
const HOLD_REASONS = ['COURT_PROCEEDINGS', 'CLAIM_OF_PERSON', 'RESTRICTION_ART_18', 'AUDIT']
const TOPICS = ['CASE'] as const
const closed = (data: Closed) => data.closeCase
const reopened = (data: Reopened) => data.reopenCase
const held = (data: Held) => data.requestLegalHold

/** Closing, deletion, holds and requests of one case. */
export function RightsSection() {
  const { t } = useI18n()
  const { file, reload } = useCase()
  const query = useLiveQuery({
    query: CaseRightsQuery,
    variables: { caseId: file.id },
    topics: TOPICS,
    id: file.id,
  })
  const again = () => {
    query.reload()
    reload()
  }
  return (
    <section className="nl-section" aria-labelledby="datenschutz">
      <SectionHeading id="datenschutz" title={t('rights.title')} focus />
      <QueryView query={query}>
        {({ caseRights }) =>
          caseRights && (
            <>
              <Requests caseId={file.id} requests={caseRights.requests} onDone={again} />
              <Export caseId={file.id} />
              <Ending caseId={file.id} rights={caseRights} onDone={again} />
              <Holding caseId={file.id} rights={caseRights} onDone={again} />
            </>
          )
        }
      </QueryView>
    </section>
  )
}

function Ending({ caseId, rights, onDone }: { caseId: string; rights: Rights; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const options = useOptions()
  const close = useCommand(CloseCaseMutation, closed)
  const reopen = useCommand(ReopenCaseMutation, reopened)
  const proposals = rights.proposals
  const ended = rights.closedOn && rights.closeReason
  return (
    <section className="nl-section" aria-labelledby="ende">
      <h3 id="ende" className="kern-heading-small">
        {t('rights.ending')}
      </h3>
      {ended ? (
        <>
          <p className="kern-body">
            {t('rights.closed', {
              date: format.date(rights.closedOn ?? ''),
              reason: word('closeReason', rights.closeReason ?? ''),
            })}
          </p>
          <div className="nl-actions">
            <Button
              isDisabled={reopen.running}
              onPress={() => void reopen.run({ caseId }).then((done) => done && onDone())}
            >
              {t('rights.reopen')}
            </Button>
          </div>
          <RefusalAlert refusal={reopen.refusal} />
        </>
      ) : (
        <>
          <p className="kern-body">{t('rights.close.text')}</p>
          <CodeForm
            label={t('rights.close.reason')}
            options={options('closeReason', CLOSE_REASONS)}
            submit={t('rights.close')}
            busy={close.running}
            refusal={close.refusal}
            onSubmit={(reason) => void close.run({ caseId, reason }).then((done) => done && onDone())}
          />
        </>
      )}
      {proposals.length > 0 && (
        <ul className="nl-list" aria-label={t('deletion.title')}>
          {proposals.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} onDone={onDone} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Holding({ caseId, rights, onDone }: { caseId: string; rights: Rights; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const options = useOptions()
  const hold = useCommand(RequestLegalHoldMutation, held)
  const live = rights.holds.find(({ state }) => state === 'REQUESTED' || state === 'SET')
  return (
    <section className="nl-section" aria-labelledby="sperre">
      <h3 id="sperre" className="kern-heading-small">
        {t('rights.hold')}
      </h3>
      {live ? (
        <Alert kind={live.state === 'SET' ? 'warning' : 'info'} title={word('holdState', live.state)}>
          <p className="kern-body">
            {t('rights.hold.since', {
              reason: word('holdReason', live.reason),
              date: format.date(live.requestedOn),
            })}
          </p>
        </Alert>
      ) : (
        <>
          <p className="kern-body">{t('rights.hold.text')}</p>
          <CodeForm
            label={t('rights.reason')}
            options={options('holdReason', HOLD_REASONS)}
            submit={t('rights.hold.request')}
            busy={hold.running}
            refusal={hold.refusal}
            onSubmit={(reason) => void hold.run({ caseId, reason }).then((done) => done && onDone())}
          />
        </>
      )}
    </section>
  )
}
