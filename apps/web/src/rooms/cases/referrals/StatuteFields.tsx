import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { SelectField, TextField } from '../../../app/ui/fields.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { unitName } from '../../../app/unitName.ts'
import { RecipientUnitsQuery } from '../consents/documents.ts'
import { StatutesToQuery } from './documents.ts'

export interface StatuteChoice {
  recipientUnitId: string
  task: string
  necessity: string
}

const NO_TOPICS = [] as const

/** Recipient, norm and why it is needed. A norm that carries nothing between the two offices is not offered. */
export function StatuteFields({
  value,
  missing,
  onChange,
}: {
  value: StatuteChoice
  missing: boolean
  onChange: (value: StatuteChoice) => void
}) {
  const { t } = useI18n()
  const units = useLiveQuery({ query: RecipientUnitsQuery, variables: {}, topics: NO_TOPICS })
  const required = (text: string) => (missing && text === '' ? t('form.required') : undefined)
  return (
    <QueryView query={units}>
      {({ recipientUnits }) => (
        <>
          <SelectField
            label={t('consentForm.recipient')}
            value={value.recipientUnitId}
            onChange={(recipientUnitId) => onChange({ ...value, recipientUnitId, task: '' })}
            required
            error={required(value.recipientUnitId)}
            options={recipientUnits.map((unit) => ({ value: unit.id, label: unitName(unit) }))}
          />
          {value.recipientUnitId !== '' && (
            <Norm
              key={value.recipientUnitId}
              value={value}
              error={required(value.task)}
              onChange={onChange}
            />
          )}
          <TextField
            label={t('referralForm.necessity')}
            hint={t('referralForm.necessity.hint')}
            value={value.necessity}
            onChange={(necessity) => onChange({ ...value, necessity })}
            required
            error={required(value.necessity.trim())}
          />
        </>
      )}
    </QueryView>
  )
}

function Norm({
  value,
  error,
  onChange,
}: {
  value: StatuteChoice
  error: string | undefined
  onChange: (value: StatuteChoice) => void
}) {
  const { t, word } = useI18n()
  const query = useLiveQuery({
    query: StatutesToQuery,
    variables: { unitId: value.recipientUnitId },
    topics: NO_TOPICS,
  })
  return (
    <QueryView query={query}>
      {({ statutesTo }) =>
        statutesTo.length === 0 ? (
          <p role="status" className="nl-empty kern-body">
            {t('referralForm.noStatute')}
          </p>
        ) : (
          <SelectField
            label={t('referralForm.statute')}
            value={value.task}
            onChange={(task) => onChange({ ...value, task })}
            required
            error={error}
            options={statutesTo.map(({ norm, task }) => ({
              value: task,
              label: `${norm}: ${word('statuteTask', task)}`,
            }))}
          />
        )
      }
    </QueryView>
  )
}
