import type { FactOf } from '../facts.ts'
import { breaksObligation } from '../rules/t15-move.ts'
import type { Handover } from '../types.ts'
import type { Body, Track } from '../vocabulary.ts'
import type { History } from './history.ts'
import type { Triple } from './main-tracks.ts'
import type { Paid } from './pay-gaps.ts'
import type { RawPhase } from './phases.ts'

/** Which transition of section 5 moved the work from one payer to the other. */
export function causeOf(before: Paid | undefined, after: Paid): string {
  if (before?.court || after.court) return 'COURT'
  if (before?.youth || after.youth) return 'T9'
  const family = after.anchor?.rule?.family
  if (before?.system !== after.system && family !== undefined && family !== 'STATUS') return family
  if (before?.work || after.work) return after.system === 'ASYLBLG' ? 'T16' : 'T10'
  const special = after.because.find(({ rule }) => rule.family === 'T12' || rule.family === 'T13')
  if (special) return special.rule.family
  if (before?.regime.startsWith('SGB_XII')) return 'T12'
  if (after.system === 'EU') return 'T14'
  return family ?? 'GENERAL'
}

/** Handovers of one track: from the last body that was responsible to the next one, over days without any. */
function alongTrack(
  track: Track,
  triples: readonly Triple[],
  phaseOf: (triple: Triple) => RawPhase,
): Handover[] {
  const out: Handover[] = []
  let last: { body: Body; paid: Paid } | undefined
  for (const triple of triples) {
    const phase = phaseOf(triple)
    if (phase.body === 'NONE') continue
    if (last && last.body !== phase.body)
      out.push({
        track,
        from: last.body,
        to: phase.body,
        on: phase.from,
        rule: causeOf(last.paid, triple.paid),
      })
    last = { body: phase.body, paid: triple.paid }
  }
  return out
}

function simpleTrack(track: Track, phases: readonly RawPhase[], rule: string): Handover[] {
  const out: Handover[] = []
  let last: Body = 'NONE'
  for (const phase of phases) {
    if (phase.body === 'NONE') continue
    if (last !== 'NONE' && last !== phase.body)
      out.push({ track, from: last, to: phase.body, on: phase.from, rule })
    last = phase.body
  }
  return out
}

/** T15: the kind of office stays, the place changes. AsylbLG follows the allocation, SGB II and XII the residence. */
function moves(h: History, triples: readonly Triple[]): Handover[] {
  const out: Handover[] = []
  let ags: string | null = null
  let index = 0
  const steps = [...h.of('ALLOCATED'), ...h.of('MOVED')].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  )
  steps.forEach((step: FactOf<'ALLOCATED'> | FactOf<'MOVED'>, position) => {
    while (index + 1 < triples.length && (triples[index]?.paid.to ?? '') < step.on) index++
    const before = ags
    const regime = triples[index]?.paid.regime ?? ''
    const allocation = step.type === 'ALLOCATED'
    if (step.type === 'MOVED' && regime === 'SGB_II' && breaksObligation(step, h)) return
    if (step.type === 'MOVED' && regime.startsWith('ASYLBLG')) return
    ags = step.ags
    if (before === step.ags || (allocation && position === 0)) return
    const on = step.on
    const between = (track: Track, body: Body): void => {
      out.push({ track, from: body, to: body, on, rule: 'T15', fromAgs: before, toAgs: step.ags })
    }
    if (allocation) {
      if (regime.startsWith('ASYLBLG')) between('BENEFITS', 'SOZIALAMT')
      return
    }
    if (regime === 'SGB_II') {
      between('BENEFITS', 'JOBCENTER')
      between('LABOUR', 'JOBCENTER')
    }
    if (regime.startsWith('SGB_XII')) between('BENEFITS', 'SOZIALAMT')
  })
  return out
}

/** Every passing of work from one body to another (section 4: BENEFITS, LABOUR, HOUSING, SUPPORT). */
export function readHandovers(
  h: History,
  triples: readonly Triple[],
  housing: readonly RawPhase[],
  support: readonly RawPhase[],
): Handover[] {
  const all = [
    ...alongTrack('BENEFITS', triples, (triple) => triple.benefits),
    ...alongTrack('LABOUR', triples, (triple) => triple.labour),
    ...simpleTrack('HOUSING', housing, 'T17'),
    ...simpleTrack('SUPPORT', support, 'SUPPORT'),
    ...moves(h, triples),
  ]
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
