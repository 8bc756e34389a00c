/** Preview of gaps for management. */
export const steering = {
  'steering.title': 'Lücken nach Handlungsfeld und Gebiet',
  'steering.preview': 'Vorschau, nicht veröffentlicht',
  'steering.preview.text':
    'Diese Zahlen sind nur zur internen Ansicht. Vor einer Veröffentlichung prüft das System den Schutz, und eine zweite Person gibt frei.',
  'steering.period': 'Zeitraum {period}',
  'steering.asOf': 'Daten vom {date}',
  'steering.basis': 'Grundlage: {basis}',
  'steering.caption': 'Personen mit mindestens einer Lücke, je Handlungsfeld und Gebiet',
  'steering.column.field': 'Handlungsfeld',
  'steering.suppressed': 'zu klein',
  'steering.suppressed.label': 'unterdrückt, weil die Zahl zu klein ist',
  'steering.noRow': 'keine Meldung',
  'steering.threshold': 'Zahlen unter {threshold} erscheinen als „zu klein“. Das ist nicht null.',
  'steering.suppressedCells':
    '{count, plural, =0 {Kein Feld ist unterdrückt.} one {# Feld ist unterdrückt.} other {# Felder sind unterdrückt.}}',
  'steering.noMargins': 'Summen fehlen mit Absicht: Aus ihnen ließen sich kleine Zahlen zurückrechnen.',
  'steering.empty': 'Für diesen Zeitraum ist noch keine Lücke bestätigt.',
  'steering.once': 'Jede Person zählt je Lücke, Feld und Zeitraum nur einmal.',
  'steering.draft.title': 'Wirkung eines Gesetzentwurfs',
  'steering.draft.intro': 'Wie viele Verläufe ein Entwurf ändern würde, je Gebiet.',
  'steering.draft.preview':
    'Vorschau, nicht veröffentlicht. Die Zahlen sagen, was wäre, wenn der Entwurf gälte. Kein Fall wird danach geführt.',
  'steering.draft.text': 'Die Zahlen sagen, was wäre, wenn der Entwurf gälte. Kein Fall wird danach geführt.',
  'steering.draft.caption': 'Personen, deren Verlauf der Entwurf ändern würde, je Gebiet',
  'steering.draft.area': 'Gebiet',
  'steering.draft.persons': 'Personen',
  'steering.draft.noRow': 'Ein Gebiet, das hier fehlt, hat keinen Verlauf, den der Entwurf ändern würde.',
  'steering.draft.empty': 'Nach dem Stand von heute würde dieser Entwurf keinen Verlauf ändern.',
} as const
