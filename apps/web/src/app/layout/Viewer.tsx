import { createContext, use } from 'react'
import type { ViewerQuery } from '../../gql/graphql.ts'

export type Viewer = ViewerQuery['viewer']

export const ViewerContext = createContext<Viewer | undefined>(undefined)

export function useViewer(): Viewer {
  const viewer = use(ViewerContext)
  if (viewer === undefined) throw new Error('useViewer outside of Shell')
  return viewer
}
