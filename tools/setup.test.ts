import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashFiles } from './hash.mjs'
import { withLock } from './lock.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nahtlos-setup-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('hashFiles', () => {
  const paths = ['schema.graphql', 'src']
  beforeEach(() => {
    mkdirSync(join(root, 'src', 'gql'), { recursive: true })
    writeFileSync(join(root, 'schema.graphql'), 'type Query')
    writeFileSync(join(root, 'src', 'a.ts'), 'a')
  })

  test('changes with a content, a name, a new file; not with ignored or generated ones', () => {
    const first = hashFiles(root, paths, ['src/gql'])
    writeFileSync(join(root, 'src', 'gql', 'made.ts'), 'x')
    mkdirSync(join(root, 'src', 'node_modules'))
    writeFileSync(join(root, 'src', 'node_modules', 'x.ts'), 'x')
    expect(hashFiles(root, paths, ['src/gql'])).toBe(first)
    writeFileSync(join(root, 'src', 'a.ts'), 'b')
    const second = hashFiles(root, paths, ['src/gql'])
    expect(second).not.toBe(first)
    writeFileSync(join(root, 'src', 'b.ts'), '')
    expect(hashFiles(root, paths, ['src/gql'])).not.toBe(second)
  })

  test('an input that is not there is no error', () => {
    expect(hashFiles(root, ['missing'])).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('withLock', () => {
  test('two runs at the same time work one after the other', async () => {
    const file = join(root, 'setup', 'lock')
    const events: string[] = []
    const notes: string[] = []
    const run = (name: string) =>
      withLock(
        file,
        (line) => notes.push(line),
        async () => {
          events.push(`${name} begins`)
          await new Promise((resolve) => setTimeout(resolve, 50))
          events.push(`${name} ends`)
        },
      )
    await Promise.all([run('first'), run('second')])
    expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(notes).toHaveLength(1)
    expect(existsSync(file)).toBe(false)
  })

  test('a lock whose owner died is taken over, and a failed run gives it back', async () => {
    const file = join(root, 'setup', 'lock')
    mkdirSync(join(root, 'setup'))
    // Above the largest process id that Linux gives.
    writeFileSync(file, '4194305')
    const failure = withLock(
      file,
      () => {},
      () => Promise.reject(new Error('no network')),
    )
    await expect(failure).rejects.toThrow('no network')
    expect(existsSync(file)).toBe(false)
  })
})
