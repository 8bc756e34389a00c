import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import { unitName } from '../../../app/unitName.ts'
import type {
  RecordReleaseMutation as Recorded,
  WithdrawReleaseMutation as Withdrawn,
} from '../../../gql/graphql.ts'
import type { CaseFile } from '../case/CasePage.tsx'
import { type ConsentProblems, mayNeedGuardian, proofFileProblem, signaturesOf } from './consentInput.ts'
import { RecipientUnitsQuery, RecordReleaseMutation, WithdrawReleaseMutation } from './documents.ts'
import { SignatureFields, type Signed } from './SignatureFields.tsx'
import { useSignedPaper } from './useSignedPaper.ts'

/** Schweigepflichtentbindungen: never part of a consent, so never part of its form. */
export function ReleasesPart({ file, onChanged }: { file: CaseFile; onChanged: () => void }) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const [open, setOpen] = useState(false)
  const saved = () => {
    setOpen(false)
    announce(t('releases.saved'))
    onChanged()
  }
  return (
    <section className="nl-section" aria-labelledby="entbindungen">
      <h3 id="entbindungen">{t('releases.title')}</h3>
      <p className="kern-body">{t('releases.intro')}</p>
      <Orientation />
      {open ? (
        <ReleaseForm file={file} onSaved={saved} onCancel={() => setOpen(false)} />
      ) : (
        <div className="nl-actions">
          <Button icon="add" onPress={() => setOpen(true)}>
            {t('releases.record')}
          </Button>
        </div>
      )}
      {file.releases.length === 0 ? (
        <p className="nl-empty kern-body">{t('releases.empty')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('releases.title')}>
          {file.releases.map((release) => (
            <ReleaseCard key={release.id} release={release} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </section>
  )
}

const pickWithdrawn = (data: Withdrawn) => data.withdrawRelease

function ReleaseCard({
  release,
  onChanged,
}: {
  release: CaseFile['releases'][number]
  onChanged: () => void
}) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(WithdrawReleaseMutation, pickWithdrawn)
  const recipient = unitName(release.recipient)
  const withdraw = async () => {
    if ((await command.run({ id: release.id })) === undefined) return
    announce(t('releases.withdrawn'))
    onChanged()
  }
  return (
    <li className={`nl-card${release.withdrawnOn ? ' nl-card--muted' : ''}`}>
      <h4>{recipient}</h4>
      <p>{release.released}</p>
      <div className="nl-meta">
        <span>{word('releaseNorm', release.norm)}</span>
        <span>{format.list(release.scope.map((category) => word('category', category)))}</span>
        <span>
          {t('consents.valid', { from: format.date(release.validFrom), to: format.date(release.validTo) })}
        </span>
        {release.withdrawnOn && (
          <span>{t('consents.withdrawnOn', { date: format.date(release.withdrawnOn) })}</span>
        )}
      </div>
      {!release.withdrawnOn && (
        <div className="nl-actions">
          <Button
            small
            variant="tertiary"
            isDisabled={command.running}
            aria-label={t('releases.withdrawLabel', { recipient })}
            onPress={() => void withdraw()}
          >
            {t('releases.withdraw')}
          </Button>
        </div>
      )}
      <RefusalAlert refusal={command.refusal} />
    </li>
  )
}

const NONE = {}
const NO_TOPICS = [] as const
const SCOPE = ['NOTES', 'ART9'] as const
const pickRecorded = (data: Recorded) => data.recordRelease

interface Problems {
  released?: boolean
  recipient?: boolean
  paper?: ConsentProblems['proofFile']
}

function ReleaseForm({
  file,
  onSaved,
  onCancel,
}: {
  file: CaseFile
  onSaved: () => void
  onCancel: () => void
}) {
  const { t, word } = useI18n()
  const { today } = useViewer()
  const units = useLiveQuery({ query: RecipientUnitsQuery, variables: NONE, topics: NO_TOPICS })
  const command = useCommand(RecordReleaseMutation, pickRecorded)
  const [released, setReleased] = useState('')
  const [recipientUnitId, setRecipient] = useState('')
  const [scope, setScope] = useState<(typeof SCOPE)[number][]>(['NOTES'])
  const [signed, setSigned] = useState<Signed>({
    signedBySelf: false,
    guardianRole: '',
    guardianName: '',
    proof: 'SIGNATURE',
    proofFile: undefined,
  })
  const [problems, setProblems] = useState<Problems>({})
  const form = useRef<HTMLFormElement>(null)
  const paper = useSignedPaper(file.id)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong: Problems = {
      released: released.trim() === '',
      recipient: recipientUnitId === '',
      paper: proofFileProblem(signed),
    }
    setProblems(wrong)
    if (wrong.released || wrong.recipient || wrong.paper) return focusFirstInvalid(form.current)
    const proofDocumentId = await paper.store(signed)
    if (proofDocumentId === undefined) return
    const input = {
      caseId: file.id,
      recipientUnitId,
      released,
      scope,
      proof: signed.proof,
      proofDocumentId,
      signatures: signaturesOf(signed),
    }
    if ((await command.run({ input })) !== undefined) onSaved()
  }
  return (
    <QueryView query={units}>
      {(data) => (
        <form
          ref={form}
          className="nl-form nl-card"
          aria-label={t('releases.record')}
          noValidate
          onSubmit={(event) => void submit(event)}
        >
          <div className="nl-form__row">
            <TextField
              label={t('releases.released')}
              value={released}
              onChange={setReleased}
              required
              error={problems.released ? t('form.required') : undefined}
            />
            <SelectField
              label={t('releases.recipient')}
              value={recipientUnitId}
              onChange={setRecipient}
              required
              error={problems.recipient ? t('form.required') : undefined}
              options={data.recipientUnits
                .map((unit) => ({ value: unit.id, label: unitName(unit) }))
                .toSorted((a, b) => a.label.localeCompare(b.label))}
            />
          </div>
          <fieldset className="nl-form__group">
            <legend>{t('releases.scope')}</legend>
            {SCOPE.map((category) => (
              <CheckboxField
                key={category}
                label={word('category', category)}
                checked={scope.includes(category)}
                onChange={(on) =>
                  setScope((before) =>
                    on ? [...before, category] : before.filter((each) => each !== category),
                  )
                }
              />
            ))}
          </fieldset>
          <SignatureFields
            values={signed}
            withGuardian={mayNeedGuardian(file.identity.birthDate, today)}
            toJugendamt={
              data.recipientUnits.find((unit) => unit.id === recipientUnitId)?.kind === 'JUGENDAMT'
            }
            problem={problems.paper}
            onChange={(part) => setSigned((before) => ({ ...before, ...part }))}
          />
          <RefusalAlert refusal={paper.refusal ?? command.refusal} />
          <div className="nl-form__actions">
            <Button type="submit" variant="primary" isDisabled={command.running || paper.running}>
              {t('releases.submit')}
            </Button>
            <Button variant="tertiary" onPress={onCancel}>
              {t('form.cancel')}
            </Button>
          </div>
        </form>
      )}
    </QueryView>
  )
}
