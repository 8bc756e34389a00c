import type { ImportReportJson, Message } from '@nahtlos/domain/import'
import { readConfig } from '@nahtlos/infra-local/config'
import { runningStack } from '@nahtlos/infra-local/data-dir'
import { isLocalError } from '@nahtlos/infra-local/errors'
import { requestToken } from '@nahtlos/infra-local/token'
import { OPERATOR_DOCUMENTS } from '@nahtlos/operations'

export type ImportFile = { name: string; bytes: Uint8Array }

/** The gateway's own report: only it knows the stored cases, so that its counts stand and not those of the dry run. */
export type SubmitOutcome = { ok: true; report: ImportReportJson } | { ok: false; message: Message }

export interface SubmitOptions {
  /** The case manager who becomes the owner of new cases. */
  account: string
}

interface Answer {
  data?: {
    importCases: {
      report: (ImportReportJson & { rejectedCsvBase64?: unknown }) | null
      error: { code: string } | null
    }
  } | null
  errors?: Array<{ extensions?: { code?: string } }>
}

/**
 * Hands a file that was understood to the gateway of the running platform, which reads it again against the stored
 * cases, with a token from `NAHTLOS_TOKEN` or, in development, of a demo account.
 */
export async function submit(file: ImportFile, options: SubmitOptions): Promise<SubmitOutcome> {
  const { dataDir, port, oidcIssuer, identityPort } = readConfig(process.env)
  const stack = runningStack(dataDir)
  const gatewayUrl = process.env.NAHTLOS_GATEWAY_URL ?? stack?.gatewayUrl ?? `http://127.0.0.1:${port}`
  const issuer = oidcIssuer ?? stack?.issuer ?? `http://127.0.0.1:${identityPort}/realms/nahtlos`
  try {
    const token = process.env.NAHTLOS_TOKEN ?? (await requestToken(issuer, options.account))
    return outcomeOf(await send(gatewayUrl, token, file))
  } catch (error) {
    if (isLocalError(error)) return failure(error.message, error.message)
    return failure(
      `Die Plattform antwortet unter ${gatewayUrl} nicht; es wurde nichts gespeichert. Läuft \`npm start\`?`,
      `The platform does not answer at ${gatewayUrl}; nothing was stored. Is \`npm start\` running?`,
    )
  }
}

async function send(gatewayUrl: string, token: string, file: ImportFile): Promise<Answer> {
  const response = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      documentId: await sha256(OPERATOR_DOCUMENTS.importCases),
      variables: { input: { contentBase64: Buffer.from(file.bytes).toString('base64') } },
    }),
  })
  return (await response.json()) as Answer
}

function outcomeOf(answer: Answer): SubmitOutcome {
  const payload = answer.data?.importCases
  if (payload?.report) {
    // The corrected file comes from --rejected; the JSON keeps to its contract.
    const { rejectedCsvBase64: _, ...report } = payload.report
    return { ok: true, report }
  }
  const code = payload?.error?.code ?? answer.errors?.[0]?.extensions?.code ?? 'INTERNAL'
  if (code === 'FORBIDDEN')
    return failure('Dieses Konto darf keine Fälle übernehmen.', 'This account may not import cases.')
  return failure(
    `Die Plattform hat die Datei abgelehnt (${code}).`,
    `The platform refused the file (${code}).`,
  )
}

function failure(de: string, en: string): SubmitOutcome {
  return { ok: false, message: { de, en } }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).toString('hex')
}
