import { describe, expect, it } from 'vitest'
import { formatsFor, parseDate } from './format.ts'
import { directionOf, LOCALES, pickLocale } from './locale.ts'
import { translatorFor } from './translate.ts'

describe('dates', () => {
  it('writes calendar dates in German form, whatever the zone', () => {
    const { date, longDate } = formatsFor('de')
    expect(date('2026-11-17')).toBe('17.11.2026')
    expect(longDate('2026-11-17')).toBe('Di., 17.11.2026')
    expect(formatsFor('en').date('2026-01-01')).toBe('01 Jan 2026')
  })

  it.each(LOCALES)('reads back in %s what it writes into a field', (locale) =>
    expect(parseDate(formatsFor(locale).dateInput('2026-11-07'), 2026)).toBe('2026-11-07'),
  )

  it('leaves what is no date as it is', () => {
    expect(formatsFor('de').date('irgendwann')).toBe('irgendwann')
    expect(formatsFor('de').dateTime('nie')).toBe('nie')
  })

  it('writes instants in Berlin time', () => {
    expect(formatsFor('de').dateTime('2026-07-01T22:30:00Z')).toContain('02.07.2026')
  })

  it.each([
    ['17.11.2026', '2026-11-17'],
    ['7.1.26', '2026-01-07'],
    ['1.2.79', '1979-02-01'],
    [' 2026-11-17 ', '2026-11-17'],
    ['29 02 2028', '2028-02-29'],
  ])('reads %s', (text, expected) => expect(parseDate(text, 2026)).toBe(expected))

  it.each(['31.02.2026', '29.02.2027', '17.13.2026', '17.11.', 'gestern', '', '01.01.1800'])(
    'refuses %j',
    (text) => expect(parseDate(text, 2026)).toBeUndefined(),
  )
})

describe('names of states and languages', () => {
  it('says codes in words and leaves words alone', () => {
    const { country, language } = formatsFor('de')
    expect([country('SY'), country('STATELESS'), country('somalisch')]).toEqual([
      'Syrien',
      'staatenlos',
      'somalisch',
    ])
    expect([language('ar'), language('Tigrinya')]).toEqual(['Arabisch', 'Tigrinya'])
  })
})

describe('locale', () => {
  it('takes the first language that has a catalogue, German otherwise', () => {
    expect(pickLocale(['ar', 'en-GB', 'de'])).toBe('en')
    expect(pickLocale(['ar'])).toBe('de')
  })

  it('knows the direction of a language', () => {
    expect(directionOf('ar-SY')).toBe('rtl')
    expect(directionOf('de')).toBe('ltr')
  })

  it('counts in both languages', () => {
    expect(translatorFor('de').t('common.days', { count: 1 })).toBe('1 Tag')
    expect(translatorFor('en').t('common.days', { count: 31 })).toBe('31 days')
  })
})
