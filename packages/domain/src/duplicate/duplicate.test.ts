import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateKey, normaliseName } from './index.ts'

const born = '1990-05-01'
const key = (familyName: string, givenName: string | null = null, birthDate: string | null = born) =>
  duplicateKey({ familyName, givenName, birthDate })

describe('the key of a person', () => {
  it.each([
    ['Müller', 'Jürgen', 'Mueller', 'Juergen'],
    ['Müller', 'Jürgen', 'MULLER', 'Jurgen'],
    ['Groß', 'Änne', 'Gross', 'Aenne'],
    ['Groß', 'Änne', 'GROSS', 'ANNE'],
    ['Öztürk', 'Elif', 'Oztürk', 'Elif'],
    ['Yıldız', 'Can', 'YILDIZ', 'CAN'],
    ['İnce', 'Ali', 'Ince', 'Ali'],
    ['Łukasz', 'Øyvind', 'Lukasz', 'Oyvind'],
    ['Al-Hassan', 'Omar', 'Al Hassan', 'Omar'],
    ["O'Neill", 'Sean', 'ONeill', 'Seán'],
    ['Rahimi', 'Amir', 'Amir', 'Rahimi'],
    ['Nguyễn', 'Thị Hoa', 'Nguyen', 'Hoa Thi'],
  ])('%s, %s is the same as %s, %s', (family, given, otherFamily, otherGiven) => {
    expect(key(family, given)).toBe(key(otherFamily, otherGiven))
  })

  it.each([
    ['Rahimi', 'Amir', 'Rahimi', 'Amin'],
    ['Rahimi', 'Amir', 'Rahimi', null],
    ['Meyer', 'Eva', 'Maier', 'Eva'],
  ])('%s, %s is not the same as %s, %s', (family, given, otherFamily, otherGiven) => {
    expect(key(family, given)).not.toBe(key(otherFamily, otherGiven))
  })

  it('needs a birth date and a name, and another birth date is another person', () => {
    expect(key('Rahimi', 'Amir', null)).toBeUndefined()
    expect(key(' - ', '?')).toBeUndefined()
    expect(key('Rahimi', 'Amir')).not.toBe(key('Rahimi', 'Amir', '1990-05-02'))
  })
})

const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöüßéèçğşıłøåñ'),
  minLength: 1,
  maxLength: 12,
})

describe('normalisation', () => {
  it('does not depend on the order of names, their case, marks or the way letters are put together', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, seed) => {
        const at = seed % words.length
        const turned = [...words.slice(at), ...words.slice(0, at)]
        const family = words.join(' ')
        const usual = normaliseName({ familyName: family })
        expect(normaliseName({ familyName: turned.join('-') })).toBe(usual)
        expect(normaliseName({ familyName: turned[0] ?? '', givenName: turned.slice(1).join(' ') })).toBe(
          usual,
        )
        expect(normaliseName({ familyName: family.normalize('NFD') })).toBe(usual)
        // Upper case of ß is SS, of ı is I: both are what other registers write.
        expect(normaliseName({ familyName: family.toUpperCase() })).toBe(usual)
        expect(normaliseName({ familyName: `  ${family.replaceAll(' ', ' , ')} .` })).toBe(usual)
      }),
      { numRuns: 500 },
    )
  })

  it('reads a spelt-out umlaut as the umlaut, and its own result as itself', () => {
    fc.assert(
      fc.property(word, (name) => {
        const spelt = name
          .replaceAll('ä', 'ae')
          .replaceAll('ö', 'oe')
          .replaceAll('ü', 'ue')
          .replaceAll('ß', 'ss')
        const once = normaliseName({ familyName: name })
        expect(normaliseName({ familyName: spelt })).toBe(once)
        expect(normaliseName({ familyName: once })).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps people of other letters apart', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'bcdfghjklm'), minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(normaliseName({ familyName: one }) === normaliseName({ familyName: other })).toBe(
          one === other,
        )
      }),
    )
  })
})
