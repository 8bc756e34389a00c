import { readConfig } from '@nahtlos/infra-local/config'
import { runningStack } from '@nahtlos/infra-local/data-dir'
import { isLocalError } from '@nahtlos/infra-local/errors'
import { requestToken } from '@nahtlos/infra-local/token'
import type { Command } from 'commander'

export function registerToken(program: Command): void {
  program
    .command('token')
    .argument('<account>', 'user name of a demo account, for example brandt.kim')
    .description('print a bearer token of a demo account of the running platform, valid for five minutes')
    .action(async (account: string) => {
      try {
        console.log(await requestToken(findIssuer(), account))
      } catch (error) {
        if (!isLocalError(error)) throw error
        console.error(error.message)
        process.exitCode = 1
      }
    })
}

/** An own provider, else the one that `npm start` announced in the data folder, else the default port. */
function findIssuer(): string {
  const { oidcIssuer, dataDir, identityPort } = readConfig(process.env)
  return oidcIssuer ?? runningStack(dataDir)?.issuer ?? `http://127.0.0.1:${identityPort}/realms/nahtlos`
}
