import { Command } from 'commander'
import { registerAudit } from './commands/audit.ts'
import { registerImport } from './commands/import.ts'
import { registerKeys } from './commands/keys.ts'
import { registerLaw } from './commands/law.ts'
import { registerToken } from './commands/token.ts'

const USAGE_WRONG = 2

// A reader that has seen enough, like `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const program = new Command('nahtlos')
  .description('Nahtlos for operators')
  .showHelpAfterError()
  // Commander's own 1 says of an import that rows were rejected.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : USAGE_WRONG))
registerAudit(program)
registerImport(program)
registerKeys(program)
registerLaw(program)
registerToken(program)
await program.parseAsync(process.argv)
