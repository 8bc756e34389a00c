import { GraphQLError } from 'graphql'
import { builder } from './builder.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Calendar date: a real day of the Gregorian calendar, no instant, no zone. */
function parseDay(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value)) {
    const instant = new Date(`${value}T00:00:00Z`)
    if (!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)) return value
  }
  throw new GraphQLError('CalendarDate must be a day as YYYY-MM-DD', { extensions: { code: 'BAD_INPUT' } })
}

builder.scalarType('CalendarDate', {
  description: 'Calendar date, YYYY-MM-DD, Europe/Berlin.',
  serialize: (value) => value,
  parseValue: parseDay,
})

builder.scalarType('Instant', {
  description: 'Instant, ISO 8601 with offset.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : value),
  parseValue: (value) => new Date(String(value)),
})

builder.scalarType('JSON', { serialize: (value) => value, parseValue: (value) => value })
