import { Command } from 'commander'
import { registerImport } from './commands/import.ts'
import { registerLaw } from './commands/law.ts'
import { registerToken } from './commands/token.ts'

const program = new Command('nahtlos').description('Nahtlos for operators').showHelpAfterError()
registerImport(program)
registerLaw(program)
registerToken(program)
await program.parseAsync(process.argv)
