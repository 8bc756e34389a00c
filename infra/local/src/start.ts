import { createSteps } from '../../../tools/steps.mjs'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts'
import { VARIABLES } from './config.ts'
import { runUntilEnded, stackOptionsFromEnv } from './supervisor.ts'

// npm start [-- --keycloak] [-- --no-seed]
const flags = new Set(process.argv.slice(2))
const known = ['--keycloak', '--no-seed', '--help']
const unknown = [...flags].find((flag) => !known.includes(flag))
if (flags.has('--help') || unknown !== undefined) {
  if (unknown !== undefined) console.error(`Unknown option ${unknown}`)
  console.log('npm start [-- --keycloak] [-- --no-seed]\n\nEnvironment variables:')
  for (const { name, about, fallback } of VARIABLES)
    console.log(`  ${name}\n      ${about} Default: ${fallback}.`)
  process.exit(unknown === undefined ? 0 : 2)
}

await runUntilEnded({
  options: () => ({
    ...stackOptionsFromEnv(process.env),
    keycloak: flags.has('--keycloak'),
    withSeed: !flags.has('--no-seed'),
    steps: createSteps(),
  }),
  onReady: (stack) => {
    const width = Math.max(...DEMO_ACCOUNTS.map((account) => account.username.length))
    console.log(`\nNahtlos runs at  ${stack.gatewayUrl}\n`)
    console.log(`Demo accounts (invented people, password of all: ${DEMO_PASSWORD}):`)
    for (const { username, role, displayName, unit } of DEMO_ACCOUNTS)
      console.log(`  ${username.padEnd(width)}  ${role.padEnd(14)}  ${displayName}, ${unit}`)
    console.log(`\nLogs: ${stack.dataDir}/logs. Ctrl-C ends everything.`)
  },
})
