import type { SameShape } from '../../shape.ts'
import type { person as german } from '../de/person.ts'

export const person: SameShape<typeof german> = {
  personLinkKind: {
    SELF: 'the person themself',
    GUARDIAN: 'guardian',
  },
  guardianKind: {
    PARENT: 'Parent',
    VORMUND: 'Guardian of a minor (Vormund)',
    BETREUER: 'Legal guardian of an adult (Betreuung)',
  },
  volunteerTaskState: {
    OPEN: 'open',
    DONE: 'done',
    RETURNED: 'given back',
    WITHDRAWN: 'taken back',
  },
  volunteerTask: {
    ACCOMPANY: 'Go along to an appointment',
    LEARN_GERMAN: 'Practise German',
    EXPLAIN_LETTER_WORDS: 'Explain words of a letter',
    SHOW_THE_TOWN: 'Show the town',
    CHILD_HOMEWORK: 'Help with homework',
    LEISURE: 'Spend free time together',
  },
  accessKind: {
    COLLECT: 'has recorded something',
    CHANGE: 'has changed something',
    QUERY: 'has read',
    DISCLOSE: 'has passed on',
    COMBINE: 'has compared',
    DELETE: 'has deleted',
  },
}
