import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  ageReachedOn,
  type CalendarDate,
  compareDates,
  dayAfterMonthsFrom,
  daysBetween,
  daysInclusive,
  daysInMonth,
  earlier,
  endOfAlg,
  endOfMonth,
  firstOfMonth,
  firstOfNextMonth,
  fromDayNumber,
  fromParts,
  getDate,
  isAfter,
  isBefore,
  isFirstOfMonth,
  isLand,
  isLeapYear,
  isWorkingDay,
  LAENDER,
  later,
  monthsAfter,
  nextWorkingDay,
  overlapDays,
  parseDate,
  publicHolidays,
  servedByPost,
  toDayNumber,
  weekday,
  weeksAfter,
} from './index.ts'

const d = getDate
const dates = fc
  .integer({ min: toDayNumber(d('1950-01-01')), max: toDayNumber(d('2099-12-31')) })
  .map(fromDayNumber)
const lands = fc.constantFrom(...LAENDER)

describe('dates', () => {
  test.each([
    '2025-02-29',
    '2100-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '1899-12-31',
    '2201-01-01',
    '25-01-01',
    '2025-1-1',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '',
  ])('%s is no date', (text) => {
    expect(parseDate(text)).toBeUndefined()
    expect(() => getDate(text)).toThrow(`not a calendar date: ${text}`)
  })
  test.each(['2024-02-29', '2000-02-29', '2025-12-31', '1900-01-01', '2200-12-31'])('%s is one', (text) =>
    expect(parseDate(text)).toBe(text),
  )
  test('other values are none', () =>
    expect([null, undefined, 20250101, {}].map(parseDate)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]))
  test('leap years (Gregorian)', () =>
    expect([1900, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]))
  test('known day numbers and weekdays', () => {
    expect([d('1970-01-01'), d('2000-03-01'), d('1969-12-31')].map(toDayNumber)).toEqual([0, 11017, -1])
    // 2026-11-21 is a Saturday, 1969-12-28 a Sunday, 2024-02-29 a Thursday.
    expect([d('2026-11-21'), d('1969-12-28'), d('2024-02-29'), d('2026-11-23')].map(weekday)).toEqual([
      6, 7, 4, 1,
    ])
  })
  test('day numbers and dates are one to one, in order', () =>
    fc.assert(
      fc.property(dates, fc.integer({ min: -40000, max: 20000 }), (date, days) => {
        expect(fromDayNumber(toDayNumber(date))).toBe(date)
        expect(parseDate(date)).toBe(date)
        const moved = addDays(date, days)
        expect(addDays(moved, -days)).toBe(date)
        expect(daysBetween(date, moved)).toBe(days)
        expect(Math.sign(compareDates(moved, date))).toBe(Math.sign(days))
        expect([isBefore(date, moved), isAfter(date, moved)]).toEqual([days > 0, days < 0])
        expect([earlier(date, moved), later(date, moved)]).toEqual(days >= 0 ? [date, moved] : [moved, date])
      }),
    ))
  test('agrees with the calendar of the platform', () =>
    fc.assert(
      fc.property(dates, (date) => {
        const native = new Date(`${date}T00:00:00Z`)
        expect(toDayNumber(date)).toBe(native.getTime() / 86_400_000)
        expect(weekday(date)).toBe(native.getUTCDay() === 0 ? 7 : native.getUTCDay())
      }),
    ))
  test('a day equals itself', () => {
    const day = d('2026-11-01')
    expect([compareDates(day, day), isBefore(day, day), isAfter(day, day)]).toEqual([0, false, false])
    expect([isFirstOfMonth(day), isFirstOfMonth(d('2026-11-02')), isFirstOfMonth(d('2026-10-31'))]).toEqual([
      true,
      false,
      false,
    ])
  })
  test('a span counts both ends', () => expect(daysInclusive(d('2026-12-01'), d('2026-12-31'))).toBe(31))
})

describe('months', () => {
  test('§ 188 Abs. 3 BGB: a missing day becomes the last of the month', () => {
    expect(addMonths(d('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(d('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(d('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(d('2026-12-15'), 1)).toBe('2027-01-15')
    expect(addMonths(d('2026-01-15'), -1)).toBe('2025-12-15')
  })
  test('laws of month ends', () =>
    fc.assert(
      fc.property(dates, fc.integer({ min: -60, max: 60 }), (date, months) => {
        const end = endOfMonth(date)
        expect(endOfMonth(end)).toBe(end)
        expect(firstOfMonth(firstOfMonth(date))).toBe(firstOfMonth(date))
        expect(addDays(end, 1)).toBe(firstOfNextMonth(date))
        expect(firstOfNextMonth(end)).toBe(firstOfNextMonth(date))
        expect(isFirstOfMonth(date)).toBe(date === firstOfMonth(date))
        expect(date >= firstOfMonth(date) && date <= end).toBe(true)
        expect(addMonths(firstOfMonth(date), months).slice(8)).toBe('01')
        expect(addMonths(addMonths(firstOfMonth(date), months), -months)).toBe(firstOfMonth(date))
        const moved = addMonths(date, months)
        expect(moved.slice(8) === date.slice(8) || moved === endOfMonth(moved)).toBe(true)
        expect(endOfMonth(date).slice(8)).toBe(
          String(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))),
        )
      }),
    ))
  test('adding months keeps the order', () =>
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 60 }), (a, b, months) => {
        const [x, y] = a <= b ? [a, b] : [b, a]
        expect(addMonths(x, months) <= addMonths(y, months)).toBe(true)
      }),
    ))
})

describe('periods', () => {
  test('§ 187 Abs. 1, § 188 Abs. 2 BGB: the day of the event does not count', () => {
    expect(weeksAfter(d('2026-11-10'), 2)).toBe('2026-11-24')
    expect(monthsAfter(d('2026-11-10'), 1)).toBe('2026-12-10')
    expect(monthsAfter(d('2026-08-31'), 6)).toBe('2027-02-28')
  })
  test('§ 187 Abs. 2: the first day counts; 36 months from the leap day', () => {
    expect(dayAfterMonthsFrom(d('2024-02-29'), 36)).toBe('2027-03-01')
    expect(dayAfterMonthsFrom(d('2024-02-28'), 36)).toBe('2027-02-28')
    expect(dayAfterMonthsFrom(d('2024-03-01'), 36)).toBe('2027-03-01')
    expect(dayAfterMonthsFrom(d('2024-02-29'), 48)).toBe('2028-02-29')
  })
  test('age: complete at the end of the day before the birthday', () => {
    expect(ageReachedOn(d('2008-05-10'), 18)).toBe('2026-05-10')
    expect(ageReachedOn(d('2008-02-29'), 18)).toBe('2026-03-01')
    expect(ageReachedOn(d('1960-05-10'), 66, 4)).toBe('2026-09-10')
    expect(
      [d('2026-05-09'), d('2026-05-10'), d('2008-05-10')].map((on) => ageOn(d('2008-05-10'), on)),
    ).toEqual([17, 18, 0])
    expect([d('2026-02-28'), d('2026-03-01')].map((on) => ageOn(d('2008-02-29'), on))).toEqual([17, 18])
  })
  test('the age grows by one on the day it is reached', () =>
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 99 }), (birth, years) => {
        const day = ageReachedOn(birth, years)
        expect(ageOn(birth, day)).toBe(years)
        expect(ageOn(birth, addDays(day, -1))).toBe(years - 1)
      }),
    ))
  test('§ 37 Abs. 2 SGB X: fourth day since 2025, third before', () => {
    expect(servedByPost(d('2025-01-01'))).toBe('2025-01-05')
    expect(servedByPost(d('2024-12-31'))).toBe('2025-01-03')
  })
  test('§ 339 SGB III: a month of ALG has 30 days', () =>
    expect(endOfAlg(d('2026-07-01'), 6)).toBe('2026-12-27'))
  test('days in a window', () => {
    expect(overlapDays(d('2026-01-01'), d('2026-01-31'), d('2026-01-10'), d('2026-02-10'))).toBe(22)
    expect(overlapDays(d('2026-01-01'), d('2026-01-31'), d('2026-01-31'), d('2026-02-10'))).toBe(1)
    expect(overlapDays(d('2026-01-01'), d('2026-01-31'), d('2026-02-01'), d('2026-02-10'))).toBe(0)
    expect(overlapDays(d('2026-03-01'), d('2026-03-31'), d('2026-02-01'), d('2026-02-10'))).toBe(0)
  })
})

describe('working days', () => {
  test('holidays differ by Land', () => {
    const on = (date: string) =>
      LAENDER.filter((land) => publicHolidays(land, Number(date.slice(0, 4))).has(date))
    expect(on('2026-11-01')).toEqual(['BW', 'BY', 'NW', 'RP', 'SL'])
    expect(on('2026-10-31')).toEqual(['BB', 'HB', 'HH', 'MV', 'NI', 'SN', 'ST', 'SH', 'TH'])
    expect(on('2026-01-06')).toEqual(['BW', 'BY', 'ST'])
    expect(on('2026-03-08')).toEqual(['BE', 'MV'])
    expect(on('2026-06-04')).toEqual(['BW', 'BY', 'HE', 'NW', 'RP', 'SL'])
    expect(on('2026-11-18')).toEqual(['SN'])
    expect(on('2026-09-20')).toEqual(['TH'])
    expect(on('2026-10-03')).toEqual([...LAENDER])
  })
  test('what holds in some municipalities only does not count', () => {
    expect(LAENDER.filter((land) => publicHolidays(land, 2026).has('2026-08-15'))).toEqual(['SL'])
    expect(publicHolidays('BY', 2026).has('2026-08-08')).toBe(false)
    expect(publicHolidays('SN', 2026).has('2026-06-04')).toBe(false)
  })
  test('24 and 31 December are working days (§ 193 BGB names holidays only)', () => {
    expect(isWorkingDay(d('2026-12-24'), 'NW')).toBe(true)
    expect(isWorkingDay(d('2026-12-31'), 'NW')).toBe(true)
  })
  test('an end rolls over a weekend and Christmas', () => {
    expect(nextWorkingDay(d('2026-12-25'), 'NW')).toBe('2026-12-28')
    expect(nextWorkingDay(d('2026-11-21'), 'NW')).toBe('2026-11-23')
    expect(nextWorkingDay(d('2026-11-20'), 'NW')).toBe('2026-11-20')
    expect(nextWorkingDay(d('2027-10-30'), 'NW')).toBe('2027-11-02')
    expect(nextWorkingDay(d('2027-10-30'), 'BE')).toBe('2027-11-01')
  })
  test('rolling ends on a working day, once, and never more than six days on', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2015, max: 2040 }),
        fc.integer({ min: 0, max: 364 }),
        lands,
        (year, day, land) => {
          const end = addDays(fromParts(year, 1, 1), day)
          const rolled = nextWorkingDay(end, land)
          expect(isWorkingDay(rolled, land)).toBe(true)
          expect(nextWorkingDay(rolled, land)).toBe(rolled)
          expect(daysBetween(end, rolled)).toBeLessThanOrEqual(6)
          for (let i: CalendarDate = end; i < rolled; i = addDays(i, 1))
            expect(isWorkingDay(i, land)).toBe(false)
        },
      ),
    ))
  test('sixteen Länder', () => {
    expect(LAENDER).toHaveLength(16)
    expect(['NW', 'XX', 5, undefined].map(isLand)).toEqual([true, false, false, false])
  })
})
