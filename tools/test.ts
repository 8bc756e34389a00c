// Every check of the repository: `npm test`, or some of it: `npm test -- --only=lint,unit [part of a file's path]`.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createSteps } from './steps.mjs'
import { endAll } from './test/processes.ts'
import { describe, lastLine, type StageResult, sumUp } from './test/report.ts'
import { runStage } from './test/run-stage.ts'
import { schedule } from './test/schedule.ts'
import { STAGES, selectStages } from './test/stages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
const { stages, unknown } = selectStages(values.only)
if (unknown.length > 0 || stages.length === 0) {
  console.error(`There is no stage ${unknown.join(', ')}. There are: ${STAGES.map((s) => s.name).join(', ')}`)
  process.exit(2)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    endAll()
    process.exit(130)
  })

// Pictures and reports of earlier runs stay until they are written anew.
mkdirSync(`${ROOT}artifacts`, { recursive: true })
const steps = createSteps()
const results: StageResult[] = []
const words: string[] = []
await schedule(stages, async (stage) => {
  const broken = class extends Error {}
  await steps
    .step(
      stage.title,
      async () => {
        const result = await runStage(stage, ROOT, positionals)
        results.push(result)
        words.push(...describe(result, stage.title))
        if (result.failures.length > 0) throw new broken()
        return result
      },
      (result) => ('suite' in stage.kind ? lastLine(sumUp([result])) : undefined),
    )
    .catch((error) => {
      if (error instanceof broken) return
      results.push({ passed: 0, failures: [{ name: stage.name, detail: String(error) }], skips: [] })
      words.push('', `✗ ${stage.title}: ${error instanceof Error ? error.stack : error}`)
    })
})

const sum = sumUp(results)
for (const line of words) console.log(line)
console.log(`\n${lastLine(sum)}`)
process.exit(sum.failed > 0 ? 1 : 0)
