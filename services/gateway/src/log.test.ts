import { expect, test } from 'vitest'
import { createLog, describeError } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('an error is logged by class, code and place, never by its message', () => {
  class DatabaseError extends Error {
    override name = 'DatabaseError'
    code = '23514'
    detail = 'Failing row contains (Marker-Amira)'
  }
  const text = logged((log) => log.error({ err: new DatabaseError('row of Marker-Amira') }, 'REQUEST_FAILED'))
  expect(JSON.parse(text)).toMatchObject({
    level: 'error',
    service: 'gateway',
    msg: 'REQUEST_FAILED',
    err: { type: 'DatabaseError', code: '23514' },
  })
  expect(text).not.toContain('Marker-Amira')
  expect(describeError(new Error('x')).at[0]).toMatch(/^services\/gateway\/src\/log\.test\.ts:\d+$/)
})

test('a message that looks like a place, a name or a code is not taken for one', () => {
  const error = Object.assign(new Error('\n    at Marker (services/Marker Amira.ts:1:1)'), {
    name: 'Marker Amira',
    code: 'Marker Amira',
  })
  expect(JSON.stringify(describeError(error))).not.toContain('Amira')
})

test('what must never be written is cut out should somebody try', () => {
  const text = logged((log) =>
    log.info({
      token: 'Marker-1',
      variables: { familyName: 'Marker-2' },
      request: { headers: { authorization: 'Marker-3' }, query: 'Marker-4' },
    }),
  )
  expect(text).not.toContain('Marker')
  expect(text).toContain('[redacted]')
})
