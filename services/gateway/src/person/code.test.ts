import { describe, expect, it } from 'vitest'
import { newCode, parseCode, printCode, selectorOf } from './code.ts'

describe('a code on paper', () => {
  it('is never the same twice, and is read as it was printed', () => {
    const codes = Array.from({ length: 500 }, newCode)
    expect(new Set(codes).size).toBe(500)
    for (const code of codes) {
      expect(printCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(parseCode(printCode(code))).toBe(code)
    }
  })

  it('is understood in small letters, with spaces, long dashes, wide signs, and O and l for 0 and 1', () => {
    expect(parseCode(' abcd efgh–jkmn_0o1l ')).toBe('ABCDEFGHJKMN0011')
    expect(parseCode('ＡＢＣＤ-ＥＦＧＨ-ＪＫＭＮ-０１２３')).toBe('ABCDEFGHJKMN0123')
  })

  it.each(['', 'ABCD', 'ABCD-EFGH-JKMN-0123-4', 'ABCD-EFGH-JKMN-012U', 'ABCD-EFGH-JKMN-012ß'])(
    'is no %s',
    (typed) => {
      expect(parseCode(typed)).toBeUndefined()
    },
  )

  it('is found by its first six signs', () => {
    expect(selectorOf('ABCDEFGHJKMN0123')).toBe('ABCDEF')
  })
})
