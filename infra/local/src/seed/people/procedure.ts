import { addMonths } from '@nahtlos/domain/calendar'
import { AT_ONCE, accepted, DAYS, declined, HOURS, waiting } from '../contacts.ts'
import type { Days } from '../days.ts'
import { asylum, asylumUnsupported, decision, fact, job, on, receives, status } from '../histories.ts'
import { identity, person, type SeedPerson } from '../person.ts'

/** In the procedure or after a refusal: AsylbLG from the arrival to analogue benefits, and Duldung. */
export function procedure(d: Days): SeedPerson[] {
  return [
    // Refused two weeks ago today: the appeal ends, no regime changes.
    person(
      'ibrahim',
      identity('Ibrahim', 'Bangura', 'kri-SL', d.aged(26, 222)),
      ['oeztuerk.kim', 'Weststadt'],
      [...asylum(d.monthsBack(14)), decision('REFUSED', d.back(14))],
      {
        contacts: [waiting('ankerplatz-beratung', 'CLARIFY_RESIDENCE', { within: HOURS(8) })],
      },
    ),
    person(
      'blessing',
      identity('Blessing', 'Okonjo', 'en-NG', d.aged(32, 88)),
      ['brandt.kim', 'Ellern'],
      [...asylum(d.monthsBack(13)), decision('REFUSED_OBVIOUSLY_UNFOUNDED', d.back(6))],
    ),
    // Refusal with Duldung: AsylbLG throughout, also in the days between.
    person(
      'samuel',
      identity('Samuel', 'Adjei', 'en-GH', d.aged(35, 7)),
      ['kaya.kim', 'Hochfeld'],
      [...asylum(d.monthsBack(25)), decision('REFUSED', d.back(72)), status('DULDUNG_60A', d.back(14))],
    ),
    person(
      'gulsen',
      identity('Gülşen', 'Yıldırım', 'ku-TR', d.aged(48, 120)),
      ['oeztuerk.kim', 'Hochfeld'],
      [
        ...asylum(d.monthsBack(31)),
        decision('REFUSED', d.monthsBack(9)),
        on('APPEAL_FILED', d.monthsBack(8, 20)),
      ],
      {
        contacts: [
          declined('sozialamt', 'FIND_HOUSING', 'NOT_RESPONSIBLE'),
          declined('ankerplatz-beratung', 'FIND_HOUSING', 'NOT_RESPONSIBLE'),
        ],
        gapConfirmed: true,
      },
    ),
    // Bounced to and fro: each says the other.
    person(
      'tenzin',
      identity('Tenzin', 'Dolkar', 'bo-CN', d.aged(43, 55)),
      ['brandt.kim', 'Hochfeld'],
      asylum(d.monthsBack(10)),
      {
        contacts: [
          declined('sozialamt', 'SECURE_LIVELIHOOD', 'NOT_RESPONSIBLE'),
          declined('jobcenter-lindenau', 'SECURE_LIVELIHOOD', 'NOT_RESPONSIBLE'),
        ],
      },
    ),
    // Entered on a leap day: the 36 months end on 1 March, not on 28 February.
    person(
      'dawit',
      identity('Dawit', 'Mengistu', 'am-ET', d.aged(40, 3)),
      ['kaya.kim', 'Weststadt'],
      asylum(d.leapDay()),
    ),
    // Analogue benefits are two weeks, and two months, away.
    person(
      'mohammed',
      identity('Mohammed', 'al-Tikriti', 'ar-IQ', d.aged(51, 61)),
      ['oeztuerk.kim', 'Bad Ellern'],
      asylum(addMonths(d.ahead(14), -36)),
      { contacts: [waiting('sozialamt', 'SECURE_LIVELIHOOD', { within: AT_ONCE })] },
    ),
    person(
      'lina',
      identity('Lina', 'Haddou', 'ar-MA', d.aged(21, 190)),
      ['brandt.kim', 'Bad Ellern'],
      asylum(addMonths(d.ahead(60), -36)),
      {
        contacts: [waiting('vhs-integrationskurse', 'LEARN_LANGUAGE', { within: DAYS(10) })],
      },
    ),
    person(
      'jamshid',
      identity('Jamshid', 'Rasuli', 'fa-AF', d.aged(57, 14)),
      ['kaya.kim', 'Ellern'],
      [...asylum(d.monthsBack(40)), receives('ASYLBLG_2', d.monthsBack(4))],
      {
        contacts: [declined('gesundheitsamt', 'HEALTH_CARE', 'OFFER_MISSING')],
      },
    ),
    // Just allocated: nobody is named for everyday support yet.
    person(
      'awet',
      identity('Awet', 'Kidane', 'ti-ER', d.aged(19, 140)),
      ['oeztuerk.kim', 'St. Georgen'],
      asylumUnsupported(d.back(70)),
    ),
    person(
      'parwana',
      identity('Parwana', 'Stanekzai', 'ps-AF', d.aged(30, 1)),
      ['brandt.kim', 'St. Georgen'],
      asylumUnsupported(d.monthsBack(7)),
      {
        contacts: [
          waiting('ankerplatz-beratung', 'EVERYDAY_SUPPORT', {
            within: AT_ONCE,
            interpreter: 'Sprachbrücke Lindenau',
          }),
        ],
      },
    ),
    // Under threat: the address is locked and leaves in no package.
    person(
      'leyla',
      identity('Leyla', 'Aslani', 'fa-IR', d.aged(33, 333)),
      ['kaya.kim', 'Brückenfeld'],
      asylum(d.monthsBack(9)),
      {
        addressLock: true,
        contacts: [
          accepted('jugendamt', 'CHILD_AND_FAMILY', {
            interpreter: 'Sprachbrücke Lindenau',
            granted: ['IDENTITY', 'FAMILY'],
            refused: ['STATUS'],
          }),
        ],
      },
    ),
    // Work under the AsylbLG that tops up.
    person(
      'emeka',
      identity('Emeka', 'Nwosu', 'en-NG', d.aged(27, 166)),
      ['oeztuerk.kim', 'Altmühlbach'],
      [...asylum(d.monthsBack(12)), job(d.back(2), undefined, { coversNeeds: false })],
      {
        contacts: [declined('arbeitsagentur-lindenau', 'START_WORK', 'REQUIREMENTS_NOT_MET')],
      },
    ),
    person(
      'bashir',
      identity('Bashir', 'Wardak', 'ps-AF', d.aged(24, 84)),
      ['brandt.kim', 'Brückenfeld'],
      [
        ...asylum(d.monthsBack(29)),
        decision('REFUSED', d.monthsBack(15)),
        on('DECISION_FINAL', d.monthsBack(13)),
        status('DULDUNG_60B', d.monthsBack(12)),
        fact('CUT_1A', { from: d.monthStart(-2), until: d.monthEnd(3) }, 'AUTHORITY'),
      ],
    ),
  ]
}
