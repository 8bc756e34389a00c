import type { ImportErrorCode, Message, RejectionCode } from './types.ts'

/** `value` is what the message is about: a number of cells, a file number. Never a note or an address. */
export function rejectionMessage(
  code: RejectionCode,
  values: { cells: number; least: number; most: number; value: string },
): Message {
  const { cells, least, most, value } = values
  switch (code) {
    case 'ROW_TOO_SHORT':
      return {
        de: `Die Zeile hat ${cells} statt ${least} Felder. Eine Sperre oder ein Vermerk könnte abgeschnitten sein; bitte fehlende Felder ergänzen, auch leere.`,
        en: `The row has ${cells} cells instead of ${least}. A lock or a note may have been cut off; please add the missing cells, even if empty.`,
      }
    case 'ROW_TOO_LONG':
      return {
        de: `Die Zeile hat ${cells} statt höchstens ${most} Felder. Vermutlich steht ein Trennzeichen ohne Anführungszeichen in einem Feld.`,
        en: `The row has ${cells} cells instead of at most ${most}. A cell probably holds a delimiter without quotation marks.`,
      }
    case 'BROKEN_QUOTES':
      return {
        de: 'Ein Anführungszeichen ist geöffnet und nicht geschlossen. Bitte schließen oder verdoppeln.',
        en: 'A quotation mark is opened and not closed. Please close or double it.',
      }
    case 'FILE_NUMBER_MISSING':
      return { de: 'Das Aktenzeichen fehlt.', en: 'The file number is missing.' }
    case 'FILE_NUMBER_DAMAGED':
      return {
        de: `Das Aktenzeichen „${value}“ ist beim Export verloren gegangen. Bitte die Spalte als Text formatieren.`,
        en: `The file number "${value}" was lost in the export. Please format the column as text.`,
      }
    case 'NAME_MISSING':
      return { de: 'Der Name fehlt.', en: 'The name is missing.' }
    case 'FILE_NUMBER_OTHER_PERSON':
      return {
        de: `Das Aktenzeichen ${value} gehört schon zu einer anderen Person.`,
        en: `The file number ${value} already belongs to another person.`,
      }
    case 'PERSON_UNCERTAIN':
      return {
        de: `Unter dem Aktenzeichen ${value} stimmt nur der Name oder nur das Geburtsdatum überein. Bitte klären, ob es dieselbe Person ist.`,
        en: `Under the file number ${value} only the name or only the birth date agrees. Please find out whether it is the same person.`,
      }
    case 'CASE_OF_ANOTHER':
      return {
        de: `Den Fall ${value} führt jemand anderes. Bitte dort ändern lassen.`,
        en: `The case ${value} is kept by somebody else. Please ask them to change it.`,
      }
  }
}

export function errorMessage(code: ImportErrorCode, understood: readonly string[] = []): Message {
  switch (code) {
    case 'EMPTY_FILE':
      return { de: 'Die Datei ist leer.', en: 'The file is empty.' }
    case 'NOT_TEXT':
      return { de: 'Die Datei ist keine Textdatei.', en: 'The file is not a text file.' }
    case 'WORKBOOK':
      return {
        de: 'Das ist eine Excel-Arbeitsmappe. Bitte in Excel unter „Speichern unter“ als CSV speichern.',
        en: 'This is an Excel workbook. Please save it as CSV in Excel ("Save as").',
      }
    case 'HEADER_NOT_UNDERSTOOD':
      return {
        de: `Keine Kopfzeile erkannt: Es braucht mindestens je eine Spalte für Aktenzeichen und Name. Verstanden: ${understood.join(', ') || 'keine Spalte'}.`,
        en: `No header recognised: at least one column for the file number and one for the name are needed. Understood: ${understood.join(', ') || 'no column'}.`,
      }
  }
}
