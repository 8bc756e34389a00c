import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { EndBreakGlassMutation as Ended } from '../../../gql/graphql.ts'
import { EndBreakGlassMutation } from './documents.ts'

const pick = (data: Ended) => data.endBreakGlass

export function EndGlass({
  id,
  fileNumber,
  onEnded,
}: {
  id: string
  fileNumber: string
  onEnded: () => void
}) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(EndBreakGlassMutation, pick)
  const end = async () => {
    if ((await command.run({ id })) === undefined) return
    announce(t('glass.ended'))
    onEnded()
  }
  return (
    <>
      <Button
        small
        isDisabled={command.running}
        aria-label={t('glass.endLabel', { fileNumber })}
        onPress={() => void end()}
      >
        {t('glass.end')}
      </Button>
      <RefusalAlert refusal={command.refusal} />
    </>
  )
}
