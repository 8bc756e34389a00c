import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core'
import { useCallback, useRef } from 'react'
import { type UseQueryArgs, useQuery } from 'urql'
import type { ChangeTopic } from '../../gql/graphql.ts'
import { useOnChange } from './changes.tsx'

export interface Live<Data> {
  data: Data | undefined
  error: CombinedError | undefined
  fetching: boolean
  reload(): void
}

/** A query that asks again when the gateway says that something of these topics changed. */
export function useLiveQuery<Data, Variables extends AnyVariables>(options: {
  query: TypedDocumentNode<Data, Variables>
  variables: Variables
  topics: readonly ChangeTopic[]
  id?: string
  pause?: boolean
}): Live<Data> {
  const { query, variables, topics, id, pause } = options
  const [result, execute] = useQuery({ query, variables, pause } as UseQueryArgs<Variables, Data>)
  // A failed request carries no data: what was known of the same question stays to be seen.
  const key = result.operation?.key
  const last = useRef<{ key: number | undefined; data: Data | undefined }>({ key, data: undefined })
  if (result.data !== undefined || last.current.key !== key) last.current = { key, data: result.data }
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute])
  useOnChange(topics, id, reload)
  return { data: last.current.data, error: result.error, fetching: result.fetching, reload }
}
