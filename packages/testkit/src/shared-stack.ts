import type { Stack } from '@nahtlos/infra-local'
import { requestToken } from '@nahtlos/infra-local/token'
import { inject } from 'vitest'

/** What a browser test learns of the running platform; it was started by the run, once for all files. */
export type SharedStack = Pick<Stack, 'gatewayUrl' | 'issuer' | 'temporalAddress' | 'adminUrl'> & {
  /** ISO day that the services take for today, and that the demo data is relative to. */
  today: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: SharedStack
  }
}

/** The running platform with demo data. Only in tests/e2e. */
export function sharedStack(): SharedStack & { token: (username: string) => Promise<string> } {
  const stack = inject('stack')
  return { ...stack, token: (username) => requestToken(stack.issuer, username) }
}
