import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createSteps } from '../../../tools/steps.mjs'
import { DEMO_PASSWORD } from './accounts.ts'
import { REPO_ROOT, readConfig } from './config.ts'
import { assertPortFree, freePort } from './ports.ts'
import { runUntilEnded, stackOptionsFromEnv } from './supervisor.ts'

// npm run dev [-- --no-seed]: gateway and worker restart when their files change; the web app reloads in the browser. Vite takes
// the port of `npm start`, the gateway a free one behind it.
interface DevServer {
  listen: () => Promise<unknown>
  close: () => Promise<void>
}
interface Vite {
  createServer: (options: object) => Promise<DevServer>
}

const WEB = join(REPO_ROOT, 'apps', 'web')
const { port } = readConfig(process.env)
const gatewayPort = await freePort()
let web: DevServer | undefined

await runUntilEnded({
  options: () => {
    const fromEnv = stackOptionsFromEnv(process.env)
    const identity = fromEnv.ports === 'free' ? gatewayPort : fromEnv.ports.identity
    return {
      ...fromEnv,
      ports: { gateway: gatewayPort, identity },
      webOrigins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
      withSeed: !process.argv.includes('--no-seed'),
      watch: true,
      serviceEnv: { NODE_ENV: 'development', PERSISTED_OPERATIONS: 'optional' },
      steps: createSteps(),
    }
  },
  onReady: async (stack) => {
    await assertPortFree(port, 'NAHTLOS_PORT', 'development server')
    // Read by the proxy settings of apps/web/vite.config.ts.
    process.env.NAHTLOS_GATEWAY = stack.gatewayUrl
    // Only the web app has Vite among its dependencies.
    const entry = createRequire(join(WEB, 'package.json')).resolve('vite')
    const vite: Vite = await import(pathToFileURL(entry).href)
    web = await vite.createServer({
      root: WEB,
      server: {
        host: '127.0.0.1',
        port,
        strictPort: true,
      },
    })
    await web.listen()
    console.log(
      `\nNahtlos develops at  http://127.0.0.1:${port}  (accounts: npm start; password ${DEMO_PASSWORD})`,
    )
    console.log(`Logs: ${stack.dataDir}/logs. Ctrl-C ends everything.`)
  },
  onStop: async () => web?.close(),
})
