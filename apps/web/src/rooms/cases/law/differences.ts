import type { Translator } from '@nahtlos/i18n'
import type { DraftSimulationQuery } from '../../../gql/graphql.ts'
import { regimeWords } from '../journey/regimeWords.ts'

export type Difference = NonNullable<DraftSimulationQuery['draftSimulation']>['differences'][number]

export interface DifferenceWords {
  what: string
  before: string
  after: string
  reason: string
}

/** One difference between two computations of a journey, in words. The days of a phase are the caller's to say. */
export function differenceWords(i18n: Translator, difference: Difference): DifferenceWords {
  return { ...sides(i18n, difference), reason: reasonWords(i18n, difference) }
}

function sides(i18n: Translator, difference: Difference): Omit<DifferenceWords, 'reason'> {
  const { t, word, format } = i18n
  const { kind, track, before, after, beforeBody, afterBody, from } = difference
  if (kind === 'phase') {
    const side = (code: string | null | undefined, body: string | null | undefined) => {
      const regime = code ? regimeWords(i18n, track ?? '', code) : t('change.nothing')
      // The same regime on both sides: the body is what moved.
      return before === after && body ? t('change.withBody', { regime, body: word('body', body) }) : regime
    }
    return {
      what: word('track', track ?? ''),
      before: side(before, beforeBody),
      after: side(after, afterBody),
    }
  }
  const what = kind === 'handover' ? 'change.noHandover' : 'change.noDeadline'
  const day = (code: string | null | undefined) => (code ? format.date(from) : t(what))
  return { what: eventWords(i18n, difference), before: day(before), after: day(after) }
}

function eventWords({ t, word }: Translator, { kind, code }: Difference): string {
  // A handover is named by its track and bodies: `BENEFITS SOZIALAMT -> JOBCENTER`.
  const [, track, from, to] = /^(\w+) (\w+) -> (\w+)$/.exec(code ?? '') ?? []
  if (kind !== 'handover' || track === undefined || from === undefined || to === undefined)
    return t('change.deadline', { what: word('deadline', code ?? '') })
  return t('change.handover', {
    track: word('track', track),
    from: word('body', from),
    to: word('body', to),
  })
}

/** The transitions behind a difference by their names; without any, what the law module says itself. */
function reasonWords({ t, word, format, locale }: Translator, { rules, reason }: Difference): string {
  if (rules.length === 0) return reason[locale]
  const names = rules.map((rule) => {
    const draft = word('draft', rule)
    if (draft !== rule) return t('change.draftRule', { draft })
    return word('ruleFamily', rule.split('.')[0] ?? rule)
  })
  return format.list([...new Set(names)])
}
