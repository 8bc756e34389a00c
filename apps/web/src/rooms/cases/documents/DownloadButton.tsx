import { useState } from 'react'
import { useClient } from 'urql'
import { download } from '../../../app/download.ts'
import { failureCode } from '../../../app/graphql/client.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import { DocumentQuery } from './documents.ts'
import { fileName } from './files.ts'

/** Fetches the bytes only when asked: each opening is on the trail. */
export function DownloadButton({ id, label }: { id: string; label: string }) {
  const { t } = useI18n()
  const client = useClient()
  const announce = useAnnounce()
  const [running, setRunning] = useState(false)
  const [code, setCode] = useState<string>()
  const fetchFile = async () => {
    setRunning(true)
    setCode(undefined)
    const { data, error } = await client
      .query(DocumentQuery, { id }, { requestPolicy: 'network-only' })
      .toPromise()
    setRunning(false)
    const found = data?.document
    if (!found) return setCode(error === undefined ? 'NOT_FOUND' : failureCode(error))
    download(found.contentBase64, fileName(t('documents.fileName'), found.mediaType), found.mediaType)
    announce(t('documents.downloaded'))
  }
  return (
    <>
      <Button small icon="download" aria-label={label} isDisabled={running} onPress={() => void fetchFile()}>
        {t(running ? 'documents.downloading' : 'documents.download')}
      </Button>
      <RefusalAlert
        refusal={code === undefined ? undefined : { code }}
        title={t('documents.downloadFailed')}
      />
    </>
  )
}
