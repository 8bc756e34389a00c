// Records the stories of the clocks anew: node tests/faults/record-histories.ts [story ...]
// A recorded history stands for workflows that are running somewhere: after a change of a workflow, the old recordings
// must still replay. Add a new story or a new recording (story.2.json); never replace one to make a test pass.
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cacheDirOf, ensureTestServer } from '@nahtlos/infra-local'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { STORIES, tell } from './clock-stories.ts'

const server = await ensureTestServer({ cacheDir: cacheDirOf(process.env) })
if (!server.ok) throw new Error(`recording needs the time-skipping server: ${server.reason}`)
for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STORIES)) {
  // A server each, since time that was skipped stays skipped.
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: server.value } },
  })
  const file = nextFile(name)
  const { history } = await tell(env, name)
  // Process and machine of the recording are nobody's business.
  writeFileSync(
    file,
    `${historyToJSON(history).replaceAll(/"identity": "[^"]*"/g, '"identity": "recorder"')}\n`,
  )
  await env.teardown()
}

function nextFile(name: string): string {
  for (let version = 1; ; version += 1) {
    const suffix = version === 1 ? '' : `.${version}`
    const file = fileURLToPath(
      new URL(`../../packages/workflows/histories/${name}${suffix}.json`, import.meta.url),
    )
    if (!existsSync(file)) return file
  }
}
