import { type ReactNode, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { Provider } from 'urql'
import { SessionGate, useSession } from './auth/SessionGate.tsx'
import { ChangesProvider } from './graphql/changes.tsx'
import { createGraphqlClient } from './graphql/client.ts'
import { LocaleProvider } from './i18n/I18n.tsx'
import { router } from './routes.tsx'

export function App() {
  return (
    <LocaleProvider>
      <SessionGate>
        <Data>
          <RouterProvider router={router} />
        </Data>
      </SessionGate>
    </LocaleProvider>
  )
}

function Data({ children }: { children: ReactNode }) {
  const session = useSession()
  const [client] = useState(() => createGraphqlClient(session))
  return (
    <Provider value={client}>
      <ChangesProvider>{children}</ChangesProvider>
    </Provider>
  )
}
