import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback, useState } from 'react'
import { useMutation } from 'urql'
import { failureCode } from './client.ts'

export interface Refusal {
  code: string
  field?: string | null
}

export interface Command<Payload, Variables> {
  running: boolean
  refusal: Refusal | undefined
  /** The payload, or undefined when the command was refused; `refusal` then says why. */
  run(variables: Variables): Promise<Payload | undefined>
  clear(): void
}

type WithError = { error?: Refusal | null }

/** A mutation whose refusals (UserError) and failures (network, server) end as one thing that can be shown in words. */
export function useCommand<Data, Variables extends AnyVariables, Payload extends WithError>(
  document: TypedDocumentNode<Data, Variables>,
  pick: (data: Data) => Payload,
): Command<Payload, Variables> {
  const [{ fetching }, execute] = useMutation(document)
  const [refusal, setRefusal] = useState<Refusal>()
  const run = useCallback(
    async (variables: Variables) => {
      setRefusal(undefined)
      const result = await execute(variables)
      if (result.error) {
        setRefusal({ code: failureCode(result.error) })
        return undefined
      }
      const payload = result.data === undefined || result.data === null ? undefined : pick(result.data)
      if (payload?.error) {
        setRefusal(payload.error)
        return undefined
      }
      return payload
    },
    [execute, pick],
  )
  return { running: fetching, refusal, run, clear: useCallback(() => setRefusal(undefined), []) }
}
