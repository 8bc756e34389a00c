import { accepted, DAYS, declined, HOURS, waiting } from '../contacts.ts'
import type { Days } from '../days.ts'
import {
  applied,
  asylum,
  decision,
  fact,
  housing,
  job,
  member,
  on,
  receives,
  settled,
  status,
  supported,
  title,
} from '../histories.ts'
import { identity, person, type SeedPerson } from '../person.ts'

/** Young people, families, EU citizens: who lives with whom decides much, and leaks nothing. */
export function families(d: Days): SeedPerson[] {
  const alone = (entry: ReturnType<Days['back']>) => [
    on('ENTRY', entry),
    status('UNACCOMPANIED_MINOR', entry),
    status('AUFENTHALTSGESTATTUNG', entry),
    fact('GUARDIAN', { kind: 'VORMUND', from: entry }, 'AUTHORITY'),
    supported(entry),
  ]
  const eu = (entry: ReturnType<Days['back']>) => [
    on('ENTRY', entry),
    on('EU_REGISTERED', entry),
    status('EU_CITIZEN', entry),
    housing('FLAT', entry),
    supported(entry),
  ]
  return [
    // Turning 18: soon, in little more than a year (the check of § 36b SGB VIII begins), and three weeks ago.
    person(
      'ali',
      identity('Ali', 'Haidari', 'fa-AF', d.turning(18, 45)),
      ['oeztuerk.kim', 'Brückenfeld'],
      alone(d.monthsBack(19)),
      {
        contacts: [waiting('jugendamt', 'CHILD_AND_FAMILY', { within: DAYS(5) })],
      },
    ),
    person(
      'mamadou',
      identity('Mamadou', 'Baldé', 'fr-GN', d.turning(18, 380)),
      ['brandt.kim', 'Brückenfeld'],
      alone(d.monthsBack(8)),
      {
        contacts: [accepted('schulberatung', 'LEARN_LANGUAGE')],
      },
    ),
    person(
      'filmon',
      identity('Filmon', 'Ghebre', 'ti-ER', d.aged(18, 21)),
      ['kaya.kim', 'Brückenfeld'],
      [
        ...alone(d.monthsBack(26)),
        fact('YOUTH_HELP_CONTINUED', { from: d.back(21), until: d.ahead(300) }, 'AUTHORITY'),
      ],
    ),
    // A girl of twelve who has just come: a school place within the month.
    person(
      'aisha',
      identity('Aisha', 'Nazari', 'fa-AF', d.aged(12, 88)),
      ['oeztuerk.kim', 'Weststadt'],
      [...asylum(d.back(80)), fact('GUARDIAN', { kind: 'PARENT', from: d.back(80) }, 'OWN_STATEMENT')],
      {
        contacts: [waiting('schulberatung', 'LEARN_LANGUAGE', { within: HOURS(48) })],
      },
    ),
    // EU families: worker, job lost and not confirmed, and only looking for work.
    person(
      'ionela',
      identity('Ionela', 'Marinescu', 'ro-RO', d.aged(27, 45)),
      ['brandt.kim', 'Brückenfeld'],
      [
        ...eu(d.monthsBack(14)),
        job(d.monthsBack(12), d.back(24), { coversNeeds: false }),
        applied(d.back(20)),
      ],
      {
        contacts: [
          declined('jugendamt', 'CHILD_AND_FAMILY', 'NO_CAPACITY', {
            interpreter: 'Dolmetschdienst Ellerntal',
          }),
        ],
      },
    ),
    person(
      'stoyan',
      identity('Stoyan', 'Iliev', 'bg-BG', d.aged(33, 99)),
      ['kaya.kim', 'Brückenfeld'],
      eu(d.back(64)),
      {
        contacts: [
          declined('jugendamt', 'CHILD_AND_FAMILY', 'NO_CAPACITY', {
            interpreter: 'Dolmetschdienst Ellerntal',
          }),
        ],
      },
    ),
    person(
      'katarzyna',
      identity('Katarzyna', 'Wrona', 'pl-PL', d.aged(39, 222)),
      ['oeztuerk.kim', 'Altmühlbach'],
      [
        ...eu(d.monthsBack(50)),
        job(d.monthsBack(48), d.monthsBack(4)),
        on('INVOLUNTARY_LOSS_CONFIRMED', d.monthsBack(3, 20)),
        applied(d.monthsBack(3, 25)),
      ],
    ),
    // Family reunification: SGB II from the arrival.
    person(
      'huda',
      identity('Huda', 'Zein', 'ar-SY', d.aged(35, 12)),
      ['kaya.kim', 'St. Georgen'],
      [
        title('30', d.back(40)),
        on('ENTRY', d.back(19)),
        member('PARTNER', d.back(19), { paragraph: '25_2_REFUGEE', regime: 'SGB_II' }),
        applied(d.back(16)),
        supported(d.back(19)),
      ],
      {
        contacts: [
          accepted('jobcenter-lindenau', 'SECURE_LIVELIHOOD', { interpreter: 'Sprachbrücke Lindenau' }),
        ],
      },
    ),
    // A mixed household: he is recognised, she is tolerated.
    person(
      'goran',
      identity('Goran', 'Selimi', 'sq-XK', d.aged(37, 147)),
      ['brandt.kim', 'Hochfeld'],
      [
        ...settled(d.monthsBack(38), d.monthsBack(20), d.monthStart(-19)),
        member('PARTNER', d.monthsBack(38), { regime: 'ASYLBLG_2' }),
      ],
      {
        contacts: [waiting('kita-fachberatung', 'CHILD_AND_FAMILY', { within: DAYS(30) })],
      },
    ),
    person(
      'besa',
      identity('Besa', 'Selimi', 'sq-XK', d.aged(34, 20)),
      ['brandt.kim', 'Hochfeld'],
      [
        ...asylum(d.monthsBack(38)),
        decision('REFUSED', d.monthsBack(22)),
        on('DECISION_FINAL', d.monthsBack(20)),
        status('DULDUNG_60A', d.monthsBack(20)),
        receives('ASYLBLG_2', d.monthsBack(2)),
        member('PARTNER', d.monthsBack(38), { regime: 'SGB_II' }),
      ],
      { livesWith: 'goran' },
    ),
    // Widespread silence: a referral whose clock runs, one whose time is out.
    person(
      'rosa',
      identity('Rosa', 'Valbuena', 'es-VE', d.aged(50, 6)),
      ['kaya.kim', 'St. Georgen'],
      asylum(d.monthsBack(6)),
      {
        contacts: [
          waiting('psz-ellerntal', 'HEALTH_CARE', { within: DAYS(60) }),
          waiting('ankerplatz-beratung', 'EVERYDAY_SUPPORT', { within: HOURS(4) }),
        ],
      },
    ),
    person(
      'jorge',
      identity('Jorge', 'Quintanilla', 'es-CO', d.aged(44, 288)),
      ['kaya.kim', 'Altmühlbach'],
      asylum(d.monthsBack(5)),
    ),
  ]
}
