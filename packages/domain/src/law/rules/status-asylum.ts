import { rule, type StatusRule } from './model.ts'
import { workUnderDuldung, workUnderGestattung } from './work-opens.ts'

const base = { kind: 'status', family: 'STATUS', system: 'ASYLBLG' } as const

/** Section 3, statuses without a title: the AsylbLG pays (§ 1 Abs. 1 AsylbLG). */
export const STATUS_ASYLUM: StatusRule[] = [
  rule<StatusRule>({
    ...base,
    id: 'STATUS.no-status',
    position: 'NO_STATUS',
    cite: '§ 1 Abs. 1 Nr. 5 AsylbLG',
    plain: {
      de: 'Ohne Aufenthaltspapier und vollziehbar ausreisepflichtig: Leistungen nach dem AsylbLG.',
      en: 'Without a residence document and obliged to leave: benefits under the AsylbLG.',
    },
    course: 'NONE',
    work: 'BANNED',
    workCite: '§ 4a Abs. 5 AufenthG',
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.asylum-sought',
    position: 'ASYLUM_SOUGHT',
    cite: '§ 1 Abs. 1 Nr. 1a AsylbLG',
    plain: {
      de: 'Asyl gesucht, noch kein Ankunftsnachweis: AsylbLG, gekürzt bis zum Papier oder zur Erfassung.',
      en: 'Asylum sought, no proof of arrival yet: AsylbLG, reduced until the document or the registration.',
    },
    course: 'NONE',
    work: 'BANNED',
    workCite: '§ 61 AsylG',
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.ankunftsnachweis',
    position: 'ANKUNFTSNACHWEIS',
    cite: '§ 1 Abs. 1 Nr. 1 AsylbLG, § 63a AsylG',
    plain: {
      de: 'Mit Ankunftsnachweis: Grundleistungen nach § 3 AsylbLG.',
      en: 'With a proof of arrival: basic benefits under § 3 AsylbLG.',
    },
    course: 'ADMISSIBLE',
    work: 'BANNED',
    workCite: '§ 61 AsylG',
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.gestattung',
    position: 'AUFENTHALTSGESTATTUNG',
    cite: '§ 1 Abs. 1 Nr. 1 AsylbLG, § 55 AsylG',
    plain: {
      de: 'Mit Aufenthaltsgestattung: Grundleistungen nach § 3 AsylbLG, nach 36 Monaten nach § 2.',
      en: 'With permission to stay for the asylum procedure: § 3 AsylbLG, after 36 months § 2.',
    },
    course: 'ADMISSIBLE',
    work: 'WITH_PERMISSION',
    workCite: '§ 61 AsylG',
    workOpens: workUnderGestattung,
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.duldung-60a',
    position: 'DULDUNG_60A',
    cite: '§ 1 Abs. 1 Nr. 4 AsylbLG',
    plain: {
      de: 'Geduldet: AsylbLG bleibt zuständig.',
      en: 'Tolerated: the AsylbLG stays in charge.',
    },
    course: 'ADMISSIBLE',
    courseAfterMonths: 6,
    work: 'WITH_PERMISSION',
    workCite: '§ 32 BeschV',
    workOpens: workUnderDuldung,
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.duldung-60b',
    position: 'DULDUNG_60B',
    cite: '§ 1 Abs. 1 Nr. 4 AsylbLG, § 60b AufenthG',
    plain: {
      de: 'Duldung bei ungeklärter Identität: AsylbLG; eine Kürzung nur durch Entscheidung des Sozialamts.',
      en: 'Tolerated with unclear identity: AsylbLG; a cut only by a decision of the Sozialamt.',
    },
    course: 'NONE',
    work: 'BANNED',
    workCite: '§ 60b Abs. 5 S. 2 AufenthG',
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.duldung-60c',
    position: 'DULDUNG_60C',
    cite: '§ 1 Abs. 1 Nr. 4 AsylbLG, § 60c AufenthG',
    plain: {
      de: 'Ausbildungsduldung: AsylbLG, soweit bedürftig.',
      en: 'Tolerated for training: AsylbLG as far as needy.',
    },
    course: 'ADMISSIBLE',
    work: 'WITH_PERMISSION',
    workCite: '§ 60c Abs. 1 AufenthG',
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.duldung-60d',
    position: 'DULDUNG_60D',
    cite: '§ 1 Abs. 1 Nr. 4 AsylbLG, § 60d AufenthG',
    plain: {
      de: 'Beschäftigungsduldung (30 Monate): AsylbLG nur, soweit der Lohn nicht reicht.',
      en: 'Tolerated for employment (30 months): AsylbLG only as far as the wage does not suffice.',
    },
    course: 'ADMISSIBLE',
    work: 'WITH_PERMISSION',
    workCite: '§ 60d Abs. 1 AufenthG',
  }),
  rule<StatusRule>({
    ...base,
    id: 'STATUS.24-sought',
    position: 'P24_SOUGHT',
    cite: '§ 1 Abs. 1 Nr. 1b AsylbLG',
    plain: {
      de: 'Schutz nach § 24 gesucht, noch keine Fiktionsbescheinigung: AsylbLG.',
      en: 'Protection under § 24 sought, no Fiktionsbescheinigung yet: AsylbLG.',
    },
    course: 'NONE',
    work: 'BANNED',
    workCite: '§ 4a Abs. 5 AufenthG',
  }),
]
