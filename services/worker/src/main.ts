import { clockFrom } from '@nahtlos/db'
import { Runtime } from '@temporalio/worker'
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { temporalLogger } from './log.ts'
import { startWorker } from './worker.ts'

try {
  const config = readConfig(process.env)
  const log = pino({ name: 'worker', level: config.logLevel })
  // Signals are handled here, so that relay and database end in order.
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] })
  const worker = await startWorker(config, clockFrom(process.env), log)
  process.once('SIGTERM', worker.stop)
  process.once('SIGINT', worker.stop)
  await worker.done
  process.exit(0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
