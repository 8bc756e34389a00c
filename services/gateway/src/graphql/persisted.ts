import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Documents that may run, by their id: SHA-256 of the text in hex. */
export type Documents = ReadonlyMap<string, string>

export function documentId(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Documents of scripts, which are not in the web build. */
export function documentsOf(texts: Iterable<string>): Documents {
  return new Map([...texts].map((text) => [documentId(text), text]))
}

const FILE = 'persisted-documents.json'

/**
 * Reads what the web build wrote beside the app (`{ id: document }`). Undefined when there is no such file.
 * @throws when it is no such map: a broken build must not start.
 */
export function readWebDocuments(webDist: string): Documents | undefined {
  let text: string
  try {
    text = readFileSync(join(webDist, FILE), 'utf8')
  } catch {
    return undefined
  }
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Error(`${FILE} holds no map`)
  const entries = Object.entries(parsed).map(([id, document]): [string, string] => {
    if (typeof document !== 'string') throw new Error(`${FILE} holds something that is no document`)
    return [id.replace(/^sha256:/, ''), document]
  })
  return new Map(entries)
}

/** Changes whenever the web build was written anew; undefined when there is none. */
export function webDocumentsVersion(webDist: string): number | undefined {
  return statSync(join(webDist, FILE), { throwIfNoEntry: false })?.mtimeMs
}

/** The parameters of a request as GraphQL over HTTP names them. */
export interface OperationRequest {
  id: string | undefined
  query: string | undefined
  variables: Record<string, unknown> | undefined
}

/**
 * Takes `documentId` (GraphQL over HTTP, appendix on persisted documents) and `extensions.persistedQuery` (what urql
 * and Apollo send). `operationName` is not looked at: a document holds one operation. Undefined when it is no request.
 */
export function operationRequestFrom(body: unknown): OperationRequest | undefined {
  if (!isRecord(body)) return undefined
  const { query, variables, documentId: id, extensions } = body
  if (query != null && typeof query !== 'string') return undefined
  if (variables != null && !isRecord(variables)) return undefined
  const persisted =
    isRecord(extensions) && isRecord(extensions.persistedQuery) ? extensions.persistedQuery : {}
  const given = id ?? persisted.sha256Hash
  if (given != null && typeof given !== 'string') return undefined
  return {
    id: given?.replace(/^sha256:/, ''),
    query: query || undefined,
    variables: variables ?? undefined,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
