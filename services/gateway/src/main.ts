import { configFrom } from './config.ts'
import { OPERATOR_DOCUMENTS } from './graphql/operator-documents.ts'
import { documentsOf } from './graphql/persisted.ts'
import { schema } from './graphql/schema.ts'
import { createLog } from './log.ts'
import { createGateway } from './server.ts'

const config = configFrom(process.env)
if (!config.ok) {
  for (const { variable, problem } of config.problems) console.error(`${variable} ${problem}`)
  process.exit(1)
}
const { gateway, port, host, logLevel } = config.value
const log = createLog(logLevel)

// What nobody caught leaves the process in an unknown state; it ends and is started again.
process.on('uncaughtException', (error) => {
  log.fatal({ error }, 'UNCAUGHT')
  log.flush(() => process.exit(1))
})

try {
  const running = await (
    await createGateway(gateway, { schema, documents: documentsOf(Object.values(OPERATOR_DOCUMENTS)), log })
  ).listen(port, host)
  const stop = async () => {
    await running.close()
    log.info('GATEWAY_STOPPED')
    log.flush(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  // At the start the words help and hold nobody's data: a port, a file, an operation that does not fit.
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (busy) console.error(`PORT ${port} is already in use by another program`)
  else console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
