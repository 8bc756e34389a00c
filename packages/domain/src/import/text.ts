// Spaces that Excel, Word and web pages put where a plain space is meant, and marks that show nothing at all.
const ANY_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\s]+/gu
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu

// A spreadsheet runs a cell that starts like this (OWASP, "CSV Injection"). The full-width forms count as well.
const FORMULA_START = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/u

/** Cell text as a person reads it: one kind of space, no invisible marks, no surrounding blanks. */
export function tidy(cell: string): string {
  const text = unguard(unwrapTextFormula(cell.replace(INVISIBLE, '').replace(ANY_SPACE, ' ').trim()))
  return text.trim().normalize('NFC')
}

/** Excel keeps leading zeros by writing `="0042"`: the text inside is what the cell shows. */
function unwrapTextFormula(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text
}

/** A cell that no spreadsheet takes for a formula: a leading apostrophe, which {@link tidy} takes away again. */
export function guardFormula(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell
}

/** Takes the apostrophe of {@link guardFormula} away. */
export function unguard(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text
}

/** Lower case with German letters spelt out and other marks off: the form that synonyms are written in. */
export function fold(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
}

// Lost on the way: a question mark inside or at the edge of a word, the replacement character, or UTF-8 read as Windows-1252.
const LOST_LETTER = /\p{L}\?\p{L}|(?<!\S)\?\p{L}|\p{L}\?(?!\S)|\ufffd/u
const MOJIBAKE = /[ÃÄÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u

/** True when a name or a place lost letters in an earlier conversion. What they were is never guessed. */
export function isDamaged(text: string): boolean {
  return LOST_LETTER.test(text) || MOJIBAKE.test(text)
}

/** Error values and overflow marks that a spreadsheet prints instead of what was in the cell. */
export function isSpreadsheetError(text: string): boolean {
  return /^#+$|^#(?:nv|n\/a|wert!?|value!?|bezug!?|ref!?|name\?|zahl!?|num!?|div\/0!?|null!?)$/i.test(text)
}

// "31702//0023562" or an eleven-digit number, printed by a spreadsheet as 3,17E+11: digits are gone.
export function lostDigits(text: string): boolean {
  return /^\d[.,]?\d*e\+?\d+$/i.test(text)
}
