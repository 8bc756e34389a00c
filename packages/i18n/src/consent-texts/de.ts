import type { ConsentText } from './model.ts'

export const de: ConsentText = {
  language: 'de',
  version: 'de-2026-11-1',
  provenance: 'WRITTEN',
  title: 'Einwilligung in die Weitergabe meiner Daten',
  purpose: 'Es geht um diesen Zweck: {purpose}. Für nichts anderes werden die Daten weitergegeben.',
  direction: {
    OUT: 'Wir geben die Daten, die Sie unten erlauben, an: {recipient}. Andere Stellen erhalten sie nicht.',
    IN: 'Wir holen die Daten, die Sie unten erlauben, ein bei: {recipient}. Andere Stellen fragen wir nicht.',
    BOTH: 'Wir tauschen die Daten, die Sie unten erlauben, aus mit: {recipient}. Andere Stellen erhalten sie nicht.',
  },
  categories:
    'Sie entscheiden über jede Art von Daten einzeln. Sie können manches erlauben und anderes ablehnen.',
  art9: 'Gesundheit und andere besonders geschützte Daten geben wir nur weiter, wenn Sie das hier ausdrücklich erlauben.',
  refusal:
    'Sie müssen nicht zustimmen. Wenn Sie ablehnen, haben Sie keine Nachteile. Wir begleiten Sie weiter und geben Ihnen eine Liste, mit der Sie Ihre Unterlagen selbst hinbringen.',
  withdrawal:
    'Sie können jederzeit ohne Grund widerrufen, mündlich oder schriftlich bei uns. Der Widerruf wirkt sofort: Ab dann kann die Stelle das Paket nicht mehr lesen. Was vorher geschah, bleibt erlaubt.',
  duration: 'Die Einwilligung gilt bis zum Ende der Vermittlung, längstens bis {until}.',
  complaint:
    'Sie dürfen wissen, wer Ihre Daten bekommen hat, und Fehler berichtigen lassen. Beschweren können Sie sich bei unserer oder unserem Datenschutzbeauftragten und bei der Datenschutzaufsicht des Landes.',
  machine:
    'Dieser Text wurde von einer Maschine übersetzt. Er gilt nur zusammen mit einer unabhängigen Sprachmittlung. Maßgeblich ist der deutsche Text.',
  category: {
    IDENTITY: 'Name, Geburtsdatum, Staatsangehörigkeit, Sprache, Wohnort',
    STATUS: 'Aufenthalt, Bescheide, wichtige Daten',
    BENEFITS: 'Leistungen, Wohnen, Krankenkasse',
    LANGUAGE_WORK: 'Sprache, Schule, Arbeit',
    FAMILY: 'Familie und Haushalt',
    ART9: 'Gesundheit und andere besonders geschützte Daten',
    NOTES: 'Auszug aus Notizen der Beratung',
  },
  purposes: {
    SECURE_LIVELIHOOD: 'Lebensunterhalt sichern',
    START_WORK: 'Arbeit oder Ausbildung aufnehmen',
    HEALTH_CARE: 'Gesundheitsversorgung sichern',
    FIND_HOUSING: 'Wohnung finden oder behalten',
    LEARN_LANGUAGE: 'Sprachkurs oder Schule beginnen',
    CLARIFY_RESIDENCE: 'Aufenthalt klären',
    EVERYDAY_SUPPORT: 'Begleitung im Alltag',
    CHILD_AND_FAMILY: 'Kinder und Familie unterstützen',
  },
  words: {
    name: 'Name',
    birthDate: 'Geburtsdatum',
    recipient: 'Stelle',
    purpose: 'Zweck',
    yes: 'ja',
    no: 'nein',
    signature: 'Datum, Unterschrift der Person',
    guardian: 'Datum, Name und Unterschrift der sorgeberechtigten Person',
    interpreter: 'Datum, Name und Unterschrift der Sprachmittlung',
    official: 'Datum, Unterschrift der Fallmanagerin oder des Fallmanagers',
  },
  checklist: {
    title: 'Meine Unterlagen selbst mitnehmen',
    intro: 'Wir geben nichts weiter. Sie gehen selbst hin: {recipient}, es geht um: {purpose}.',
    take: 'Nehmen Sie mit, was Sie zeigen möchten:',
    item: {
      IDENTITY: 'Pass, Ausweis oder Ankunftsnachweis',
      STATUS: 'Aufenthaltstitel, Gestattung oder Duldung; Bescheide des BAMF',
      BENEFITS: 'Bescheide über Leistungen, Mietvertrag, Karte der Krankenkasse',
      LANGUAGE_WORK: 'Zeugnisse, Zertifikate, Arbeitsvertrag',
      FAMILY: 'Geburts- und Heiratsurkunden',
      ART9: 'Ärztliche Papiere, nur wenn Sie es wollen',
      NOTES: 'Ihre eigenen Fragen, aufgeschrieben',
    },
    close: 'Geben Sie Kopien ab, keine Originale. Lassen Sie sich den Eingang mit Datum bestätigen.',
  },
}
