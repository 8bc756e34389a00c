import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import type { GatewayConfig } from '../config.ts'
import { pageHeaders, sendCode } from './headers.ts'

/** Only what can be nothing but a file: an unknown address is answered with the app, which must not be kept. */
const ASSET = /^\/assets\/[\w.-]+\.\w+$/

export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => void

/** True when the folder holds a built web app. */
export function holdsWebApp(webDist: string | undefined): webDist is string {
  return webDist !== undefined && existsSync(join(webDist, 'index.html'))
}

/**
 * The built web app. Any address that is no file is the app itself, which knows its own pages; a missing file with an
 * extension is missing. Vite names what is below /assets by its content, so that may be kept for ever.
 */
export function createStaticFiles(config: GatewayConfig): StaticFiles {
  const headers = Object.entries(pageHeaders(config)) as [string, string][]
  const { webDist, development } = config
  const serve =
    webDist !== undefined && (development || holdsWebApp(webDist))
      ? sirv(webDist, {
          // In development the files change; else the list of files is read once, and no path can leave it.
          dev: development,
          single: true,
          etag: true,
          gzip: true,
          brotli: true,
          setHeaders: (response, pathname) => {
            for (const [name, value] of headers) response.setHeader(name, value)
            const kept = ASSET.test(pathname) && !development
            response.setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
          },
        })
      : undefined
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendCode(response, 405, 'METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' })
    // Ranges are for films; without them there is one thing less to go wrong.
    delete request.headers.range
    const missing = () => sendCode(response, 404, 'NOT_FOUND')
    if (!serve) return missing()
    serve(request, response, missing)
  }
}
