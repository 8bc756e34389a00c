import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { MarkNoteMutation as Marked } from '../../../gql/graphql.ts'
import { useCase } from '../case/CasePage.tsx'
import { MarkNoteMutation } from './documents.ts'

const pick = (data: Marked) => data.markNote

/** Whether the person sees a note: not where it is about others too (Art. 15 Abs. 4 DSGVO). */
export function MarkNote({ id, thirdParty }: { id: string; thirdParty: boolean }) {
  const { t } = useI18n()
  const { reload } = useCase()
  const command = useCommand(MarkNoteMutation, pick)
  const mark = async () => {
    if ((await command.run({ id, thirdParty: !thirdParty })) !== undefined) reload()
  }
  return (
    <div className="nl-actions">
      <Button small variant="tertiary" isDisabled={command.running} onPress={() => void mark()}>
        {t(thirdParty ? 'notes.thirdParty.unset' : 'notes.thirdParty.set')}
      </Button>
      <RefusalAlert refusal={command.refusal} />
    </div>
  )
}
