import { getDate } from '../../calendar/index.ts'
import { type NoteRule, rule } from './model.ts'

/** Section 6: law in motion that no other file holds. */
export const VERSIONS: NoteRule[] = [
  rule<NoteRule>({
    kind: 'note',
    id: 'V.buergergeld',
    family: 'VERSION',
    validFrom: getDate('2023-01-01'),
    validTo: getDate('2026-06-30'),
    regime: 'SGB_II',
    name: { de: 'Bürgergeld', en: 'Bürgergeld (basic income support)' },
    cite: '§ 19 Abs. 1 SGB II a. F.',
    plain: {
      de: 'Die Leistung nach dem SGB II heißt Bürgergeld.',
      en: 'The SGB II benefit is called Bürgergeld.',
    },
  }),
  rule<NoteRule>({
    kind: 'note',
    id: 'V.grundsicherungsgeld',
    family: 'VERSION',
    validFrom: getDate('2026-07-01'),
    regime: 'SGB_II',
    name: { de: 'Grundsicherungsgeld', en: 'Grundsicherungsgeld (basic income support)' },
    cite: '§ 19 Abs. 1 SGB II',
    plain: {
      de: 'Seit 01.07.2026 heißt die Leistung nach dem SGB II Grundsicherungsgeld (§§ 3a, 15a SGB II neu, neues Schonvermögen).',
      en: 'Since 2026-07-01 the SGB II benefit is called Grundsicherungsgeld (new §§ 3a, 15a SGB II, new asset rules).',
    },
  }),
  rule<NoteRule>({
    kind: 'note',
    id: 'V.old-name-allowed',
    family: 'VERSION',
    validFrom: getDate('2026-07-01'),
    validTo: getDate('2026-12-31'),
    cite: '§ 65a SGB II',
    plain: {
      de: 'Der alte Name ist bis 31.12.2026 erlaubt; ältere Bewilligungszeiträume behalten § 12 alter Fassung.',
      en: 'The old name is allowed to 2026-12-31; older grant periods keep the former § 12.',
    },
  }),
  rule<NoteRule>({
    kind: 'note',
    id: 'V.geas',
    family: 'VERSION',
    validFrom: getDate('2026-06-12'),
    certainty: 'medium',
    cite: 'GEAS-Anpassungsgesetz',
    source: 'Tag um einen unsicher',
    plain: {
      de: 'Anpassung von AsylbLG und AsylG an das Gemeinsame Europäische Asylsystem (Tag um einen unsicher).',
      en: 'AsylbLG and AsylG adapted to the Common European Asylum System (day uncertain by one).',
    },
  }),
  rule<NoteRule>({
    kind: 'note',
    id: 'V.service-by-post',
    family: 'VERSION',
    validFrom: getDate('2025-01-01'),
    cite: '§ 37 Abs. 2 SGB X',
    plain: {
      de: 'Ein Bescheid per Post gilt am vierten Tag als bekannt gegeben.',
      en: 'A notice by post counts as served on the fourth day.',
    },
  }),
]
