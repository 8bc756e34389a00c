import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { checkDocument } from './limits.ts'
import {
  type Documents,
  documentId,
  type OperationRequest,
  readWebDocuments,
  webDocumentsVersion,
} from './persisted.ts'

const UPLOADS = ['importCases', 'addDocument']

/** An operation that was parsed, validated and compiled, ready to run any number of times. */
export interface Operation {
  /** For the log; only operations of our own have one, since a caller could put anything into a name. */
  name: string
  kind: 'query' | 'mutation' | 'subscription'
  /** Carries a file, so that its request may be large. */
  large: boolean
  query: (context: unknown, variables: Record<string, unknown>) => Promise<ExecutionResult> | ExecutionResult
  subscribe: (
    context: unknown,
    variables: Record<string, unknown>,
  ) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>
}

type FoundOperation = { ok: true; value: Operation } | { ok: false; errors: readonly GraphQLError[] }

export interface OperationsOptions {
  schema: GraphQLSchema
  /** Documents of scripts; those of the web app are read from its build. */
  documents: Documents
  webDist: string | undefined
  mode: 'required' | 'optional'
  development: boolean
}

export interface Operations {
  find: (request: OperationRequest) => FoundOperation
  /** How many operations are known. */
  size: () => number
}

/** Only reached with PERSISTED_OPERATIONS=optional. */
const MAX_UNREGISTERED = 500
const UNREGISTERED = '(unregistered)'

/**
 * The operations that may run. All are checked and compiled when this is called, so that a web build which does not
 * fit the schema is found at the start and the first request is as quick as the second.
 * @throws naming each operation that does not fit.
 */
export function createOperations(options: OperationsOptions): Operations {
  const { schema, webDist, mode, development } = options
  const registered = new Map<string, Operation>()
  const unregistered = new Map<string, FoundOperation>()
  let webVersion: number | undefined
  const prepareText = (text: string, introspection: boolean): FoundOperation => {
    const checked = checkDocument(schema, text, { introspection })
    return checked.ok ? compile(schema, checked.document) : checked
  }

  register(options.documents)
  readWeb()

  return {
    size: () => registered.size,
    find: ({ id, query }) => {
      if (query !== undefined)
        return mode === 'optional' ? findText(query) : refused('PERSISTED_OPERATION_REQUIRED')
      if (id === undefined) return refused('PERSISTED_OPERATION_REQUIRED')
      const value = registered.get(id) ?? (rereadWeb() ? registered.get(id) : undefined)
      return value ? { ok: true, value } : refused('PERSISTED_OPERATION_UNKNOWN')
    },
  }

  function register(documents: Documents): void {
    const problems: string[] = []
    for (const [id, text] of documents) {
      if (registered.has(id)) continue
      const prepared = prepareText(text, false)
      if (prepared.ok) registered.set(id, prepared.value)
      else problems.push(`${nameIn(text)}: ${prepared.errors.map((each) => each.message).join('; ')}`)
    }
    if (problems.length > 0)
      throw new Error(
        `Operations that do not fit the schema (build the web app anew?):\n${problems.join('\n')}`,
      )
  }

  function readWeb(): void {
    const documents = webDist === undefined ? undefined : readWebDocuments(webDist)
    if (webDist !== undefined) webVersion = webDocumentsVersion(webDist)
    if (documents) register(documents)
  }

  /** In development the web app is built anew while this runs. */
  function rereadWeb(): boolean {
    if (!development || webDist === undefined || webDocumentsVersion(webDist) === webVersion) return false
    readWeb()
    return true
  }

  function findText(text: string): FoundOperation {
    const known = registered.get(documentId(text))
    if (known) return { ok: true, value: known }
    const seen = unregistered.get(text)
    if (seen) return seen
    const prepared = prepareText(text, development)
    const found: FoundOperation = prepared.ok
      ? { ok: true, value: { ...prepared.value, name: UNREGISTERED } }
      : prepared
    const oldest = unregistered.keys().next()
    if (unregistered.size >= MAX_UNREGISTERED && !oldest.done) unregistered.delete(oldest.value)
    unregistered.set(text, found)
    return found
  }
}

function compile(schema: GraphQLSchema, document: DocumentNode): FoundOperation {
  const definition = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )
  const compiled = compileQuery(schema, document, undefined, { useExperimentalPathBasedSkipInclude: true })
  if (!definition || !isCompiledQuery<CompiledQuery, ExecutionResult>(compiled)) return refused('BAD_REQUEST')
  const { query, subscribe } = compiled
  return {
    ok: true,
    value: {
      name: definition.name?.value ?? '(unnamed)',
      kind: definition.operation,
      large: definition.selectionSet.selections.some(
        (each) => each.kind === Kind.FIELD && UPLOADS.includes(each.name.value),
      ),
      query: (context, variables) => query(undefined, context, variables),
      subscribe: async (context, variables) =>
        subscribe ? subscribe(undefined, context, variables) : query(undefined, context, variables),
    },
  }
}

function refused(code: string): { ok: false; errors: GraphQLError[] } {
  return { ok: false, errors: [new GraphQLError(code, { extensions: { code } })] }
}

function nameIn(text: string): string {
  return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? '(unnamed)'
}
