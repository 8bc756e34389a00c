import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  RetentionRegisterQuery as Data,
  DecideLegalHoldMutation as Decided,
} from '../../../gql/graphql.ts'
import { DecideLegalHoldMutation } from '../documents.ts'

type Hold = Data['retentionRegister']['holds'][number]

const decided = (data: Decided) => data.decideLegalHold

export function Holds({ holds, onDone }: { holds: readonly Hold[]; onDone: () => void }) {
  const { t } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="sperren">
      <h2 id="sperren" className="kern-heading-medium">
        {t('dpo.holds')}
      </h2>
      {holds.length === 0 ? (
        <p className="nl-empty kern-body">{t('dpo.holds.none')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('dpo.holds')}>
          {holds.map((hold) => (
            <OneHold key={hold.id} hold={hold} onDone={onDone} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneHold({ hold, onDone }: { hold: Hold; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const command = useCommand(DecideLegalHoldMutation, decided)
  const decide = async (decision: 'SET' | 'REFUSED' | 'LIFTED') => {
    if ((await command.run({ id: hold.id, decision })) !== undefined) onDone()
  }
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <strong>{t('dpo.case', { pseudonym: hold.pseudonym })}</strong>
        <div className="nl-actions">
          {hold.state === 'REQUESTED' && (
            <>
              <Button small isDisabled={command.running} onPress={() => void decide('SET')}>
                {t('dpo.holds.set')}
              </Button>
              <Button small isDisabled={command.running} onPress={() => void decide('REFUSED')}>
                {t('dpo.holds.refuse')}
              </Button>
            </>
          )}
          {hold.state === 'SET' && (
            <Button small isDisabled={command.running} onPress={() => void decide('LIFTED')}>
              {t('dpo.holds.lift')}
            </Button>
          )}
        </div>
      </div>
      <div className="nl-meta">
        <span>{word('holdReason', hold.reason)}</span>
        <span>{word('holdState', hold.state)}</span>
        <span>{format.date(hold.requestedOn)}</span>
      </div>
      <RefusalAlert refusal={command.refusal} />
    </li>
  )
}
