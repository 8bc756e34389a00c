import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  type CalendarDate,
  daysInclusive,
  earlier,
  endOfAlg,
  later,
  overlapDays,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayAfter, dayBefore, FOREVER } from '../engine/spans.ts'
import type { FactOf } from '../facts.ts'

/** § 147 Abs. 2 SGB III: insured months in five years, from which age, months of ALG. */
const DURATION = [
  { insuredMonths: 48, age: 58, months: 24 },
  { insuredMonths: 36, age: 55, months: 18 },
  { insuredMonths: 30, age: 50, months: 15 },
  { insuredMonths: 24, age: 0, months: 12 },
  { insuredMonths: 20, age: 0, months: 10 },
  { insuredMonths: 16, age: 0, months: 8 },
  { insuredMonths: 12, age: 0, months: 6 },
] as const

/** § 142: twelve months of 30 days (§ 339) within 30 months (§ 143). */
const QUALIFYING_DAYS = 360
const QUALIFYING_MONTHS = 30

export const algMonths = (insuredDays: number, age: number): number =>
  DURATION.find((row) => insuredDays >= row.insuredMonths * 30 && age >= row.age)?.months ?? 0

type Job = { from: CalendarDate; to: CalendarDate; fact: FactOf<'EMPLOYMENT'> }
export type AlgClaim = { from: CalendarDate; to: CalendarDate; fact: FactOf<'EMPLOYMENT'> }

/** Insured times without overlap: two jobs at once insure each day once. */
function insuredTimes(h: History): Job[] {
  const out: Job[] = []
  for (const fact of h.of('EMPLOYMENT')) {
    if (!fact.insured) continue
    const to = fact.to ?? FOREVER
    const last = out[out.length - 1]
    if (last && fact.from <= last.to) {
      if (to > last.to) out[out.length - 1] = { from: last.from, to, fact }
    } else out.push({ from: fact.from, to, fact })
  }
  return out
}

/** The registration that belongs to the end of a job: the first since the job began and before the next one. */
function registration(h: History, job: Job, next: Job | undefined): CalendarDate | undefined {
  return h
    .of('UNEMPLOYMENT_REGISTERED')
    .find((r) => r.on >= job.from && (next === undefined || r.on < next.from))?.on
}

/** Days insured within [from, to], only those after `fresh` (§ 143 Abs. 2: what one claim used up earns no second). */
function insuredDays(
  jobs: readonly Job[],
  upTo: number,
  from: CalendarDate,
  to: CalendarDate,
  fresh: CalendarDate | undefined,
): number {
  const start = fresh === undefined ? from : later(from, fresh)
  let days = 0
  for (let i = upTo; i >= 0; i--) {
    const job = jobs[i]
    if (!job || job.to < start) break
    days += overlapDays(job.from, job.to, start, to)
  }
  return days
}

/**
 * T10: times with Arbeitslosengeld. From the registration, not before the day after the job, for the months of § 147;
 * new insured work ends it, what is left of the claim may be taken up again within four years (§ 161 SGB III).
 */
export function algClaims(h: History): AlgClaim[] {
  const jobs = insuredTimes(h)
  const out: AlgClaim[] = []
  let left = 0
  let claimedOn: CalendarDate | undefined
  jobs.forEach((job, index) => {
    if (job.to === FOREVER) return
    const next = jobs[index + 1]
    const registered = registration(h, job, next)
    if (registered === undefined) return
    const start = later(registered, dayAfter(job.to))
    if (next && next.from <= start) return
    const before = dayBefore(start)
    const frame = addMonths(start, -QUALIFYING_MONTHS)
    const qualifies = insuredDays(jobs, index, frame, before, claimedOn) >= QUALIFYING_DAYS
    if (qualifies) {
      const counted = insuredDays(jobs, index, addYears(start, -5), before, claimedOn)
      const age = ageOn(h.person.birthDate, start)
      left = Math.max(algMonths(counted, age) * 30, 0)
      claimedOn = start
    } else if (claimedOn === undefined || left === 0 || start > addYears(claimedOn, 4)) return
    const full = addDays(endOfAlg(start, 0), left)
    const to = next ? earlier(full, dayBefore(next.from)) : full
    if (to < start) return
    left -= daysInclusive(start, to)
    out.push({ from: start, to, fact: job.fact })
  })
  return out
}
