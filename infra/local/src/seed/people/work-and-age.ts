import { addDays } from '@nahtlos/domain/calendar'
import { accepted, DAYS, declined, HOURS, waiting } from '../contacts.ts'
import type { Days } from '../days.ts'
import { applied, asylum, decision, fact, job, on, settled, title } from '../histories.ts'
import { identity, person, type SeedPerson } from '../person.ts'

/** Seams inside the social code: job and loss of it, incapacity, age, courses. */
export function workAndAge(d: Days): SeedPerson[] {
  const long = (months: number) =>
    settled(d.monthsBack(months + 14), d.monthsBack(months + 1), d.monthStart(-months))
  return [
    // A short job, and back: the same case, the same owner.
    person(
      'sami',
      identity('Sami', 'Khoury', 'ar-SY', d.aged(42, 199)),
      ['oeztuerk.kim', 'Weststadt'],
      [...long(26), job(d.monthsBack(8, 10), d.monthsBack(6, 5)), applied(d.monthsBack(6, 2))],
      {
        contacts: [declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY')],
      },
    ),
    // The job ends soon: three days to register as a job-seeker.
    person(
      'nour',
      identity('Nour', 'Sabbagh', 'ar-SY', d.aged(28, 251)),
      ['brandt.kim', 'Lindenau-Nord'],
      [...long(30), job(d.monthsBack(20), d.ahead(40), { endKnownOn: d.back(2) })],
      {
        contacts: [waiting('arbeitsagentur-lindenau', 'START_WORK', { within: HOURS(20) })],
      },
    ),
    person(
      'davit',
      identity('Davit', 'Hakobyan', 'hy-AM', d.aged(46, 27)),
      ['kaya.kim', 'Bad Ellern'],
      [
        ...long(40),
        job(d.monthsBack(25), d.back(20)),
        on('UNEMPLOYMENT_REGISTERED', d.back(19)),
        applied(d.back(19), 'ALG'),
      ],
      {
        contacts: [declined('jobcenter-bad-ellern', 'SECURE_LIVELIHOOD', 'DATA_INCOMPLETE')],
      },
    ),
    person(
      'mehret',
      identity('Mehret', 'Asfaha', 'ti-ER', d.aged(34, 118)),
      ['oeztuerk.kim', 'Lindenau-Nord'],
      [...long(22), job(d.monthsBack(3))],
      {
        contacts: [declined('sozialamt', 'FIND_HOUSING', 'OFFER_MISSING')],
      },
    ),
    // Unable to work, for good: SGB XII has to be applied for in time.
    person(
      'abbas',
      identity('Abbas', 'Ghorbani', 'fa-IR', d.aged(55, 71)),
      ['brandt.kim', 'Ellern'],
      [...long(33), fact('WORK_CAPACITY', { able: false, from: d.back(12), permanent: true }, 'AUTHORITY')],
      {
        contacts: [declined('gesundheitsamt', 'HEALTH_CARE', 'NO_CAPACITY')],
      },
    ),
    // The age limit of § 7a SGB II comes near.
    person(
      'vera',
      identity('Vera', 'Petrosyan', 'hy-AM', d.turning(66, 120)),
      ['kaya.kim', 'Ellern'],
      long(50),
      {
        contacts: [waiting('sozialamt', 'SECURE_LIVELIHOOD', { within: DAYS(21) })],
      },
    ),
    // The claim to a course lapses a year after the title.
    person(
      'khalid',
      identity('Khalid', 'Osmani', 'ps-AF', d.aged(38, 9)),
      ['oeztuerk.kim', 'Bad Ellern'],
      [
        ...asylum(d.monthsBack(27)),
        decision('REFUGEE', d.monthsBack(13)),
        title('25_2_REFUGEE', addDays(d.monthsBack(12), 9)),
        applied(d.monthsBack(13, -5)),
      ],
      {
        contacts: [declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'OFFER_MISSING')],
      },
    ),
    person(
      'amina',
      identity('Amina', 'Warsame', 'so-SO', d.aged(29, 177)),
      ['brandt.kim', 'Bad Ellern'],
      [
        ...long(18),
        on('COURSE_ADMITTED', d.monthsBack(6), { course: 'INTEGRATION' }),
        on('COURSE_ENROLLED', d.monthsBack(2), { course: 'INTEGRATION', level: 'A1' }),
      ],
      {
        contacts: [
          declined('jobcenter-bad-ellern', 'SECURE_LIVELIHOOD', 'DATA_INCOMPLETE'),
          declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'OFFER_MISSING'),
        ],
      },
    ),
    person(
      'tigist',
      identity('Tigist', 'Lemma', 'am-ET', d.aged(31, 290)),
      ['kaya.kim', 'Weststadt'],
      [
        ...long(15),
        on('COURSE_ENROLLED', d.monthsBack(11), { course: 'INTEGRATION' }),
        on('COURSE_STARTED', d.monthsBack(10), { course: 'INTEGRATION', level: 'A2' }),
        on('COURSE_INTERRUPTED', d.monthsBack(5), { course: 'INTEGRATION' }),
      ],
      {
        contacts: [declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY')],
        gapConfirmed: true,
      },
    ),
    person(
      'reza',
      identity('Reza', 'Tavakoli', 'fa-IR', d.aged(36, 144)),
      ['oeztuerk.kim', 'Weststadt'],
      [...long(12), on('COURSE_ENROLLED', d.back(50), { course: 'INTEGRATION' })],
      {
        contacts: [declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY')],
      },
    ),
    person(
      'hiwa',
      identity('Hiwa', 'Rashidi', 'ckb-IQ', d.aged(33, 66)),
      ['brandt.kim', 'Weststadt'],
      long(20),
      {
        contacts: [
          declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY'),
          waiting('mbe-lindenau', 'LEARN_LANGUAGE', { within: DAYS(28) }),
        ],
      },
    ),
    person(
      'suleiman',
      identity('Suleiman', 'Haroun', 'ar-SD', d.aged(30, 222)),
      ['kaya.kim', 'Lindenau-Nord'],
      long(24),
      {
        contacts: [declined('sozialamt', 'FIND_HOUSING', 'OFFER_MISSING')],
      },
    ),
    person(
      'genet',
      identity('Genet', 'Araya', 'ti-ER', d.aged(45, 31)),
      ['brandt.kim', 'Lindenau-Nord'],
      long(36),
      {
        contacts: [
          declined('sozialamt', 'FIND_HOUSING', 'NOT_RESPONSIBLE'),
          waiting('wohnungsvermittlung', 'FIND_HOUSING', { within: DAYS(14) }),
        ],
        gapConfirmed: true,
      },
    ),
    person(
      'ahmed',
      identity('Ahmed', 'Elbaz', 'ar-EG', d.aged(41, 101)),
      ['oeztuerk.kim', 'Lindenau-Nord'],
      long(28),
      {
        contacts: [
          declined('sozialamt', 'FIND_HOUSING', 'OFFER_MISSING'),
          accepted('ankerplatz-beratung', 'EVERYDAY_SUPPORT'),
        ],
      },
    ),
  ]
}
