import { useCommand } from '../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { DueDate } from '../../app/ui/DueDate.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type {
  AskAboutDuplicateMutation as Asked,
  DecideDuplicateMutation as Decided,
  DuplicateOutcome,
  DuplicatePairsQuery,
} from '../../gql/graphql.ts'
import { graphql } from '../../gql/index.ts'

const NONE = {}
const NO_TOPICS = [] as const

const PairsQuery = graphql(`
  query DuplicatePairs {
    duplicatePairs { id pseudonymA unitA pseudonymB unitB state noticedOn decideBy decidedOn }
  }
`)
const AskMutation = graphql(`
  mutation AskAboutDuplicate($id: ID!) { askAboutDuplicate(id: $id) { pairId error { code field } } }
`)
const DecideMutation = graphql(`
  mutation DecideDuplicate($id: ID!, $outcome: DuplicateOutcome!) {
    decideDuplicate(id: $id, outcome: $outcome) { pairId error { code field } }
  }
`)
const pickAsked = (data: Asked) => data.askAboutDuplicate
const pickDecided = (data: Decided) => data.decideDuplicate

/** Possible duplicates: two pseudonyms, their units and a clock. Who they are, only the case managers know. */
export function DuplicatesPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: PairsQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to="/steuerung" label={word('room', 'STEERING')} />
      <PageHeading title={t('duplicates.title')} />
      <p className="kern-body">{t('duplicates.intro')}</p>
      <QueryView query={query}>
        {({ duplicatePairs }) =>
          duplicatePairs.length === 0 ? (
            <p className="nl-empty kern-body">{t('duplicates.none')}</p>
          ) : (
            <ul className="nl-rows">
              {duplicatePairs.map((pair) => (
                <Pair key={pair.id} pair={pair} onDone={query.reload} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  )
}

function Pair({ pair, onDone }: { pair: DuplicatePairsQuery['duplicatePairs'][number]; onDone: () => void }) {
  const { t, word } = useI18n()
  const announce = useAnnounce()
  const asking = useCommand(AskMutation, pickAsked)
  const deciding = useCommand(DecideMutation, pickDecided)
  const names = { a: pair.pseudonymA, b: pair.pseudonymB }
  const ask = async () => {
    if (!(await asking.run({ id: pair.id }))) return
    announce(t('duplicates.asked'))
    onDone()
  }
  const decide = async (outcome: DuplicateOutcome) => {
    if (!(await deciding.run({ id: pair.id, outcome }))) return
    announce(t('duplicates.decided'))
    onDone()
  }
  return (
    <li className="nl-card nl-stack">
      <h2 className="kern-heading-small">{t('duplicates.pair', names)}</h2>
      <p className="kern-body">{`${pair.unitA} / ${pair.unitB}`}</p>
      <p>
        <Badge kind={pair.decidedOn ? 'neutral' : 'info'}>{word('duplicateState', pair.state)}</Badge>{' '}
        {!pair.decidedOn && <DueDate on={pair.decideBy} />}
      </p>
      <RefusalAlert refusal={asking.refusal ?? deciding.refusal} />
      {!pair.decidedOn && (
        <div className="nl-form__actions">
          {pair.state === 'OPEN' && <Button onPress={() => void ask()}>{t('duplicates.ask')}</Button>}
          <Button onPress={() => void decide('SAME_PERSON')}>{t('duplicates.same')}</Button>
          <Button onPress={() => void decide('DIFFERENT')}>{t('duplicates.different')}</Button>
        </div>
      )}
    </li>
  )
}
