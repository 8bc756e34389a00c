/**
 * The only place where services learn the time. Days are calendar days in Europe/Berlin, as the law counts them.
 * Tests may set the day (`NAHTLOS_TODAY`); instants then keep the time of day and move to that date.
 */
export interface Clock {
  /** YYYY-MM-DD, Europe/Berlin. */
  today: () => string
  now: () => Date
}

const BERLIN = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' })
const DAY_MS = 86_400_000

/** @throws when NAHTLOS_TODAY is set in production or is no date. */
export function clockFrom(env: Record<string, string | undefined>): Clock {
  const day = env.NAHTLOS_TODAY
  if (!day) return { today: () => dayInBerlin(new Date()), now: () => new Date() }
  if (env.NODE_ENV === 'production') throw new Error('NAHTLOS_TODAY is refused in production')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('NAHTLOS_TODAY must be YYYY-MM-DD')
  const shift = () => Date.parse(`${day}T00:00Z`) - Date.parse(`${dayInBerlin(new Date())}T00:00Z`)
  return { today: () => day, now: () => new Date(Date.now() + Math.round(shift() / DAY_MS) * DAY_MS) }
}

export function dayInBerlin(instant: Date): string {
  return BERLIN.format(instant)
}

/** A calendar day as Prisma wants `@db.Date`: midnight UTC of that day. */
export function dateColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** The day of a `@db.Date` column. */
export function dayOf(column: Date): string {
  return column.toISOString().slice(0, 10)
}
