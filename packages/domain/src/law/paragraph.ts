/** Titles of the AufenthG as the facts name them: `25_2_REFUGEE`, `25A`, `24` ... Case and `§` do not matter. */
export const normalizeParagraph = (text: string): string =>
  text
    .toUpperCase()
    .replace(/§|\s|ABS\.?|SATZ/g, '')
    .replace(/_S(?=\d)/g, '_')

export const isParagraph = (text: string): boolean =>
  /^\d{1,3}[A-Z]?(_[0-9A-Z]+)*$/.test(normalizeParagraph(text))

const FAMILY = /^(27|28|29|30|31|32|33|34|35|36|36A)(_|$)/

export const isFamilyParagraph = (paragraph: string): boolean => FAMILY.test(paragraph)

/**
 * Humanitarian titles that are given only inside the country (§§ 24, 25, 25a, 25b, 104c AufenthG). A visa leads to the
 * others (§§ 22, 23, 27-36a, work and study), so those may be older than the entry.
 */
export const isGivenInsideOnly = (paragraph: string): boolean => /^(24|25|25A|25B|104C)(_|$)/.test(paragraph)
