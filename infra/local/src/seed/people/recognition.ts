import { addDays } from '@nahtlos/domain/calendar'
import { AT_ONCE, accepted, declined, HOURS, refusedAll, waiting } from '../contacts.ts'
import type { Days } from '../days.ts'
import { applied, asylum, decision, fact, receives, title } from '../histories.ts'
import { identity, person, type SeedPerson } from '../person.ts'

/** The double change of the Rechtskreis after a recognition (T1), from before it to after it went wrong. */
export function recognition(d: Days): SeedPerson[] {
  // Of last month, so that the first month of SGB II has begun.
  const servedLastMonth = addDays(d.monthStart(0), -11)
  const servedTwoMonthsAgo = addDays(d.monthStart(-1), -9)
  return [
    // Nothing decided yet: recording the decision is the first step of the tour.
    person(
      'amir',
      identity('Amir', 'Rahimi', 'fa-AF', d.aged(29, 100)),
      ['oeztuerk.kim', 'Weststadt'],
      asylum(d.monthsBack(20)),
      {
        contacts: [
          accepted('ankerplatz-beratung', 'EVERYDAY_SUPPORT', { interpreter: 'Dolmetschdienst Ellerntal' }),
        ],
      },
    ),
    person(
      'yonas',
      identity('Yonas', 'Tesfay', 'ti-ER', d.aged(31, 40)),
      ['oeztuerk.kim', 'Lindenau-Nord'],
      [...asylum(d.monthsBack(18)), decision('REFUGEE', d.withinMonth(10))],
      {
        contacts: [
          waiting('jobcenter-lindenau', 'SECURE_LIVELIHOOD', {
            handovers: ['BENEFITS'],
            interpreter: 'Dolmetschdienst Ellerntal',
          }),
          waiting('arbeitsagentur-lindenau', 'START_WORK', {
            handovers: ['LABOUR'],
            interpreter: 'Dolmetschdienst Ellerntal',
          }),
        ],
      },
    ),
    person(
      'shirin',
      identity('Shirin', 'Moradi', 'fa-IR', d.aged(36, 12)),
      ['oeztuerk.kim', 'Bad Ellern'],
      [...asylum(d.monthsBack(22)), decision('REFUGEE', d.withinMonth(3))],
    ),
    person(
      'hamid',
      identity('Hamid', 'Sarwari', 'ps-AF', d.aged(44, 210)),
      ['brandt.kim', 'Ellern'],
      [...asylum(d.monthsBack(27)), decision('REFUGEE', d.withinMonth(10))],
      {
        done: ['REMIND_CHOOSE_HEALTH_FUND', 'CHOOSE_HEALTH_FUND'],
        contacts: [
          accepted('jobcenter-lindenau', 'SECURE_LIVELIHOOD', {
            handovers: ['BENEFITS', 'LABOUR'],
            interpreter: 'Sprachbrücke Lindenau',
          }),
        ],
      },
    ),
    person(
      'rahel',
      identity('Rahel', 'Habtemariam', 'ti-ER', d.aged(26, 77)),
      ['kaya.kim', 'Weststadt'],
      [...asylum(d.monthsBack(16)), decision('ASYLUM', d.withinMonth(14))],
    ),
    // Half handover: the Jobcenter pays, nobody took over work support, and everyday support ended with the month.
    person(
      'nasrin',
      identity('Nasrin', 'Ahmadzai', 'fa-AF', d.aged(33, 5)),
      ['brandt.kim', 'Bad Ellern'],
      [
        ...asylum(d.monthsBack(24), d.monthEnd(-1)),
        decision('REFUGEE', servedLastMonth),
        applied(addDays(servedLastMonth, 4)),
      ],
      {
        contacts: [
          accepted('jobcenter-bad-ellern', 'SECURE_LIVELIHOOD', { handovers: ['BENEFITS'] }),
          waiting('arbeitsagentur-lindenau', 'START_WORK', { within: AT_ONCE }),
        ],
      },
    ),
    // Both taken over, but only after the day.
    person(
      'elias',
      identity('Elias', 'Woldu', 'ti-ER', d.aged(24, 300)),
      ['kaya.kim', 'Bad Ellern'],
      [
        ...asylum(d.monthsBack(15)),
        decision('REFUGEE', servedLastMonth),
        applied(addDays(servedLastMonth, 3)),
      ],
      {
        contacts: [
          accepted('jobcenter-bad-ellern', 'SECURE_LIVELIHOOD', { handovers: ['BENEFITS', 'LABOUR'] }),
        ],
      },
    ),
    // Late application: a whole month is lost.
    person(
      'farhad',
      identity('Farhad', 'Nouri', 'fa-IR', d.aged(39, 150)),
      ['oeztuerk.kim', 'Bad Ellern'],
      [...asylum(d.monthsBack(19)), decision('REFUGEE', servedTwoMonthsAgo)],
      {
        later: [applied(d.withinMonth(5))],
        contacts: [declined('jobcenter-bad-ellern', 'SECURE_LIVELIHOOD', 'DATA_INCOMPLETE')],
      },
    ),
    // No application at all: the hole grows every day.
    person(
      'omar',
      identity('Omar', 'Abdirahman', 'so-SO', d.aged(22, 33)),
      ['kaya.kim', 'Bad Ellern'],
      [...asylum(d.monthsBack(21)), decision('REFUGEE', servedTwoMonthsAgo)],
      {
        contacts: [
          waiting('jobcenter-bad-ellern', 'SECURE_LIVELIHOOD', {
            within: AT_ONCE,
            interpreter: 'Sprachbrücke Lindenau',
          }),
        ],
      },
    ),
    // A late correction: the letter had been delivered three days earlier than first recorded.
    person(
      'mariam',
      identity('Mariam', 'Haile', 'ti-ER', d.aged(28, 61)),
      ['brandt.kim', 'Weststadt'],
      [
        ...asylum(d.monthsBack(17)),
        decision('REFUGEE', d.monthsBack(4)),
        title('25_2_REFUGEE', d.monthsBack(2)),
        receives('SGB_II', d.monthStart(-3)),
      ],
      {
        later: [{ ...decision('REFUGEE', d.monthsBack(4, 3)), corrects: 'BAMF_DECISION' }],
        contacts: [declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY')],
        gapConfirmed: true,
      },
    ),
    // Refuses that the Arbeitsagentur learns anything: nothing is sent, the case goes on.
    person(
      'zahra',
      identity('Zahra', 'Karimi', 'fa-AF', d.aged(41, 240)),
      ['kaya.kim', 'Lindenau-Nord'],
      [...asylum(d.monthsBack(23)), decision('REFUGEE', d.withinMonth(6))],
      {
        contacts: [
          refusedAll('arbeitsagentur-lindenau', 'START_WORK', { interpreter: 'Sprachbrücke Lindenau' }),
          waiting('jobcenter-lindenau', 'SECURE_LIVELIHOOD', {
            handovers: ['BENEFITS'],
            refused: ['FAMILY'],
            granted: ['IDENTITY', 'STATUS', 'BENEFITS'],
            within: HOURS(30),
            interpreter: 'Sprachbrücke Lindenau',
          }),
        ],
      },
    ),
    // Agrees to the counselling service, not to the Ausländerbehörde, and takes the first back too.
    person(
      'yusuf',
      identity('Yusuf', 'Demirkan', 'tr-TR', d.aged(34, 190)),
      ['oeztuerk.kim', 'Brückenfeld'],
      asylum(d.monthsBack(11)),
      {
        contacts: [
          accepted('ankerplatz-beratung', 'EVERYDAY_SUPPORT', {
            granted: ['IDENTITY', 'LANGUAGE_WORK'],
            refused: ['FAMILY'],
            withdrawn: true,
          }),
          refusedAll('auslaenderbehoerde', 'CLARIFY_RESIDENCE'),
        ],
      },
    ),
    person(
      'selam',
      identity('Selam', 'Gebreab', 'am-ET', d.aged(27, 18)),
      ['brandt.kim', 'Lindenau-Nord'],
      [
        ...asylum(d.monthsBack(14)),
        decision('REFUGEE', d.monthsBack(1, 20)),
        applied(d.monthsBack(1, 12)),
        fact('HEALTH_FUND_CHOSEN', { on: d.monthsBack(1, 2) }),
      ],
    ),
  ]
}
