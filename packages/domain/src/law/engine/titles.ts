import type { CalendarDate } from '../../calendar/index.ts'
import type { FactOf } from '../facts.ts'
import { isFamilyParagraph, normalizeParagraph } from '../paragraph.ts'
import type { History } from './history.ts'
import { FOREVER } from './spans.ts'

const ALIASES: Readonly<Record<string, string>> = {
  '25_2_REFUGEE': 'P25_2',
  '25_2_SUBSIDIARY': 'P25_2',
  '23_1_WAR': 'P23_1',
  '9': 'NE',
  '9A': 'NE',
  '26_3': 'NE',
  '26_4': 'NE',
  '18C': 'NE',
}

export function positionOfTitle(paragraph: string): string {
  const name = normalizeParagraph(paragraph)
  return ALIASES[name] ?? (isFamilyParagraph(name) ? 'FAMILY' : `P${name}`)
}

/** § 24 permits valid on 2026-02-01 run on to 2027-03-04, and so on: the parameters hold the ordinances. */
export function titleEnd(title: FactOf<'TITLE_ISSUED'>, h: History): CalendarDate {
  if (title.until === undefined) return FOREVER
  if (positionOfTitle(title.paragraph) !== 'P24') return title.until
  const validOn = h.parameter('P24_EXTENDED_IF_VALID_ON', title.until)
  const runsTo = h.parameter('P24_EXTENDED_TO', title.until)
  if (validOn === undefined || runsTo === undefined) return title.until
  const key = Number(title.until.replaceAll('-', ''))
  const issued = Number(title.on.replaceAll('-', ''))
  if (issued > validOn || key < validOn || key >= runsTo) return title.until
  const text = String(runsTo)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as CalendarDate
}
