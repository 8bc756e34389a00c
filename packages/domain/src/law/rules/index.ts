import { APPLICATION } from './application.ts'
import { COURSES } from './courses.ts'
import { T_COURT } from './court.ts'
import { GENERAL } from './general.ts'
import { LAND_SCHOOL } from './land-school.ts'
import type { Rule } from './model.ts'
import { STATUS_ASYLUM } from './status-asylum.ts'
import { STATUS_TITLES } from './status-titles.ts'
import { T01 } from './t01-recognition.ts'
import { T02 } from './t02-subsidiary.ts'
import { T03 } from './t03-ban.ts'
import { T04 } from './t04-temporary-protection.ts'
import { T05 } from './t05-analog.ts'
import { T06 } from './t06-25-5.ts'
import { T07 } from './t07-bleiberecht.ts'
import { T08 } from './t08-refusal.ts'
import { T09 } from './t09-minors.ts'
import { T10 } from './t10-work.ts'
import { T11 } from './t11-family.ts'
import { T12 } from './t12-capacity.ts'
import { T13 } from './t13-age.ts'
import { T14 } from './t14-eu.ts'
import { T15 } from './t15-move.ts'
import { T16 } from './t16-work-asylblg.ts'
import { T17 } from './t17-arrival.ts'
import { VERSIONS } from './versions.ts'

/** The ruleset DE-2026-08-19. A new rule is a line in its family's file; ending one is its `validTo`. */
export const RULES: readonly Rule[] = [
  ...STATUS_ASYLUM,
  ...STATUS_TITLES,
  ...GENERAL,
  ...APPLICATION,
  ...T01,
  ...T02,
  ...T03,
  ...T04,
  ...T05,
  ...T06,
  ...T07,
  ...T08,
  ...T09,
  ...T10,
  ...T11,
  ...T12,
  ...T13,
  ...T14,
  ...T15,
  ...T16,
  ...T17,
  ...T_COURT,
  ...COURSES,
  ...LAND_SCHOOL,
  ...VERSIONS,
]
