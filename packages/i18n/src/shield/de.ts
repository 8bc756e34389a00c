import type { ShieldText } from './shape.ts'

export const de: ShieldText = {
  language: 'de',
  name: 'Deutsch',
  provenance: 'WRITTEN',
  title: 'Bevor wir etwas aufschreiben',
  noted: {
    heading: 'Was wir aufschreiben',
    text: 'Wenn wir einen Fall anlegen, schreiben wir Ihren Namen und Angaben zu Aufenthalt, Leistungen, Sprache, Arbeit und Familie auf. Wir sind eine öffentliche Stelle. An andere geben wir nur weiter, was Sie erlauben oder was ein Gesetz verlangt.',
  },
  passedOn: {
    heading: 'Was die Ausländerbehörde erfahren kann',
    text: 'Öffentliche Stellen müssen der Ausländerbehörde manches mitteilen (§ 87 AufenthG), zum Beispiel wenn sie bei ihrer Arbeit von einem Aufenthalt ohne nötigen Aufenthaltstitel und ohne Duldung erfahren. Das gilt auch für uns. Schulen und Bildungseinrichtungen sind ausgenommen. Freie Träger (NGOs) sind keine öffentlichen Stellen und haben diese Pflicht nicht.',
  },
  anonymous: {
    heading: 'Beratung ohne Namen',
    text: 'Sie müssen Ihren Namen nicht nennen. Wir beraten Sie auch ohne Namen. Dann notieren wir nur, um welches Thema es ging.',
  },
  ngo: {
    heading: 'Beratung bei einem freien Träger',
    text: 'Sie können auch zu einem freien Träger gehen. Wir zeigen Ihnen den Weg. Sie haben dadurch keine Nachteile.',
  },
}
