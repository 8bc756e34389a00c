import { type CalendarDate, daysBetween } from '../calendar/index.ts'
import type { Timeline } from '../law/index.ts'

/** What lists show of a journey without opening its timeline. */
export interface JourneyProjection {
  uncoveredDays: number
  /** First uncovered day, YYYY-MM-DD; null when every day has somebody. */
  uncoveredSince: string | null
  uncoveredTracks: string[]
  nextDeadlineOn: string | null
  nextDeadlineCode: string | null
}

// Only days that have been lived through: a gap that is projected into the coming years has not happened yet.
function daysUntilToday(from: string, to: string | null, today: string): number {
  const last = to === null || to > today ? today : to
  return daysBetween(from as CalendarDate, last as CalendarDate) + 1
}

/** Days on several tracks count once each: a day without money and without health cover is two uncovered days. */
export function projectJourney(timeline: Timeline, today: string): JourneyProjection {
  const begun = timeline.uncovered.filter((window) => window.from <= today && window.days > 0)
  const next = timeline.deadlines
    .filter((deadline) => deadline.on >= today)
    .reduce<Timeline['deadlines'][number] | null>(
      (first, deadline) => (first === null || deadline.on < first.on ? deadline : first),
      null,
    )
  return {
    uncoveredDays: begun.reduce((sum, { from, to }) => sum + daysUntilToday(from, to, today), 0),
    uncoveredSince: begun.map((window) => window.from).sort()[0] ?? null,
    uncoveredTracks: [...new Set(begun.map((window) => window.track))],
    nextDeadlineOn: next?.on ?? null,
    nextDeadlineCode: next?.code ?? null,
  }
}
