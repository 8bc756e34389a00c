import { Outlet, useOutletContext, useParams } from 'react-router'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { NotFound } from '../../../app/layout/pages.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import type { CaseQuery as Data } from '../../../gql/graphql.ts'
import { CaseHead } from './CaseHead.tsx'
import { CaseNav } from './CaseNav.tsx'
import { CaseQuery } from './documents.ts'
import { GlassNotice } from './GlassNotice.tsx'

export type CaseFile = NonNullable<Data['case']>

interface CaseContext {
  file: CaseFile
  reload: () => void
}

const TOPICS = ['CASE', 'REFERRAL'] as const

/** Head and navigation of a case; the part that the address names comes below. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const query = useLiveQuery({ query: CaseQuery, variables: { id: caseId }, topics: TOPICS })
  return (
    <QueryView query={query}>
      {({ case: file }) =>
        file ? (
          <>
            <GlassNotice caseId={file.id} />
            <CaseHead file={file} />
            <CaseNav file={file} />
            <Outlet context={{ file, reload: query.reload } satisfies CaseContext} />
          </>
        ) : (
          <NotFound />
        )
      }
    </QueryView>
  )
}

/** The case that the page around has loaded. */
export function useCase(): CaseContext {
  return useOutletContext<CaseContext>()
}
