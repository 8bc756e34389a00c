import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, type Logger } from '@temporalio/worker'

/** The workflows as one script for the deterministic sandbox; takes about a second, at each start. */
export async function workflowBundle(logger?: Logger): Promise<{ code: string }> {
  const workflowsPath = fileURLToPath(import.meta.resolve('@nahtlos/workflows/workflows'))
  const { code } = await bundleWorkflowCode({ workflowsPath, ...(logger ? { logger } : {}) })
  return { code }
}
