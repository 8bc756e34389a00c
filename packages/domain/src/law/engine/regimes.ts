import type { Body } from '../vocabulary.ts'

/** Who is responsible for a regime. A table, because every answer of the engine ends here. */
export const BENEFIT_BODY: Readonly<Record<string, Body>> = {
  ASYLBLG_3: 'SOZIALAMT',
  ASYLBLG_2: 'SOZIALAMT',
  ASYLBLG_1A: 'SOZIALAMT',
  SGB_II: 'JOBCENTER',
  SGB_XII_3: 'SOZIALAMT',
  SGB_XII_4: 'SOZIALAMT',
  SGB_III_ALG: 'ARBEITSAGENTUR',
  SGB_VIII: 'JUGENDAMT',
}

export type Answer = { regime: string; cite: string | undefined }

/**
 * Who supports work under a benefit: AsylbLG, ALG, SGB VIII and the self-supporting have the Agentur für Arbeit
 * (§§ 29 ff. SGB III), SGB II the Jobcenter; under SGB XII nobody owes it.
 */
export function labourUnder(benefit: string): Answer {
  if (benefit === 'SGB_II') return { regime: 'SGB_II', cite: '§ 16 SGB II' }
  if (benefit.startsWith('SGB_XII')) return { regime: 'NONE', cite: '§ 7 Abs. 1 SGB II' }
  if (benefit === 'NO_RULE') return { regime: 'NO_RULE', cite: undefined }
  if (benefit === 'SGB_III_ALG') return { regime: 'SGB_III', cite: '§ 22 Abs. 4 S. 5 SGB III' }
  return { regime: 'SGB_III', cite: benefit === 'SELF_SUPPORTING' ? '§ 29 SGB III' : '§ 22 SGB III' }
}

export const LABOUR_BODY: Readonly<Record<string, Body>> = { SGB_II: 'JOBCENTER', SGB_III: 'ARBEITSAGENTUR' }

export const HEALTH_BODY: Readonly<Record<string, Body>> = {
  ASYLBLG_4_6: 'SOZIALAMT',
  CARD_264: 'SOZIALAMT',
  GKV: 'KRANKENKASSE',
  FAMILY_INSURANCE: 'KRANKENKASSE',
  SGB_VIII_40: 'JUGENDAMT',
}

type HealthState = { insuredJob: boolean; familyInsured: boolean; wasInGkv: boolean; settled: boolean }

/** Who covers illness under a benefit. A job that insures goes before what the AsylbLG and a lost month give. */
export function healthUnder(benefit: string, state: HealthState): Answer {
  if (state.insuredJob) return { regime: 'GKV', cite: '§ 5 Abs. 1 Nr. 1 SGB V' }
  switch (benefit) {
    case 'ASYLBLG_3':
    case 'ASYLBLG_1A':
      return { regime: 'ASYLBLG_4_6', cite: '§§ 4, 6 AsylbLG' }
    case 'ASYLBLG_2':
      return { regime: 'CARD_264', cite: '§ 264 Abs. 2 SGB V' }
    case 'SGB_VIII':
      return { regime: 'SGB_VIII_40', cite: '§ 40 SGB VIII' }
    case 'SGB_II':
      return state.familyInsured
        ? { regime: 'FAMILY_INSURANCE', cite: '§ 10 SGB V' }
        : { regime: 'GKV', cite: '§ 5 Abs. 1 Nr. 2a, § 186 Abs. 2a SGB V' }
    case 'SGB_III_ALG':
      return { regime: 'GKV', cite: '§ 5 Abs. 1 Nr. 2 SGB V' }
    case 'SGB_XII_3':
    case 'SGB_XII_4':
      return {
        regime: 'GKV',
        cite: state.wasInGkv ? '§ 188 Abs. 4 SGB V, § 32 SGB XII' : '§ 264 Abs. 2 SGB V, § 32 SGB XII',
      }
    case 'SELF_SUPPORTING':
      if (state.familyInsured) return { regime: 'FAMILY_INSURANCE', cite: '§ 10 SGB V' }
      // After SGB II the insurance goes on as a voluntary one; a title opens the catch-all duty, the AsylbLG does not.
      if (state.wasInGkv) return { regime: 'GKV', cite: '§ 188 Abs. 4 SGB V' }
      return state.settled
        ? { regime: 'GKV', cite: '§ 5 Abs. 1 Nr. 13 SGB V' }
        : { regime: 'NONE', cite: '§ 5 Abs. 11 SGB V' }
    case 'NO_RULE':
      return { regime: 'NO_RULE', cite: undefined }
    default:
      return { regime: 'NONE', cite: '§ 5 Abs. 1 Nr. 13 SGB V' }
  }
}
