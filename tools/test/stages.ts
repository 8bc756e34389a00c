/** One thing that `npm test` does. Commands are looked up in node_modules/.bin. */
export interface Stage {
  /** For `--only=`. */
  name: string
  title: string
  /** A check counts as one test; a suite counts its own, from Vitest's JSON report. */
  kind: { check: readonly [program: string, ...args: string[]] } | { suite: string } | { browser: true }
  /** Minutes after which it hangs rather than works. */
  limit: number
  /** Uses the machine alone: it has processes beside processes. Light stages run two at a time. */
  heavy: boolean
}

const check = (name: string, title: string, ...command: [string, ...string[]]): Stage => ({
  name,
  title,
  kind: { check: command },
  limit: 5,
  heavy: false,
})

const suite = (name: string, title: string, config: string, limit: number): Stage => ({
  name,
  title,
  kind: { suite: config },
  limit,
  heavy: true,
})

export const STAGES: readonly Stage[] = [
  { name: 'browser', title: 'Chromium', kind: { browser: true }, limit: 5, heavy: false },
  check('lint', 'Format and lint', 'biome', 'check', '--diagnostic-level=error'),
  check('types', 'Types', 'tsc', '-p', 'tsconfig.json'),
  check('types-web', 'Types of the web app', 'tsc', '-p', 'apps/web/tsconfig.json'),
  check(
    'direction',
    'Direction of dependencies',
    'depcruise',
    ...['-c', '.dependency-cruiser.mjs', '--output-type', 'err'],
    ...['packages', 'services', 'apps', 'infra', 'tests', 'tools'],
  ),
  check('dead-code', 'Dead code', 'knip', '--no-progress', '--no-config-hints'),
  suite('unit', 'Units and properties', 'vitest.config.ts', 10),
  suite('real', 'Real parts', 'vitest.real.config.ts', 25),
  suite('e2e', 'Browser on the running platform', 'vitest.e2e.config.ts', 20),
]

/** The stages to run: all, or those of `--only=a,b`. Undefined names what does not exist. */
export function selectStages(only: string | undefined): { stages: Stage[]; unknown: string[] } {
  if (only === undefined) return { stages: [...STAGES], unknown: [] }
  const names = only.split(',').filter((name) => name !== '')
  return {
    stages: STAGES.filter((stage) => names.includes(stage.name)),
    unknown: names.filter((name) => !STAGES.some((stage) => stage.name === name)),
  }
}
