import type { ShieldText } from './shape.ts'

export const deLeicht: ShieldText = {
  language: 'de-leicht',
  name: 'Deutsch (Leichte Sprache)',
  provenance: 'WRITTEN',
  title: 'Bevor wir etwas aufschreiben',
  noted: {
    heading: 'Was schreiben wir auf?',
    text: 'Wir schreiben Ihren Namen auf. Wir schreiben auf: Wie leben Sie hier? Welche Hilfe bekommen Sie? Welche Sprache sprechen Sie? Wer gehört zur Familie? Wir sind ein Amt. Andere erfahren davon nur, wenn Sie Ja sagen. Oder wenn ein Gesetz das verlangt.',
  },
  passedOn: {
    heading: 'Was erfährt die Ausländer-Behörde?',
    text: 'Ämter müssen der Ausländer-Behörde manches sagen. Das steht im Gesetz (§ 87 AufenthG). Zum Beispiel: Jemand lebt hier ohne Erlaubnis und ohne Duldung, und ein Amt erfährt davon. Das gilt auch für uns. Schulen müssen nichts sagen. Vereine müssen nichts sagen.',
  },
  anonymous: {
    heading: 'Beratung ohne Namen',
    text: 'Sie müssen Ihren Namen nicht sagen. Wir beraten Sie auch so. Dann schreiben wir nur das Thema auf.',
  },
  ngo: {
    heading: 'Beratung bei einem Verein',
    text: 'Sie können auch zu einem Verein gehen. Wir zeigen Ihnen den Weg. Das ist nicht schlecht für Sie.',
  },
}
