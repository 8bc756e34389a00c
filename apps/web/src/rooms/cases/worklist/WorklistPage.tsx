import { type FormEvent, useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { Button, ButtonLink } from '../../../app/ui/Button.tsx'
import { TextField } from '../../../app/ui/fields.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { GapCandidates } from './GapCandidates.tsx'
import { JourneyChanges } from './JourneyChanges.tsx'
import { Worklist } from './Worklist.tsx'

export function WorklistPage() {
  const { t } = useI18n()
  // The term is personal data: it stays out of the address.
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSearch(typed.trim())
  }
  const clear = () => {
    setTyped('')
    setSearch('')
  }
  return (
    <>
      <PageHeading title={t('worklist.title')}>
        <div className="nl-actions">
          <ButtonLink to="neu" variant="primary" icon="add">
            {t('worklist.open')}
          </ButtonLink>
          <ButtonLink to="import" icon="drive-folder-upload">
            {t('worklist.import')}
          </ButtonLink>
          <ButtonLink to="einblicke">{t('glass.title')}</ButtonLink>
          <ButtonLink to="loeschungen">{t('deletion.link')}</ButtonLink>
        </div>
      </PageHeading>
      <p className="kern-body">{t('worklist.intro')}</p>
      <search>
        <form className="nl-search" onSubmit={submit}>
          <TextField
            label={t('worklist.search')}
            hint={t('worklist.search.hint')}
            value={typed}
            onChange={setTyped}
            type="search"
          />
          <Button type="submit" icon="search">
            {t('worklist.search.submit')}
          </Button>
          {search !== '' && (
            <Button variant="tertiary" onPress={clear}>
              {t('worklist.search.clear')}
            </Button>
          )}
        </form>
      </search>
      <JourneyChanges />
      <Worklist key={search} search={search} />
      <GapCandidates />
      <Orientation />
    </>
  )
}
