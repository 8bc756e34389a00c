import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate, getDate } from '../../calendar/index.ts'
import { cutDays, dayAfter, FOREVER, flatten, orNull, reader, type Span } from './spans.ts'

const BASE = getDate('2026-01-01')
const at = (n: number): CalendarDate => addDays(BASE, n)
const spans = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.option(fc.integer({ min: -2, max: 15 }), { nil: undefined }),
    ),
    { maxLength: 9 },
  )
  .map((list) =>
    list.map(
      ([from, length], value): Span<number> => ({
        from: at(from),
        to: length === undefined ? FOREVER : at(from + length),
        value,
      }),
    ),
  )

/** The definition, read day by day: of the spans that cover a day the one that began last, in a tie the last listed. */
function covering(list: readonly Span<number>[], day: CalendarDate): number | undefined {
  let best: Span<number> | undefined
  for (const span of list)
    if (span.from <= day && day <= span.to && (!best || span.from >= best.from)) best = span
  return best?.value
}

describe('spans', () => {
  test('flattened they answer every day as defined, in order, without overlap', () =>
    fc.assert(
      fc.property(spans, (list) => {
        const flat = flatten(list)
        flat.forEach((span, index) => {
          expect(span.from <= span.to).toBe(true)
          const next = flat[index + 1]
          if (next) expect(span.to < next.from).toBe(true)
        })
        const read = reader(flat)
        for (let n = 0; n < 60; n++) expect(read(at(n)), at(n)).toBe(covering(list, at(n)))
      }),
      { numRuns: 500 },
    ))
  test('the list is left as it was', () => {
    const list: Span<number>[] = [
      { from: at(5), to: at(6), value: 1 },
      { from: at(0), to: at(9), value: 2 },
    ]
    flatten(list)
    expect(list.map((span) => span.value)).toEqual([1, 2])
  })
  test('a reader may start before, between and after the spans', () => {
    const read = reader([
      { from: at(2), to: at(3), value: 'a' },
      { from: at(6), to: at(6), value: 'b' },
    ])
    expect([0, 2, 3, 4, 6, 7].map((n) => read(at(n)))).toEqual([
      undefined,
      'a',
      'a',
      undefined,
      'b',
      undefined,
    ])
  })
  test('cut days: beginnings and the days after ends, from the start on, once each', () => {
    const a: Span<number>[] = [
      { from: at(-5), to: at(-1), value: 1 },
      { from: at(0), to: at(3), value: 2 },
      { from: at(8), to: FOREVER, value: 3 },
    ]
    const b: Span<number>[] = [
      { from: at(-9), to: at(-2), value: 1 },
      { from: at(4), to: at(7), value: 1 },
    ]
    expect(cutDays(at(0), [a, b])).toEqual([at(0), at(4), at(8)])
    expect(cutDays(at(0), [[{ from: at(-3), to: at(0), value: 1 }]])).toEqual([at(0), at(1)])
  })
  test('open ends stay open', () => {
    expect([dayAfter(FOREVER), orNull(FOREVER), orNull(at(1)), dayAfter(at(1))]).toEqual([
      FOREVER,
      null,
      at(1),
      at(2),
    ])
  })
})
