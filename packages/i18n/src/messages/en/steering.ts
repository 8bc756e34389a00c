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
}
