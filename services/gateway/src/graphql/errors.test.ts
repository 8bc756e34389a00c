import { buildSchema, GraphQLError, type GraphQLFormattedError, parse } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { publicError } from './builder.ts'
import { maskError } from './errors.ts'

const logged: string[] = []
const log = createLog('info', { write: (line) => void logged.push(line) })

/** As it reaches the mask in truth: thrown by a resolver and wrapped by the executor. */
async function masked(thrown: unknown, development = false): Promise<GraphQLFormattedError> {
  const schema = buildSchema('type Query { case: String }')
  Object.assign(schema.getQueryType()?.getFields().case ?? {}, {
    resolve: async () => {
      throw thrown
    },
  })
  const compiled = compileQuery(schema, parse('{ case }'))
  if (!isCompiledQuery(compiled)) throw new Error('not compiled')
  const { errors } = await compiled.query(undefined, {}, {})
  return maskError(errors?.[0], { log, development })
}

test('a code given on purpose passes, with the path', async () => {
  expect(await masked(publicError('NOT_FOUND'))).toEqual({
    message: 'NOT_FOUND',
    path: ['case'],
    extensions: { code: 'NOT_FOUND' },
  })
})

test('a public error passes its code, not what was put beside it', async () => {
  const error = new GraphQLError('Marker', { extensions: { code: 'NOT_FOUND', detail: 'Marker' } })
  expect(JSON.stringify(await masked(error))).not.toContain('Marker')
})

test.each([
  ['NA003', 'FORBIDDEN'],
  ['NA001', 'FORBIDDEN'],
  ['42501', 'FORBIDDEN'],
  ['NA010', 'NO_LIVE_CONSENT'],
  ['22P02', 'INVALID_INPUT'],
])('a refusal of the database with SQLSTATE %s is %s', async (code, expected) => {
  const error = Object.assign(new Error('Marker-SQL'), { code })
  expect(await masked(error)).toMatchObject({ message: expected, extensions: { code: expected } })
  // Prisma wraps it some levels deep.
  const wrapped = Object.assign(new Error('Marker-SQL'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: code } } },
  })
  if (code !== '22P02') expect(await masked(wrapped)).toMatchObject({ extensions: { code: expected } })
})

test.each([
  ['an error of the database', Object.assign(new Error('Marker: SELECT * FROM person'), { code: '23514' })],
  ['an error of a library', new TypeError('Marker of undefined')],
  ['something that is no error', 'Marker'],
])('%s is INTERNAL, and its id stands in the log without its words', async (_name, thrown) => {
  logged.length = 0
  const answer = await masked(thrown, true)
  expect(answer).toEqual({
    message: 'INTERNAL',
    path: ['case'],
    extensions: { code: 'INTERNAL', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  })
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain(String(answer.extensions?.errorId))
  expect(logged[0]).not.toContain('Marker')
})

test('a variable that is missing is a wrong request', async () => {
  const schema = buildSchema('type Query { case(id: ID!): String }')
  const compiled = compileQuery(schema, parse('query ($id: ID!) { case(id: $id) }'))
  if (!isCompiledQuery(compiled)) throw new Error('not compiled')
  const { errors } = await compiled.query(undefined, {}, {})
  expect(maskError(errors?.[0], { log, development: false })).toMatchObject({
    extensions: { code: 'BAD_REQUEST' },
  })
})

test('what graphql says of a wrong request is told in development only', () => {
  const error = new GraphQLError('Variable "$name" got invalid value "Marker"')
  const options = { log, development: false }
  expect(maskError(error, options)).toEqual({ message: 'BAD_REQUEST', extensions: { code: 'BAD_REQUEST' } })
  expect(maskError(error, { ...options, development: true }).message).toContain('Marker')
})
