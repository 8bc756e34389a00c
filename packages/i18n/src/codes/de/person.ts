/** Words for the person's own way in, and for volunteers. */
export const person = {
  personLinkKind: {
    SELF: 'die Person selbst',
    GUARDIAN: 'Vertretung',
  },
  guardianKind: {
    PARENT: 'Elternteil',
    VORMUND: 'Vormund (Minderjährige)',
    BETREUER: 'Rechtliche Betreuung (Erwachsene)',
  },
  volunteerTaskState: {
    OPEN: 'offen',
    DONE: 'erledigt',
    RETURNED: 'zurückgegeben',
    WITHDRAWN: 'zurückgenommen',
  },
  volunteerTask: {
    ACCOMPANY: 'Zu einem Termin begleiten',
    LEARN_GERMAN: 'Deutsch üben',
    EXPLAIN_LETTER_WORDS: 'Wörter in einem Brief erklären',
    SHOW_THE_TOWN: 'Die Stadt zeigen',
    CHILD_HOMEWORK: 'Bei Hausaufgaben helfen',
    LEISURE: 'Freizeit gemeinsam gestalten',
  },
  accessKind: {
    COLLECT: 'hat etwas eingetragen',
    CHANGE: 'hat etwas geändert',
    QUERY: 'hat gelesen',
    DISCLOSE: 'hat weitergegeben',
    COMBINE: 'hat abgeglichen',
    DELETE: 'hat gelöscht',
  },
} as const
