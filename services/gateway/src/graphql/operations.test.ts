import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, type ExecutionResult, type GraphQLFieldResolver } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOperations, type Operations, type OperationsOptions } from './operations.ts'
import { documentId, documentsOf } from './persisted.ts'

const steps: string[] = []
const schema = buildSchema(`
  type Query { hello(name: String): String!  a: Node!  many(first: Int): [Node!]! }
  type Node { id: ID!  next: Node!  word: String }
  type Mutation { step(name: String!, wait: Int!): String!  importCases(input: String!): Int! }
  type Subscription { count(to: Int!): Int! }
`)
const resolvers: Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>> = {
  Query: {
    hello: (_root, args) => `hello ${args.name}`,
    a: () => ({ id: '1', word: 'w' }),
    many: () => [{ id: '1' }],
  },
  Node: { next: () => ({ id: '2', word: 'v' }) },
  Mutation: {
    step: async (_root, { name, wait }) => {
      steps.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, wait))
      steps.push(`${name} ends`)
      return name
    },
    importCases: () => 1,
  },
}
for (const [type, fields] of Object.entries(resolvers))
  for (const [field, resolve] of Object.entries(fields)) {
    const object = schema.getType(type)
    if (object && 'getFields' in object) Object.assign(object.getFields()[field] ?? {}, { resolve })
  }
Object.assign(schema.getSubscriptionType()?.getFields().count ?? {}, {
  subscribe: async function* (_root: unknown, { to }: { to: number }) {
    for (let count = 1; count <= to; count += 1) yield { count }
  },
})

const HELLO = 'query Hello($name: String) { hello(name: $name) }'
let webDist: string
beforeAll(() => {
  webDist = mkdtempSync(join(tmpdir(), 'nahtlos-web-'))
})
afterAll(() => rmSync(webDist, { recursive: true, force: true }))

function make(options: Partial<OperationsOptions> = {}): Operations {
  return createOperations({
    schema,
    documents: documentsOf([HELLO]),
    webDist: undefined,
    mode: 'required',
    development: false,
    ...options,
  })
}

const request = (given: { id?: string; query?: string }) => ({
  id: undefined,
  query: undefined,
  variables: undefined,
  ...given,
})

function codeOf(operations: Operations, given: { id?: string; query?: string }): unknown {
  const found = operations.find(request(given))
  return found.ok ? 'OK' : (found.errors[0]?.extensions.code ?? 'BAD')
}

async function run(query: string, variables = {}): Promise<ExecutionResult> {
  const found = make({ mode: 'optional' }).find(request({ query }))
  if (!found.ok) throw new Error(found.errors.map((each) => each.message).join())
  return found.value.query({}, variables)
}

describe('which operations run', () => {
  test('a registered one by its id, with its own name', async () => {
    const found = make().find(request({ id: documentId(HELLO) }))
    expect(found).toMatchObject({ ok: true, value: { name: 'Hello', kind: 'query', large: false } })
    expect(found.ok && (await found.value.query({}, { name: 'you' }))).toEqual({
      data: { hello: 'hello you' },
    })
  })

  test('no other, not even a registered one sent as text', () => {
    expect(codeOf(make(), { id: documentId('{ hello }') })).toBe('PERSISTED_OPERATION_UNKNOWN')
    expect(codeOf(make(), { query: HELLO })).toBe('PERSISTED_OPERATION_REQUIRED')
    expect(codeOf(make(), { query: HELLO, id: documentId(HELLO) })).toBe('PERSISTED_OPERATION_REQUIRED')
    expect(codeOf(make(), {})).toBe('PERSISTED_OPERATION_REQUIRED')
    expect(codeOf(make(), { id: '__proto__' })).toBe('PERSISTED_OPERATION_UNKNOWN')
  })

  test('any where arbitrary ones are allowed, but its name stays out of the log', () => {
    const found = make({ mode: 'optional' }).find(request({ query: 'query Amira { hello }' }))
    expect(found).toMatchObject({ ok: true, value: { name: '(unregistered)' } })
  })

  test('a document that does not fit the schema stops the start and is named', () => {
    expect(() => make({ documents: documentsOf(['query Old { gone }']) })).toThrow(/Old: .*"gone"/)
  })

  test('the web build brings its own, and in development a new build is found', () => {
    const file = join(webDist, 'persisted-documents.json')
    const write = (text: string, seconds: number) => {
      writeFileSync(file, JSON.stringify({ [documentId(text)]: text }))
      utimesSync(file, seconds, seconds)
    }
    write('query First { a { id } }', 1_000)
    const settled = make({ webDist })
    const development = make({ webDist, development: true })
    expect(codeOf(settled, { id: documentId('query First { a { id } }') })).toBe('OK')
    write('query Second { a { id } }', 2_000)
    const id = documentId('query Second { a { id } }')
    expect(codeOf(settled, { id })).toBe('PERSISTED_OPERATION_UNKNOWN')
    expect(codeOf(development, { id })).toBe('OK')
    writeFileSync(file, '["no map"]')
    expect(() => make({ webDist })).toThrow(/holds no map/)
  })

  test('only the import may carry a file', () => {
    const found = make({ mode: 'optional' }).find(request({ query: 'mutation { importCases(input: "") }' }))
    expect(found).toMatchObject({ ok: true, value: { large: true } })
  })
})

describe('limits', () => {
  const nested = (depth: number) => `{ a ${'{ next '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`
  const cases: [string, string, string][] = [
    ['depth 8', nested(8), 'OK'],
    ['depth 9', nested(9), 'OPERATION_TOO_DEEP'],
    [
      'depth 9 through fragments',
      `{ a { ...F } } fragment F on Node { next { next { next { ...G } } } } fragment G on Node { next { next { next { next { id } } } } }`,
      'OPERATION_TOO_DEEP',
    ],
    ['a large list', '{ many(first: 100000) { id word } }', 'OPERATION_TOO_COSTLY'],
    [
      'many aliases',
      `{ ${Array.from({ length: 16 }, (_, i) => `x${i}: hello`).join(' ')} }`,
      'OPERATION_TOO_MANY_ALIASES',
    ],
    ['many directives', `{ hello ${'@include(if: true) '.repeat(21)} }`, 'OPERATION_TOO_MANY_DIRECTIVES'],
    ['many tokens', `{ ${'hello '.repeat(2_000)} }`, 'BAD'],
    ['two operations', 'query A { hello } query B { hello }', 'OPERATION_NOT_SINGLE'],
    ['a fragment that holds itself', '{ a { ...F } } fragment F on Node { next { ...F } }', 'BAD'],
    ['introspection', '{ __schema { types { name } } }', 'BAD'],
    ['a type name', '{ a { __typename id } }', 'OK'],
  ]
  test.each(cases)('%s', (_name, query, code) => {
    expect(codeOf(make({ mode: 'optional' }), { query })).toBe(code)
  })

  test('introspection works in development', () => {
    const operations = make({ mode: 'optional', development: true })
    expect(codeOf(operations, { query: '{ __schema { types { name } } }' })).toBe('OK')
  })
})

describe('execution', () => {
  test('mutations run one after the other', async () => {
    steps.length = 0
    const result = await run('mutation { a: step(name: "a", wait: 30) b: step(name: "b", wait: 0) }')
    expect(result.data).toEqual({ a: 'a', b: 'b' })
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  test('include and skip hold on fields and on fragments', async () => {
    const query = `query ($yes: Boolean!) { a { id ...F @include(if: $yes) next @skip(if: $yes) { id } } } fragment F on Node { word }`
    expect((await run(query, { yes: true })).data).toEqual({ a: { id: '1', word: 'w' } })
    expect((await run(query, { yes: false })).data).toEqual({ a: { id: '1', next: { id: '2' } } })
  })

  test('a missing variable is an error without data', async () => {
    const result = await run('mutation ($name: String!) { step(name: $name, wait: 0) }')
    expect(result.data).toBeFalsy()
    expect(result.errors).toHaveLength(1)
  })

  test('a subscription yields its values and ends', async () => {
    const found = make({ mode: 'optional' }).find(
      request({ query: 'subscription ($to: Int!) { count(to: $to) }' }),
    )
    if (!found.ok) throw new Error('not found')
    const result = await found.value.subscribe({}, { to: 3 })
    if (!(Symbol.asyncIterator in result)) throw new Error('no stream')
    const values: unknown[] = []
    for await (const each of result) values.push(each.data?.count)
    expect(values).toEqual([1, 2, 3])
  })
})
