import type { SameShape } from '../../shape.ts'
import type { steering as german } from '../de/steering.ts'

export const steering: SameShape<typeof german> = {
  'steering.title': 'Gaps by field and area',
  'steering.preview': 'Preview, not published',
  'steering.preview.text':
    'These counts are for internal view only. Before a publication the system checks the protection, and a second person releases.',
  'steering.period': 'Period {period}',
  'steering.asOf': 'Data of {date}',
  'steering.basis': 'Basis: {basis}',
  'steering.caption': 'People with at least one gap, by field and area',
  'steering.column.field': 'Field',
  'steering.suppressed': 'too small',
  'steering.suppressed.label': 'suppressed because the count is too small',
  'steering.noRow': 'no report',
  'steering.threshold': 'Counts below {threshold} appear as "too small". That is not zero.',
  'steering.suppressedCells':
    '{count, plural, =0 {No cell is suppressed.} one {# cell is suppressed.} other {# cells are suppressed.}}',
  'steering.noMargins': 'Totals are left out on purpose: small counts could be derived from them.',
  'steering.empty': 'No gap has been confirmed for this period yet.',
  'steering.once': 'Each person counts once per gap, field and period.',
  'steering.draft.title': 'Effect of a draft law',
  'steering.draft.intro': 'How many journeys a draft would change, by area.',
  'steering.draft.preview':
    'Preview, not published. The counts say what would be if the draft were law. No case is run by it.',
  'steering.draft.text': 'The counts say what would be if the draft were law. No case is run by it.',
  'steering.draft.caption': 'People whose journey the draft would change, by area',
  'steering.draft.area': 'Area',
  'steering.draft.persons': 'People',
  'steering.draft.noRow': 'An area that is not listed has no journey that the draft would change.',
  'steering.draft.empty': 'As of today this draft would change no journey.',
}
