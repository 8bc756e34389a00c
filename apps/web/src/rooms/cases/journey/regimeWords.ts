import type { Translator } from '@nahtlos/i18n'

/** A regime in words. `NONE` is said by its track: no benefit, no cover, nobody named. */
export function regimeWords({ word }: Translator, track: string, regime: string): string {
  return regime === 'NONE' ? word('noneOnTrack', track) : word('regime', regime)
}
