import { randomInt } from 'node:crypto'

// Crockford's base 32 (no I, L, O, U): read aloud and typed from paper without mistakes.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
const SELECTOR_LENGTH = 6

/** 80 random bits: the first 30 find the row, the others nobody guesses within five tries. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')
}

/** As it stands on paper: groups of four. */
export function printCode(code: string): string {
  return code.match(/.{4}/g)?.join('-') ?? code
}

/** As it is meant, however it was typed; undefined where it cannot be a code. */
export function parseCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : undefined
}

export function selectorOf(code: string): string {
  return code.slice(0, SELECTOR_LENGTH)
}
