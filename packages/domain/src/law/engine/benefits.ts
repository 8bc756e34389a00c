import type { CalendarDate } from '../../calendar/index.ts'
import type { Fact } from '../facts.ts'
import type { PositionEvent, Rule, System } from '../rules/model.ts'
import type { Reading } from '../types.ts'
import { type Anchored, readAnchors } from './anchors.ts'
import { readDimension } from './dimensions.ts'
import type { History } from './history.ts'
import type { Law } from './law.ts'
import { cutDays, dayBefore, FOREVER, reader, type Span } from './spans.ts'

/** One reason. `weighs: false`: it explains the phase but its doubt is not the doubt of this phase. */
export type Because = { rule: Rule; fact: Fact | undefined; weighs?: false }

/** A time with one answer on BENEFITS, before lost months are taken out. */
export type Segment = {
  from: CalendarDate
  to: CalendarDate
  regime: string
  system: System
  /** Regimes of the two readings while UNCLEAR. */
  readings: { asylblg: string; sgb: string; citations: { asylblg: string; sgb: string } } | undefined
  because: Because[]
  anchor: Anchored | undefined
  position: PositionEvent | undefined
  work: boolean
  youth: boolean
  court: boolean
  insuredJob: Because | undefined
  familyInsured: Because | undefined
}

/** Spans from a list of beginnings, each lasting to the day before the next. */
export function asSpans<T extends { day: CalendarDate }>(list: readonly T[]): Span<T>[] {
  return list.map((value, index) => {
    const next = list[index + 1]
    return { from: value.day, to: next ? dayBefore(next.day) : FOREVER, value }
  })
}

const because = (held: { rule: Rule; fact: Fact | undefined } | undefined): Because[] =>
  held ? [{ rule: held.rule, fact: held.fact }] : []

/** A dispute about when a change comes (T2) is over once all readings agree. */
const transitionReason = (rule: Rule, fact: Fact | undefined, system: System): Because =>
  rule.kind === 'transition' && rule.readings && system !== 'UNCLEAR'
    ? { rule, fact, weighs: false }
    : { rule, fact }

/** The answers of BENEFITS day by day: one pass over the days on which something may change. */
export function readBenefits(law: Law, positions: readonly PositionEvent[], h: History): Segment[] {
  const positionSpans = asSpans(positions)
  const anchors = readAnchors(law, positions, h)
  const anchorSpans = asSpans(anchors)
  /** The transition that a change of position set in motion: until its day it explains why the old payer still pays. */
  const moving = new Map(anchors.map((anchor) => [anchor.event, anchor.rule]))
  const youth = readDimension(law, 'YOUTH_WELFARE', h)
  const self = readDimension(law, 'SELF_SUPPORT', h)
  const alg = readDimension(law, 'ALG', h)
  const court = readDimension(law, 'COURT', h)
  const analog = readDimension(law, 'ANALOG', h)
  const abuse = readDimension(law, 'ABUSE', h)
  const cut = readDimension(law, 'CUT', h)
  const capacity = readDimension(law, 'CAPACITY', h)
  const age = readDimension(law, 'AGE_LIMIT', h)
  const eu = readDimension(law, 'EU_ENTITLED', h)
  const shutOut = readDimension(law, 'EU_EXCLUDED', h)
  const insured = readDimension(law, 'INSURED_JOB', h)
  const family = readDimension(law, 'FAMILY_INSURED', h)
  const draft = readDimension(law, 'DRAFT_SYSTEM', h)
  const received = receipts(h)
  const days = cutDays(h.start, [
    positionSpans,
    anchorSpans,
    youth,
    self,
    alg,
    court,
    analog,
    abuse,
    cut,
    capacity,
    age,
    eu,
    shutOut,
    insured,
    family,
    draft,
    received,
  ])
  const at = {
    position: reader(positionSpans),
    anchor: reader(anchorSpans),
    youth: reader(youth),
    self: reader(self),
    alg: reader(alg),
    court: reader(court),
    analog: reader(analog),
    abuse: reader(abuse),
    cut: reader(cut),
    capacity: reader(capacity),
    age: reader(age),
    eu: reader(eu),
    shutOut: reader(shutOut),
    insured: reader(insured),
    family: reader(family),
    draft: reader(draft),
    received: reader(received),
  }
  const asylblg = (day: CalendarDate): { regime: string; because: Because[] } => {
    const [cutNow, analogNow, abuseNow] = [at.cut(day), at.analog(day), at.abuse(day)]
    if (cutNow) return { regime: 'ASYLBLG_1A', because: because(cutNow) }
    if (analogNow && !abuseNow) return { regime: 'ASYLBLG_2', because: because(analogNow) }
    return { regime: 'ASYLBLG_3', because: because(abuseNow) }
  }
  const sgb = (day: CalendarDate): { regime: string; because: Because[] } => {
    const [ageNow, capacityNow] = [at.age(day), at.capacity(day)]
    if (ageNow) return { regime: 'SGB_XII_4', because: because(ageNow) }
    if (capacityNow) return { regime: capacityNow.value, because: because(capacityNow) }
    return { regime: 'SGB_II', because: [] }
  }
  return days.map((from, index) => {
    const next = days[index + 1]
    const position = at.position(from)
    const anchor = at.anchor(from)
    const draftNow = at.draft(from)
    const simulated = draftNow && draftNow.value.position === position?.position ? draftNow : undefined
    const system = simulated ? simulated.value.system : (anchor?.system ?? 'NO_RULE')
    const status = position && law.statusOn(position.position, from)
    const settled = status?.system === system
    const coming = position && !settled ? moving.get(position) : undefined
    const ground: Because[] = [
      ...(status && position && (settled || !anchor?.rule) ? [{ rule: status, fact: position.fact }] : []),
      ...(anchor?.rule && anchor.rule !== status
        ? [transitionReason(anchor.rule, anchor.event.fact, system)]
        : []),
      ...(coming && coming !== anchor?.rule
        ? [{ rule: coming, fact: position?.fact, weighs: false as const }]
        : []),
      ...because(simulated),
    ]
    const [courtNow, youthNow, selfNow, algNow] = [
      at.court(from),
      at.youth(from),
      at.self(from),
      at.alg(from),
    ]
    const segment: Segment = {
      from,
      to: next ? dayBefore(next) : FOREVER,
      regime: 'NO_RULE',
      system,
      readings: undefined,
      because: [],
      anchor,
      position,
      work: false,
      youth: false,
      court: false,
      insuredJob: because(at.insured(from))[0],
      familyInsured: because(at.family(from))[0],
    }
    const decide = (regime: string, why: Because[]): Segment =>
      Object.assign(segment, { regime, because: why })
    if (courtNow) return Object.assign(decide(courtNow.value, because(courtNow)), { court: true })
    if (youthNow) return Object.assign(decide('SGB_VIII', [...because(youthNow)]), { youth: true })
    if (algNow && !at.age(from)) return Object.assign(decide('SGB_III_ALG', because(algNow)), { work: true })
    if (selfNow) return Object.assign(decide('SELF_SUPPORTING', because(selfNow)), { work: true })
    if (system === 'ASYLBLG') {
      const answer = asylblg(from)
      return decide(answer.regime, [...ground, ...answer.because])
    }
    if (system === 'SGB') {
      const answer = sgb(from)
      return decide(answer.regime, [...ground, ...answer.because])
    }
    if (system === 'EU') {
      const entitled = at.eu(from)
      if (!entitled) return decide('NONE', [...ground, ...because(at.shutOut(from))])
      const answer = sgb(from)
      return decide(answer.regime, [...ground, ...because(entitled), ...answer.because])
    }
    if (system === 'UNCLEAR') {
      const [old, fresh] = [asylblg(from), sgb(from)]
      const citations = anchor?.rule?.kind === 'transition' ? anchor.rule.readings?.(from) : undefined
      segment.readings = {
        asylblg: old.regime,
        sgb: fresh.regime,
        citations: citations ?? { asylblg: '§ 1 Abs. 3 AsylbLG', sgb: anchor?.rule?.cite ?? '' },
      }
      return decide('UNCLEAR', ground)
    }
    const receipt = at.received(from)
    return receipt ? decide(receipt.regime, []) : decide('NO_RULE', ground)
  })
}

/** What somebody is known to receive: the last resort where no status says what is due. */
function receipts(h: History): Span<{ regime: string; fact: Fact }>[] {
  const list = h
    .of('BENEFIT_RECEIVED')
    .map((fact) => ({ day: fact.from, to: fact.to ?? FOREVER, regime: fact.regime, fact }))
  return list.map((value, index) => {
    const next = list[index + 1]
    const last = next && next.day <= value.to ? dayBefore(next.day) : value.to
    return { from: value.day, to: last, value: { regime: value.regime, fact: value.fact } }
  })
}

export const readingsOf = (segment: Segment): Reading[] =>
  segment.readings
    ? [
        { regime: segment.readings.sgb, citation: segment.readings.citations.sgb },
        { regime: segment.readings.asylblg, citation: segment.readings.citations.asylblg },
      ]
    : []
