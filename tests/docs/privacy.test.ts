import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const DPIA = readFileSync(`${ROOT}docs/privacy/dpia.md`, 'utf8')

// The last cell of each risk: `path of a test`, and the name of the test where the file holds several.
const HELD = [...DPIA.matchAll(/\| `([^`]+\.test\.ts)`(?:: (.+?))? +\|$/gm)].map(([, file = '', name]) => ({
  file,
  name,
}))

it('every risk of the assessment names what holds it', () => {
  const risks = DPIA.split('\n').filter((line) => /^\| (?!Risk|-)/.test(line))
  expect(risks.length).toBeGreaterThan(15)
  expect(HELD).toHaveLength(risks.length)
})

it.each(HELD)('$file: $name', ({ file, name }) => {
  expect(existsSync(ROOT + file)).toBe(true)
  if (name) expect(readFileSync(ROOT + file, 'utf8')).toContain(name)
})
