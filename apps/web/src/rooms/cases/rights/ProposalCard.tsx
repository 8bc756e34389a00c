import { useState } from 'react'
import { Link } from 'react-router'
import { addDays } from '../../../app/dates.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { ConfirmDialog } from '../../../app/ui/ConfirmDialog.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  ConfirmDeletionMutation as Confirmed,
  RetentionProposalsQuery as Data,
  PostponeDeletionMutation as Postponed,
} from '../../../gql/graphql.ts'
import { CodeForm } from '../../shared/CodeForm.tsx'
import { useOptions } from '../../shared/useOptions.ts'
import { ConfirmDeletionMutation, PostponeDeletionMutation } from './documents.ts'

export type Proposal = Data['retentionProposals'][number]

const REASONS = ['CLAIM_PENDING', 'RETURN_EXPECTED', 'REQUEST_PENDING']
const POSTPONE_DAYS = 90
const confirmed = (data: Confirmed) => data.confirmDeletion
const postponed = (data: Postponed) => data.postponeDeletion

/** What is due, and the two things that a person may do about it. */
export function ProposalCard({ proposal, onDone }: { proposal: Proposal; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const { today } = useViewer()
  const options = useOptions()
  const [asking, setAsking] = useState(false)
  const confirm = useCommand(ConfirmDeletionMutation, confirmed)
  const postpone = useCommand(PostponeDeletionMutation, postponed)
  const review = proposal.what === 'REVIEW'
  const act = async () => {
    const done = await confirm.run({ id: proposal.id })
    setAsking(false)
    if (done === undefined) return
    announce(t(review ? 'deletion.reviewed' : 'deletion.confirmed'))
    onDone()
  }
  const wait = async (reason: string) => {
    const to = addDays(today, POSTPONE_DAYS)
    if ((await postpone.run({ id: proposal.id, to, reason })) !== undefined) onDone()
  }
  const open = proposal.state === 'PROPOSED' || proposal.state === 'POSTPONED'
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <div>
          <strong>{word('retentionWhat', proposal.what)}</strong>
          {proposal.fileNumber && proposal.caseId && (
            <>
              {' '}
              <Link className="kern-link" to={`/faelle/${proposal.caseId}/datenschutz`}>
                {proposal.fileNumber}
              </Link>
            </>
          )}
        </div>
        {open && (
          <Button small onPress={() => (review ? void act() : setAsking(true))} isDisabled={confirm.running}>
            {t(review ? 'deletion.review' : 'deletion.confirm')}
          </Button>
        )}
      </div>
      <div className="nl-meta">
        <span>{word('retentionCode', proposal.schedule)}</span>
        <span>{t('deletion.dueOn', { date: format.date(proposal.dueOn) })}</span>
        <span>{word('retentionState', proposal.state)}</span>
        {proposal.postponedTo && (
          <span>{t('deletion.until', { date: format.date(proposal.postponedTo) })}</span>
        )}
        {proposal.legalHold && <span>{t('deletion.held')}</span>}
      </div>
      <RefusalAlert refusal={confirm.refusal} />
      {open && (
        <details className="nl-details">
          <summary>{t('deletion.postpone')}</summary>
          <CodeForm
            label={t('rights.reason')}
            options={options('postponeReason', REASONS)}
            submit={t('deletion.postpone.submit')}
            busy={postpone.running}
            refusal={postpone.refusal}
            onSubmit={(reason) => void wait(reason)}
          />
        </details>
      )}
      <ConfirmDialog
        open={asking}
        title={t('deletion.ask.title')}
        confirm={t('deletion.confirm')}
        busy={confirm.running}
        onConfirm={() => void act()}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('deletion.ask.text')}</p>
      </ConfirmDialog>
    </li>
  )
}
