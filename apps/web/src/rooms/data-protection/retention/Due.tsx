import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  ConfirmProofDeletionMutation as Confirmed,
  RetentionRegisterQuery as Data,
} from '../../../gql/graphql.ts'
import { ConfirmProofDeletionMutation } from '../documents.ts'

type Proposal = Data['retentionRegister']['proposals'][number]

const confirmed = (data: Confirmed) => data.confirmProofDeletion

/** Everything that waits. The case manager confirms cases and packages; proofs of consent are the officer's. */
export function Due({ proposals, onDone }: { proposals: readonly Proposal[]; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const command = useCommand(ConfirmProofDeletionMutation, confirmed)
  return (
    <section className="nl-section" aria-labelledby="faellig">
      <h2 id="faellig" className="kern-heading-medium">
        {t('deletion.title')}
      </h2>
      <RefusalAlert refusal={command.refusal} />
      {proposals.length === 0 ? (
        <p className="nl-empty kern-body">{t('deletion.empty')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('deletion.title')}>
          {proposals.map((proposal) => (
            <li key={proposal.id} className="nl-card">
              <div className="nl-card__head">
                <strong>{word('retentionWhat', proposal.what)}</strong>
                {proposal.what === 'PROOF' && proposal.state === 'PROPOSED' && (
                  <Button
                    small
                    isDisabled={command.running}
                    onPress={() => void command.run({ id: proposal.id }).then((done) => done && onDone())}
                  >
                    {t('deletion.confirm')}
                  </Button>
                )}
              </div>
              <div className="nl-meta">
                {proposal.pseudonym && <span>{t('dpo.case', { pseudonym: proposal.pseudonym })}</span>}
                <span>{word('retentionCode', proposal.schedule)}</span>
                <span>{t('deletion.dueOn', { date: format.date(proposal.dueOn) })}</span>
                <span>{word('retentionState', proposal.state)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
