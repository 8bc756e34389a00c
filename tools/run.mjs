// Entry of every npm script. Runs on any Node from 20 on with no dependency installed: it sets up what the command
// needs (Node 24, pnpm, dependencies, generated code), each only when its inputs changed, then hands over to Node 24.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInherited } from './process.mjs'
import { prepare, SetupError } from './setup.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TOOLCHAIN_BIN = join(ROOT, 'tools', 'toolchain', 'node_modules', '.bin')

/** What each command runs, and which set-up it needs before. */
const COMMANDS = {
  start: { entry: 'infra/local/src/start.ts', needs: ['install', 'prisma', 'codegen', 'web'] },
  dev: { entry: 'infra/local/src/dev.ts', needs: ['install', 'prisma', 'codegen', 'web'] },
  reset: { entry: 'infra/local/src/reset.ts', needs: ['install'] },
  test: { entry: 'tools/test.ts', needs: ['install', 'prisma', 'codegen', 'web'] },
  bench: { entry: 'tests/bench/main.ts', needs: ['install', 'prisma', 'codegen', 'web'] },
  nahtlos: { entry: 'apps/cli/src/main.ts', needs: ['install'], quiet: true },
  pnpm: { needs: ['toolchain'], quiet: true },
}

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined
if (command === undefined) {
  console.error(`usage: node tools/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`)
  process.exit(2)
}

try {
  await prepare({
    root: ROOT,
    needs: command.needs,
    quiet: command.quiet === true,
    force: process.env.NAHTLOS_SETUP === 'force',
  })
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`\n${error.message}`)
  process.exit(1)
}

const path = [TOOLCHAIN_BIN, join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
const env = { ...process.env, PATH: path }
if (name === 'pnpm')
  process.exit(await runInherited(join(TOOLCHAIN_BIN, 'pnpm'), args, { cwd: process.cwd(), env }))

if (!existsSync(join(ROOT, command.entry))) {
  console.error(`${command.entry} is missing in this checkout.`)
  process.exit(1)
}
const warnings = '--disable-warning=ExperimentalWarning'
process.exit(
  await runInherited(join(TOOLCHAIN_BIN, 'node'), [warnings, join(ROOT, command.entry), ...args], {
    // Files named on the command line are relative to where the command was typed.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env,
  }),
)
