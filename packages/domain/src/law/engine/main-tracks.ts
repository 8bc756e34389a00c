import type { Reading } from '../types.ts'
import type { Because } from './benefits.ts'
import type { Paid } from './pay-gaps.ts'
import type { RawPhase } from './phases.ts'
import { type Answer, BENEFIT_BODY, HEALTH_BODY, healthUnder, LABOUR_BODY, labourUnder } from './regimes.ts'

/** BENEFITS, LABOUR and HEALTH of one paid segment, with the readings while UNCLEAR. */
export type Triple = {
  paid: Paid
  benefits: RawPhase
  labour: RawPhase
  health: RawPhase
  labourReadings: Reading[]
  healthReadings: Reading[]
}

const cites = (answer: Answer): string[] => (answer.cite === undefined ? [] : [answer.cite])
const readings = (fresh: Answer, old: Answer): Reading[] => [
  { regime: fresh.regime, citation: fresh.cite ?? '' },
  { regime: old.regime, citation: old.cite ?? '' },
]

export function deriveTriples(paid: readonly Paid[]): Triple[] {
  let wasInGkv = false
  return paid.map((segment): Triple => {
    const { from, to, because } = segment
    const job: Because[] = segment.insuredJob ? [segment.insuredJob] : []
    const state = {
      insuredJob: segment.insuredJob !== undefined,
      familyInsured: segment.familyInsured !== undefined,
      wasInGkv,
      settled: segment.system === 'SGB',
    }
    const lost = segment.lost
    const benefits: RawPhase = {
      from,
      to,
      regime: segment.regime,
      body: BENEFIT_BODY[segment.regime] ?? 'NONE',
      because,
      cites: lost ? ['§ 37 Abs. 2 SGB II'] : [],
    }
    const triple: Triple = {
      paid: segment,
      benefits,
      labour: benefits,
      health: benefits,
      labourReadings: [],
      healthReadings: [],
    }
    if (segment.readings) {
      // The previous payer stays the body until the doubt is over (section 4).
      benefits.body = BENEFIT_BODY[segment.readings.asylblg] ?? 'NONE'
      const labour = [labourUnder(segment.readings.sgb), labourUnder(segment.readings.asylblg)] as const
      const health = [
        healthUnder(segment.readings.sgb, state),
        healthUnder(segment.readings.asylblg, state),
      ] as const
      const agree = (pair: readonly [Answer, Answer]): boolean => pair[0].regime === pair[1].regime
      triple.labour = {
        from,
        to,
        because,
        cites: [],
        regime: agree(labour) ? labour[1].regime : 'UNCLEAR',
        body: LABOUR_BODY[labour[1].regime] ?? 'NONE',
      }
      triple.health = {
        from,
        to,
        because: agree(health) ? job : because,
        cites: agree(health) ? cites(health[1]) : [],
        regime: agree(health) ? health[1].regime : 'UNCLEAR',
        body: HEALTH_BODY[health[1].regime] ?? 'NONE',
      }
      if (!agree(labour)) triple.labourReadings = readings(...labour)
      if (!agree(health)) triple.healthReadings = readings(...health)
      return triple
    }
    const labour = labourUnder(segment.regime)
    const health = healthUnder(segment.regime, state)
    triple.labour = {
      from,
      to,
      regime: labour.regime,
      body: LABOUR_BODY[labour.regime] ?? 'NONE',
      because,
      cites: cites(labour),
    }
    triple.health = {
      from,
      to,
      regime: health.regime,
      body: HEALTH_BODY[health.regime] ?? 'NONE',
      cites: cites(health),
      because: job.length > 0 ? job : because,
      ...(lost || health.regime === 'NONE' ? { certainty: 'medium' as const } : {}),
    }
    wasInGkv = health.regime === 'GKV' || (lost && wasInGkv)
    return triple
  })
}
