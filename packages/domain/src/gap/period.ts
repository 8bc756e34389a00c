import { addDays, type CalendarDate, monthOf, yearOf } from '../calendar/index.ts'

/** Calendar quarter of a day, as `2026-Q4`: a gap counts once per person, kind, field and quarter. */
export const quarterOf = (day: CalendarDate): string => `${yearOf(day)}-Q${Math.ceil(monthOf(day) / 3)}`

// A candidate is confirmed with one click, while the case manager still remembers the matter.
const DECIDE_WITHIN_DAYS = 14

/** The day by which its owner confirms or dismisses a candidate. */
export const decideGapBy = (today: CalendarDate): CalendarDate => addDays(today, DECIDE_WITHIN_DAYS)
