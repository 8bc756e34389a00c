import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { GatewayConfig } from '../config.ts'

type Facts = Pick<GatewayConfig, 'oidc' | 'trustProxy'>

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** For answers that are data: a browser that opens one as a page may do nothing with it. */
export const DATA_HEADERS: OutgoingHttpHeaders = {
  ...EVERYWHERE,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/**
 * For the web app. Everything comes from here, except that keycloak-js talks to the identity provider. No inline script
 * or style, no frame, and nobody frames us: sessions live in memory, so that no silent sign-on needs an iframe.
 */
export function pageHeaders(config: Facts): OutgoingHttpHeaders {
  return {
    ...EVERYWHERE,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      `connect-src 'self' ${new URL(config.oidc.issuer).origin}`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  }
}

/** Two years, as the preload list asks; only said over TLS, where alone it counts (RFC 6797, 7.2). */
export function setTransportHeaders(request: IncomingMessage, response: ServerResponse, config: Facts): void {
  const proxied = config.trustProxy && request.headers['x-forwarded-proto'] === 'https'
  if (proxied || request.socket instanceof TLSSocket)
    response.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains')
}

/** Where a request comes from. A proxy appends to the list, so that its last entry is the one it saw itself. */
export function addressOf(request: IncomingMessage, config: Pick<Facts, 'trustProxy'>): string {
  const forwarded = config.trustProxy ? request.headers['x-forwarded-for'] : undefined
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  return list?.split(',').at(-1)?.trim() || request.socket.remoteAddress || 'unknown'
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...DATA_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  response.end(text)
}

/** A refusal in the shape of GraphQL, whatever was refused, so that a client needs one way to read it. */
export function sendCode(
  response: ServerResponse,
  status: number,
  code: string,
  headers: OutgoingHttpHeaders = {},
): void {
  sendJson(response, status, { errors: [{ message: code, extensions: { code } }] }, headers)
}
