import { dayInBerlin } from '@nahtlos/db'

const HOUR_MS = 3_600_000

/** The instant at which a calendar day (YYYY-MM-DD) begins in Europe/Berlin, summer time or not. */
export function startOfDayInBerlin(day: string): Date {
  // Berlin is one or two hours ahead of UTC, and changes its clocks at 01:00 UTC, never around midnight.
  const inSummer = new Date(Date.parse(`${day}T00:00:00Z`) - 2 * HOUR_MS)
  return dayInBerlin(inSummer) === day ? inSummer : new Date(inSummer.getTime() + HOUR_MS)
}
