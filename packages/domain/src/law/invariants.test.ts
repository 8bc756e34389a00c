import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysInclusive, isWorkingDay, type Land } from '../calendar/index.ts'
import { BENEFIT_BODY } from './engine/regimes.ts'
import { histories } from './histories.ts'
import { explain, knownFacts, ROLLING_DEADLINES, TRACKS, timeline } from './index.ts'

const RUNS = { numRuns: 400 }
const holds = (law: (input: Parameters<typeof timeline>[0]) => void) =>
  fc.assert(fc.property(histories, law), RUNS)

describe('for every history', () => {
  test('each track is whole: begins with the timeline, no hole, no overlap, ends after its start, open at last', () =>
    holds((input) => {
      const { tracks } = timeline(input)
      for (const track of TRACKS) {
        const phases = tracks[track]
        expect(phases.length).toBeGreaterThan(0)
        expect(phases[0]?.from).toBe(tracks.BENEFITS[0]?.from)
        phases.forEach((phase, index) => {
          const next = phases[index + 1]
          expect(phase.to === null, track).toBe(next === undefined)
          if (phase.to === null || next === undefined) return
          expect(phase.to >= phase.from).toBe(true)
          expect(next.from).toBe(addDays(phase.to, 1))
          expect([phase.regime, phase.body, phase.owner, phase.provider]).not.toEqual([
            next.regime,
            next.body,
            next.owner,
            next.provider,
          ])
        })
      }
    }))

  test('the order of recording does not matter', () =>
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (input, numbers) => {
        const shuffled = input.facts
          .map((fact) => ({ fact, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ fact }) => fact)
        expect(timeline({ ...input, facts: shuffled })).toEqual(timeline(input))
      }),
      RUNS,
    ))

  test('what is not known yet changes nothing', () =>
    holds((input) => {
      expect(timeline({ ...input, facts: knownFacts(input.facts, input.asOf) })).toEqual(timeline(input))
    }))

  test('knowledge only grows with asOf', () =>
    holds((input) => {
      const later = knownFacts(input.facts, addDays(input.asOf, 90))
      for (const fact of knownFacts(input.facts, input.asOf)) expect(later).toContain(fact)
    }))

  test('a correction and the corrected history give one answer', () =>
    holds((input) => {
      const facts = input.facts.map((fact, index) => ({ ...fact, id: `f${index}` }))
      const [first, ...rest] = facts
      if (!first) return
      const wrong = { type: 'SELF_SUPPORTING' as const, from: input.asOf, id: 'wrong' }
      const corrected = [wrong, { ...first, supersedes: 'wrong' }, ...rest]
      const known = first.recordedAt === undefined || first.recordedAt <= input.asOf
      fc.pre(known)
      expect(timeline({ ...input, facts: corrected })).toEqual(timeline({ ...input, facts }))
    }))

  test('an unclear window never shows a benefit as ended and lists different readings', () =>
    holds((input) => {
      const t = timeline(input)
      for (const phase of t.tracks.BENEFITS)
        if (phase.regime === 'UNCLEAR') expect(phase.body).not.toBe('NONE')
      for (const { track, from, to, readings } of t.unclear) {
        expect(new Set(readings.map((reading) => reading.regime)).size).toBeGreaterThan(1)
        const phase = t.tracks[track].find((p) => p.from <= from && (p.to === null || p.to >= from))
        expect([phase?.regime, phase?.to]).toEqual(['UNCLEAR', to])
      }
    }))

  test('handovers pass between two bodies on the first day of the new one', () =>
    holds((input) => {
      const t = timeline(input)
      for (const handover of t.handovers) {
        expect(handover.from).not.toBe('NONE')
        expect(handover.to).not.toBe('NONE')
        if (handover.rule === 'T15') continue
        expect(handover.from).not.toBe(handover.to)
        expect(
          t.tracks[handover.track].some(
            (p) => p.body === handover.to && p.from <= handover.on && (p.to === null || p.to >= handover.on),
          ),
        ).toBe(true)
      }
    }))

  test('uncovered days are counted, within the timeline, and only where nobody is responsible', () =>
    holds((input) => {
      const t = timeline(input)
      for (const gap of t.uncovered) {
        expect(gap.days).toBe(daysInclusive(gap.from, gap.to ?? input.asOf))
        expect(gap.days).toBeGreaterThan(0)
        for (const phase of t.tracks[gap.track])
          if (phase.from <= (gap.to ?? '9999') && (phase.to === null || phase.to >= gap.from))
            expect(['NONE', 'NO_RULE']).toContain(phase.regime)
      }
    }))

  test('bodies belong to their regimes and every phase that claims one cites the law', () =>
    holds((input) => {
      const { tracks } = timeline(input)
      for (const phase of tracks.BENEFITS) {
        if (phase.regime !== 'UNCLEAR') expect(phase.body).toBe(BENEFIT_BODY[phase.regime] ?? 'NONE')
        if (phase.body !== 'NONE' && phase.rules.length > 0) expect(phase.citations.length).toBeGreaterThan(0)
      }
    }))

  test('deadlines are sorted, once each, and roll only where the law says so', () =>
    holds((input) => {
      const { deadlines } = timeline(input)
      const keys = deadlines.map((deadline) => `${deadline.on} ${deadline.code}`)
      expect(keys).toEqual([...new Set(keys)].sort())
      const moved = input.facts.some((fact) => fact.type === 'MOVED')
      for (const { code, on } of deadlines)
        if (ROLLING_DEADLINES.has(code) && code !== 'REGISTER_JOB_SEEKER' && !moved)
          expect(isWorkingDay(on, input.land as Land), `${code} ${on}`).toBe(true)
    }))

  test('work permission has no overlap', () =>
    holds((input) => {
      const { work } = timeline(input)
      work.forEach((entry, index) => {
        const next = work[index + 1]
        if (next) expect(entry.to !== null && entry.to < next.from).toBe(true)
        if (entry.to !== null) expect(entry.to >= entry.from).toBe(true)
      })
    }))

  test('everything is explained: the phases of explain cover the timeline with the same answers', () =>
    holds((input) => {
      const t = timeline(input)
      for (const part of explain(input)) {
        expect(part.steps.length).toBeGreaterThan(0)
        if (part.kind === 'date') {
          expect(t.deadlines.some((deadline) => deadline.code === part.code && deadline.on === part.on)).toBe(
            true,
          )
          expect(part.steps.length).toBeGreaterThan(0)
          continue
        }
        const phase = t.tracks[part.track].find(
          (p) => p.from <= part.from && (p.to === null || p.to >= part.from),
        )
        expect(phase?.regime).toBe(part.regime)
      }
    }))

  test('computing leaves the input as it was and gives the same again', () =>
    holds((input) => {
      const copy = structuredClone(input)
      const first = timeline(input)
      expect(input).toEqual(copy)
      expect(timeline(copy)).toEqual(first)
    }))
})
