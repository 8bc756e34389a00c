import { addDays } from '@nahtlos/domain/calendar'
import { AT_ONCE, accepted, DAYS, declined, waiting } from '../contacts.ts'
import type { Days } from '../days.ts'
import {
  applied,
  asylum,
  decision,
  fiction24,
  on,
  protection,
  receives,
  status,
  title,
} from '../histories.ts'
import { identity, person, type SeedPerson } from '../person.ts'

/** Temporary, subsidiary and national protection: § 24, § 4 AsylG, § 25 Abs. 3 and 5 AufenthG, Bleiberecht. */
export function otherProtection(d: Days): SeedPerson[] {
  const lastDayOfMonth = d.monthEnd(-1)
  // Two weeks of appeal lead over the end of a month: one reading pays SGB II a month earlier than the other.
  const late = addDays(d.monthEnd(0), -12)
  const overTheEdge = late <= d.today ? late : addDays(d.monthStart(0), -13)
  return [
    // § 24 at the edge of a month: a certificate of one day later costs a month.
    person(
      'olena',
      identity('Olena', 'Kovalchuk', 'uk-UA', d.aged(38, 70)),
      ['brandt.kim', 'Weststadt'],
      [
        ...protection(addDays(lastDayOfMonth, -19)),
        on('ED_DONE', addDays(lastDayOfMonth, -11)),
        fiction24(lastDayOfMonth),
      ],
      {
        contacts: [
          accepted('sozialamt', 'FIND_HOUSING', { handovers: ['HOUSING'] }),
          declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY'),
        ],
      },
    ),
    person(
      'iryna',
      identity('Iryna', 'Sydorenko', 'uk-UA', d.aged(62, 20)),
      ['kaya.kim', 'Ellern'],
      [
        ...protection(addDays(lastDayOfMonth, -17)),
        on('ED_DONE', addDays(lastDayOfMonth, -9)),
        fiction24(d.monthStart(0)),
      ],
      {
        contacts: [
          accepted('sozialamt', 'FIND_HOUSING', { handovers: ['HOUSING'] }),
          declined('gesundheitsamt', 'HEALTH_CARE', 'OFFER_MISSING'),
        ],
      },
    ),
    person(
      'taras',
      identity('Taras', 'Melnyk', 'uk-UA', d.aged(45, 130)),
      ['oeztuerk.kim', 'Ellern'],
      protection(d.back(33)),
      {
        contacts: [waiting('auslaenderbehoerde', 'CLARIFY_RESIDENCE', { within: DAYS(3) })],
      },
    ),
    person(
      'nadija',
      identity('Nadija', 'Bondar', 'ru-UA', d.aged(35, 260)),
      ['kaya.kim', 'Lindenau-Nord'],
      [
        ...protection(d.monthsBack(30)),
        on('ED_DONE', d.monthsBack(29, 15)),
        fiction24(d.monthsBack(29, 10)),
        title('24', d.monthsBack(28)),
        receives('SGB_II', d.monthStart(-28)),
      ],
      {
        contacts: [declined('sozialamt', 'FIND_HOUSING', 'NOT_RESPONSIBLE')],
        gapConfirmed: true,
      },
    ),
    // Subsidiary protection, the rest refused: UNCLEAR between notice and finality.
    person(
      'karim',
      identity('Karim', 'al-Jundi', 'ar-SY', d.aged(30, 95)),
      ['oeztuerk.kim', 'Lindenau-Nord'],
      [...asylum(d.monthsBack(13)), decision('SUBSIDIARY', overTheEdge, true)],
      {
        contacts: [
          waiting('jobcenter-lindenau', 'SECURE_LIVELIHOOD', {
            handovers: ['BENEFITS'],
            interpreter: 'Dolmetschdienst Ellerntal',
          }),
        ],
      },
    ),
    person(
      'rima',
      identity('Rima', 'Barakat', 'ar-SY', d.aged(25, 310)),
      ['brandt.kim', 'Brückenfeld'],
      [
        ...asylum(d.monthsBack(12)),
        decision('SUBSIDIARY', d.monthsBack(3), true),
        on('APPEAL_FILED', addDays(d.monthsBack(3), 9)),
      ],
    ),
    person(
      'ziad',
      identity('Ziad', 'Darwish', 'ar-SY', d.aged(52, 44)),
      ['kaya.kim', 'Weststadt'],
      [
        ...asylum(d.monthsBack(34)),
        decision('SUBSIDIARY', d.monthsBack(20)),
        title('25_2_SUBSIDIARY', d.monthsBack(18)),
        receives('SGB_II', d.monthStart(-19)),
      ],
      {
        contacts: [declined('vhs-integrationskurse', 'LEARN_LANGUAGE', 'NO_CAPACITY')],
      },
    ),
    // A ban on removal counts only once the title is issued: the Ausländerbehörde is chased.
    person(
      'fatou',
      identity('Fatou', 'Camara', 'fr-GN', d.aged(23, 200)),
      ['oeztuerk.kim', 'Altmühlbach'],
      [...asylum(d.monthsBack(26)), decision('BAN_25_3', d.back(28), true)],
      {
        contacts: [waiting('auslaenderbehoerde', 'CLARIFY_RESIDENCE', { within: AT_ONCE })],
      },
    ),
    // § 25 Abs. 5: eighteen months after the decision on the Duldung are nearly over.
    person(
      'adama',
      identity('Adama', 'Traoré', 'fr-ML', d.aged(37, 15)),
      ['brandt.kim', 'Altmühlbach'],
      [
        ...asylum(d.monthsBack(46)),
        decision('REFUSED', d.monthsBack(30)),
        on('DECISION_FINAL', d.monthsBack(29)),
        status('DULDUNG_60A', d.monthsBack(28)),
        on('DULDUNG_DECIDED', d.monthsBack(17, 12)),
        title('25_5', d.monthsBack(6)),
      ],
    ),
    person(
      'hoda',
      identity('Hoda', 'Salehi', 'fa-IR', d.aged(29, 280)),
      ['kaya.kim', 'Altmühlbach'],
      [
        ...asylum(d.monthsBack(80)),
        decision('REFUSED', d.monthsBack(60)),
        on('DECISION_FINAL', d.monthsBack(58)),
        status('DULDUNG_60A', d.monthsBack(57)),
        title('25B', d.back(18)),
        applied(d.back(9)),
      ],
      {
        contacts: [accepted('arbeitsagentur-lindenau', 'START_WORK')],
      },
    ),
  ]
}
