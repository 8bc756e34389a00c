import { addDays, ageOn } from '../../calendar/index.ts'
import { type EventRule, rule } from './model.ts'

/** T17: from the Land to the municipality. The handover itself is read from HOUSING (engine/housing.ts). */
export const T17: EventRule[] = [
  rule<EventRule>({
    kind: 'event',
    id: 'T17.intake',
    family: 'T17',
    on: 'ALLOCATED',
    cite: '§ 50 AsylG, § 10a AsylbLG',
    plain: {
      de: 'Mit der Zuweisung übernimmt die Gemeinde: Aufnahme beim Sozialamt, Schule, Kita.',
      en: 'With the allocation the municipality takes over: intake at the Sozialamt, school, Kita.',
    },
    tasks: [
      {
        code: 'SOA_INTAKE',
        cite: '§ 10a AsylbLG',
        documents: ['ALLOCATION_NOTICE', 'ANKUNFTSNACHWEIS_OR_GESTATTUNG'],
        due: ({ fact }) => fact.on,
      },
      {
        code: 'REGISTER_SCHOOL',
        cite: 'Schulgesetz des Landes',
        documents: ['BIRTH_CERTIFICATE', 'VACCINATION'],
        due: ({ fact, h }) => {
          const age = ageOn(h.person.birthDate, fact.on)
          return age >= 6 && age < 18 ? addDays(fact.on, 14) : undefined
        },
      },
      {
        code: 'REGISTER_KITA',
        cite: '§ 24 SGB VIII',
        documents: ['BIRTH_CERTIFICATE', 'VACCINATION'],
        due: ({ fact, h }) => {
          const age = ageOn(h.person.birthDate, fact.on)
          return age >= 1 && age < 6 ? addDays(fact.on, 14) : undefined
        },
      },
    ],
  }),
]
