import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { type Live, useLiveQuery } from '../../../../app/graphql/useLiveQuery.ts'
import type { JourneyExplanationQuery as Data } from '../../../../gql/graphql.ts'
import { JourneyExplanationQuery } from '../../law/documents.ts'

interface Explained {
  query: Live<Data>
  want: () => void
}

const ExplanationContext = createContext<Explained | undefined>(undefined)
const TOPICS = ['CASE'] as const
const NO_TOPICS = [] as const

/**
 * The explanations of one journey, for one day of knowledge. Asked for by the first "Warum?" and shared by all: each request is
 * a reading of the case that the audit trail notes.
 */
export function Explanations({
  caseId,
  asOf,
  children,
}: {
  caseId: string
  asOf?: string
  children: ReactNode
}) {
  const [wanted, setWanted] = useState(false)
  const query = useLiveQuery({
    query: JourneyExplanationQuery,
    variables: { caseId, asOf: asOf ?? null },
    topics: wanted ? TOPICS : NO_TOPICS,
    id: caseId,
    pause: !wanted,
  })
  const want = useCallback(() => setWanted(true), [])
  return <ExplanationContext value={{ query, want }}>{children}</ExplanationContext>
}

export function useExplanations(): Explained {
  const explained = use(ExplanationContext)
  if (explained === undefined) throw new Error('useExplanations outside of Explanations')
  return explained
}
