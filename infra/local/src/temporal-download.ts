// Has Temporal's SDK download its server into the folder given, by starting it once. A process of its own, because
// the SDK's native runtime cannot be unloaded and a download cannot be cancelled.
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [downloadDir] = process.argv.slice(2)
if (downloadDir === undefined) throw new Error('temporal-download: folder missing')
const env = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir } },
})
await env.teardown()
