import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../calendar/index.ts'
import { type Timeline, TRACKS } from '../law/index.ts'
import { projectJourney } from './projection.ts'

const day = (text: string) => text as CalendarDate

function timelineWith(part: Partial<Timeline>): Timeline {
  return {
    ruleset: 'TEST',
    asOf: day('2026-11-21'),
    tracks: Object.fromEntries(TRACKS.map((track) => [track, []])) as unknown as Timeline['tracks'],
    unclear: [],
    handovers: [],
    deadlines: [],
    uncovered: [],
    work: [],
    tasks: [],
    warnings: [],
    ...part,
  }
}

describe('projectJourney', () => {
  it('counts only the days of a gap that have been lived through, both ends included', () => {
    const projection = projectJourney(
      timelineWith({
        uncovered: [
          {
            track: 'BENEFITS',
            from: day('2026-11-20'),
            to: day('2031-01-01'),
            days: 1504,
            reason: 'PAY_GAP',
          },
          { track: 'SUPPORT', from: day('2026-11-21'), to: null, days: 1, reason: 'NO_NAMED_PERSON' },
          { track: 'HEALTH', from: day('2026-12-01'), to: null, days: 0, reason: 'PAY_GAP' },
        ],
      }),
      '2026-11-21',
    )
    expect(projection).toMatchObject({
      uncoveredDays: 3,
      uncoveredSince: '2026-11-20',
      uncoveredTracks: ['BENEFITS', 'SUPPORT'],
    })
  })

  it('names the next deadline, today included, and none that has passed', () => {
    const deadlines = [
      { code: 'APPEAL' as const, on: day('2026-11-20'), citation: '§ 74' },
      { code: 'APPLY_LOSSLESS' as const, on: day('2026-12-31'), citation: '§ 37' },
      { code: 'CHECK_APPLIED' as const, on: day('2026-11-21'), citation: '-' },
    ]
    expect(projectJourney(timelineWith({ deadlines }), '2026-11-21')).toMatchObject({
      nextDeadlineOn: '2026-11-21',
      nextDeadlineCode: 'CHECK_APPLIED',
      uncoveredDays: 0,
      uncoveredSince: null,
    })
  })
})
