import { readConfig } from './config.ts'
import { wordsOf } from './errors.ts'
import { type Stack, type StackOptions, startStack } from './stack.ts'

/** The stack that the environment asks for. Throws a LocalError that names the variable at fault. */
export function stackOptionsFromEnv(env: NodeJS.ProcessEnv): StackOptions {
  const config = readConfig(env)
  return {
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    ports: { gateway: config.port, identity: config.identityPort },
    withSeed: true,
    today: config.today,
    databaseUrl: config.databaseUrl,
    temporalAddress: config.temporalAddress,
    oidcIssuer: config.oidcIssuer,
    masterKeyFile: config.masterKeyFile,
    auditKeyFile: config.auditKeyFile,
    auditHeadsDir: config.auditHeadsDir,
    logLevel: config.logLevel,
  }
}

/**
 * Boots a stack and stays until Ctrl-C or until a part dies; then ends every part and the process. Exit codes: 0
 * after Ctrl-C, 1 when something could not be started or died.
 */
export async function runUntilEnded(run: {
  options: () => StackOptions
  onReady: (stack: Stack) => void | Promise<void>
  onStop?: () => Promise<void>
}): Promise<never> {
  let stack: Stack | undefined
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    await run.onStop?.()
    // Cut off while it starts: the watchdog ends what is already there.
    await stack?.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (ending) return
      console.log('\nEnding …')
      void end(0)
    })
  const crash = (error: unknown) => {
    console.error(`\n${wordsOf(error)}`)
    void end(1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  try {
    stack = await startStack(run.options())
    await run.onReady(stack)
    crash(await stack.failed)
  } catch (error) {
    if (!ending) crash(error)
  }
  return new Promise<never>(() => {})
}
