// The set-up steps of tools/run.mjs. A step leaves a stamp: the hash of its inputs. It runs when the stamp differs or
// its result is gone.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { hashFiles } from './hash.mjs'
import { withLock } from './lock.mjs'
import { runCaptured } from './process.mjs'
import { createSteps } from './steps.mjs'

export class SetupError extends Error {}

/** `npm run -s` would silence the errors of the npm that runs below it. */
const TOOL_ENV = {
  CI: 'true',
  npm_config_update_notifier: 'false',
  npm_config_loglevel: 'error',
  NO_COLOR: '1',
}

/** In the order in which one builds on the other. */
const STEPS = [
  {
    name: 'toolchain',
    title: 'Node 24 and pnpm (npm ci)',
    inputs: ['tools/toolchain/package.json', 'tools/toolchain/package-lock.json'],
    result: 'tools/toolchain/node_modules/.bin/pnpm',
    run: ({ root }) => [
      'npm',
      ['ci', '--no-audit', '--no-fund', '--prefix', join(root, 'tools', 'toolchain')],
    ],
    hint: 'npm comes with Node (https://nodejs.org); behind a proxy set HTTPS_PROXY, for an own registry `npm config set registry URL`.',
  },
  {
    name: 'install',
    title: 'Dependencies (pnpm install)',
    needs: ['toolchain'],
    inputs: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    result: 'node_modules/.modules.yaml',
    run: () => ['pnpm', ['install', '--frozen-lockfile']],
    hint: 'The npm registry must be reachable: behind a proxy set HTTPS_PROXY, for an own one `npm config set registry URL`.',
  },
  {
    name: 'prisma',
    title: 'Database client (prisma generate)',
    needs: ['install'],
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'pnpm-lock.yaml'],
    result: 'packages/db/src/generated',
    run: () => ['prisma', ['generate']],
    // The WASM engine migrates; generating needs no engine at all, yet the CLI would download one.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    hint: 'prisma/schema.prisma may have an error.',
  },
  {
    name: 'codegen',
    title: 'Typed GraphQL operations (codegen)',
    needs: ['install'],
    inputs: ['services/gateway/schema.graphql', 'apps/web/src', 'apps/web/codegen.ts', 'pnpm-lock.yaml'],
    ignore: ['apps/web/src/gql'],
    result: 'apps/web/src/gql',
    run: () => ['pnpm', ['--filter', '@nahtlos/web', 'codegen']],
    hint: 'An operation in apps/web/src may not fit services/gateway/schema.graphql.',
  },
  {
    name: 'web',
    title: 'Web app (vite build)',
    needs: ['codegen'],
    inputs: [
      'services/gateway/schema.graphql',
      'apps/web',
      'packages/i18n',
      'packages/domain',
      'packages/ui',
      'pnpm-lock.yaml',
    ],
    ignore: ['apps/web/dist', 'apps/web/src/gql'],
    result: 'apps/web/dist/index.html',
    run: () => ['pnpm', ['--filter', '@nahtlos/web', 'build']],
    hint: 'The web app does not build.',
  },
]

/** Runs the steps asked for and those they build on. Throws a SetupError in words when one fails. */
export async function prepare({ root, needs, quiet = false, force = false }) {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20)
    throw new SetupError(`Node 20 or newer is needed, this is ${process.version}: https://nodejs.org`)
  const wanted = withNeeds(needs)
  const due = () => STEPS.filter((step) => wanted.has(step.name) && (force || isDue(root, step)))
  if (due().length === 0) return
  const steps = createSteps({ stream: quiet ? process.stderr : process.stdout })
  await withLock(join(root, '.nahtlos-setup', 'lock'), steps.note, async () => {
    // Another run may have done it meanwhile. Hashes are taken anew for each, as one step makes inputs of the next.
    for (const step of STEPS)
      if (wanted.has(step.name) && (force || isDue(root, step)))
        await steps.step(step.title, () => runStep(root, step))
  })
}

function withNeeds(names) {
  const wanted = new Set()
  const add = (name) => {
    wanted.add(name)
    for (const need of STEPS.find((step) => step.name === name)?.needs ?? []) add(need)
  }
  for (const name of names) add(name)
  return wanted
}

function isDue(root, step) {
  if (!existsSync(join(root, step.result))) return true
  const file = stampFile(root, step)
  return !existsSync(file) || readFileSync(file, 'utf8') !== hashFiles(root, step.inputs, step.ignore)
}

async function runStep(root, step) {
  // Before the step, so that a file changed while it runs makes it due again.
  const stamp = hashFiles(root, step.inputs, step.ignore)
  const bins = [join(root, 'tools', 'toolchain', 'node_modules', '.bin'), join(root, 'node_modules', '.bin')]
  const env = {
    ...process.env,
    ...TOOL_ENV,
    ...step.env,
    PATH: [...bins, process.env.PATH].join(delimiter),
  }
  const [program, args] = step.run({ root })
  const { code, missing, output } = await runCaptured(program, args, { cwd: root, env })
  if (missing) throw new SetupError(`\`${program}\` is not installed. ${step.hint}`)
  if (code !== 0) {
    const offline = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH/.test(output)
    const why = offline ? 'The package registry cannot be reached. ' : ''
    const tail = output.trimEnd().split('\n').slice(-25).join('\n')
    throw new SetupError(`${step.title} failed (exit code ${code}). ${why}${step.hint}\n\n${tail}`)
  }
  if (!existsSync(join(root, step.result)))
    throw new SetupError(`${step.title} ended well but left no ${step.result}.`)
  writeFileSync(stampFile(root, step), stamp)
}

function stampFile(root, step) {
  return join(root, '.nahtlos-setup', `${step.name}.stamp`)
}
