import type { CombinedError } from '@urql/core'
import { type ReactNode, useEffect } from 'react'
import { useSession } from '../auth/SessionGate.tsx'
import { failureCode } from '../graphql/client.ts'
import type { Live } from '../graphql/useLiveQuery.ts'
import { useI18n } from '../i18n/I18n.tsx'
import { Alert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { Loading } from './Loading.tsx'

/** Loading, failure and data of a query. With old data at hand a failure is a note above it, not a blank page. */
export function QueryView<Data>({
  query,
  children,
}: {
  query: Live<Data>
  children: (data: Data) => ReactNode
}) {
  const session = useSession()
  const { t } = useI18n()
  const { data, error } = query
  const code = error === undefined ? undefined : failureCode(error)
  useEffect(() => {
    if (code === 'UNAUTHENTICATED' || (code === 'FORBIDDEN' && session.person)) session.expire()
  }, [code, session])

  if (data === undefined || data === null) {
    if (error !== undefined && !query.fetching) return <Failure error={error} onRetry={query.reload} />
    return <Loading />
  }
  return (
    <>
      {error !== undefined && (
        <Alert kind="warning" title={t('state.stale')}>
          <Button small onPress={query.reload}>
            {t('state.retry')}
          </Button>
        </Alert>
      )}
      {children(data)}
    </>
  )
}

function Failure({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { t } = useI18n()
  const words = useFailureWords()
  return (
    <Alert kind="danger" title={t('state.error.title')}>
      <p className="kern-body">{words(failureCode(error))}</p>
      <Button small onPress={onRetry}>
        {t('state.retry')}
      </Button>
    </Alert>
  )
}

/** Words for the code of a failure or refusal; an unknown code is shown itself. */
export function useFailureWords(): (code: string) => string {
  const { t, word } = useI18n()
  return (code) => (code === 'NETWORK' ? t('state.network') : word('error', code))
}
