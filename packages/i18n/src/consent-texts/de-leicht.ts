import { de } from './de.ts'
import type { ConsentText } from './model.ts'

/** In easy words; the names of purposes and offices are those that stand on other papers too. */
export const deLeicht: ConsentText = {
  ...de,
  language: 'de-leicht',
  version: 'de-leicht-2026-11-1',
  title: 'Darf eine andere Stelle etwas über mich wissen?',
  purpose: 'Warum? Wir wollen Ihnen helfen bei: {purpose}. Nur dafür.',
  direction: {
    OUT: 'Wir sagen dieser Stelle etwas über Sie: {recipient}. Nur dieser Stelle.',
    IN: 'Wir fragen diese Stelle etwas über Sie: {recipient}. Nur diese Stelle.',
    BOTH: 'Wir sprechen mit dieser Stelle über Sie: {recipient}. Nur mit dieser Stelle.',
  },
  categories: 'Sie sagen bei jedem Punkt: ja oder nein. Sie dürfen auch nur manches erlauben.',
  art9: 'Krankheit und Gesundheit sind besonders geschützt. Das sagen wir nur, wenn Sie hier extra Ja sagen.',
  refusal:
    'Sie dürfen Nein sagen. Dann passiert Ihnen nichts Schlechtes. Wir helfen Ihnen weiter. Sie bekommen eine Liste. Damit bringen Sie Ihre Papiere selbst hin.',
  withdrawal:
    'Sie dürfen Ihre Meinung ändern. Jeden Tag. Sie müssen nicht sagen, warum. Sagen Sie es uns einfach. Dann darf die Stelle sofort nichts mehr lesen.',
  duration: 'Ihr Ja gilt, bis die Hilfe fertig ist. Spätestens am {until} ist Schluss.',
  complaint:
    'Sie dürfen fragen: Wer hat etwas über mich bekommen? Ist etwas falsch? Dann ändern wir es. Sie dürfen sich beschweren: bei der Person für Datenschutz bei uns und bei der Datenschutz-Aufsicht vom Land.',
  category: {
    IDENTITY: 'Wer ich bin: Name, Geburtstag, Land, Sprache, Wohnort',
    STATUS: 'Mein Aufenthalt: Briefe vom Amt, wichtige Tage',
    BENEFITS: 'Mein Geld, meine Wohnung, meine Krankenkasse',
    LANGUAGE_WORK: 'Meine Sprache, meine Schule, meine Arbeit',
    FAMILY: 'Meine Familie',
    ART9: 'Meine Gesundheit und anderes, das besonders geschützt ist',
    NOTES: 'Ein Teil der Notizen aus unseren Gesprächen',
  },
  checklist: {
    title: 'Ich bringe meine Papiere selbst hin',
    intro: 'Wir sagen nichts weiter. Sie gehen selbst hin: {recipient}. Es geht um: {purpose}.',
    take: 'Diese Papiere können helfen:',
    item: {
      IDENTITY: 'Pass oder Ausweis',
      STATUS: 'Papiere zum Aufenthalt; Briefe vom BAMF',
      BENEFITS: 'Briefe über Geld vom Amt, Mietvertrag, Karte der Krankenkasse',
      LANGUAGE_WORK: 'Zeugnisse, Arbeitsvertrag',
      FAMILY: 'Urkunden über Geburt und Heirat',
      ART9: 'Papiere vom Arzt: nur wenn Sie wollen',
      NOTES: 'Ihre Fragen auf einem Zettel',
    },
    close:
      'Geben Sie nur Kopien ab. Sagen Sie: Bitte schreiben Sie mir auf, dass Sie die Papiere heute bekommen haben.',
  },
}
