import { type FormEvent, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { TextField } from '../../../app/ui/fields.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { OpenArt9FactMutation as Opened } from '../../../gql/graphql.ts'
import type { BrokenCase } from './BrokenCasePage.tsx'
import { OpenArt9FactMutation } from './documents.ts'

const pick = (data: Opened) => data.openArt9Fact

/** Facts of Art. 9 DSGVO: that there are some; each is opened by itself, with a reason of its own. */
export function Art9Section({ file, onOpened }: { file: BrokenCase; onOpened: () => void }) {
  const { t, format } = useI18n()
  if (file.art9.length === 0) return null
  return (
    <section className="nl-section" aria-labelledby="art9">
      <h2 id="art9" className="kern-heading-medium">
        {t('glass.art9')}
      </h2>
      <p className="kern-body">{t('glass.art9.intro')}</p>
      <ul className="nl-list">
        {file.art9.map((fact) => (
          <li key={fact.id} className="nl-card">
            <div className="nl-card__head">
              <strong>{t('glass.art9.one', { date: format.date(fact.recordedOn) })}</strong>
              {fact.opened && <Badge kind="info">{t('glass.art9.opened')}</Badge>}
            </div>
            {!fact.opened && <OpenOne glassId={file.id} factId={fact.id} onOpened={onOpened} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpenOne({ glassId, factId, onOpened }: { glassId: string; factId: string; onOpened: () => void }) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(OpenArt9FactMutation, pick)
  const [reason, setReason] = useState('')
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if ((await command.run({ breakGlassId: glassId, factId, reason })) === undefined) return
    announce(t('glass.art9.done'))
    onOpened()
  }
  return (
    <form className="nl-form" onSubmit={(event) => void open(event)}>
      <TextField label={t('glass.art9.reason')} value={reason} onChange={setReason} required />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button small type="submit" isDisabled={command.running}>
          {t('glass.art9.open')}
        </Button>
      </div>
    </form>
  )
}
