import type { IncomingMessage } from 'node:http'

export type BodyResult =
  | { ok: true; value: unknown; bytes: number }
  | { ok: false; status: 400 | 413; code: 'BODY_NOT_JSON' | 'BODY_TOO_LARGE' | 'BODY_INCOMPLETE' }

/** Reads a request's JSON, at most `limit` bytes of it. Never throws. */
export async function readJson(request: IncomingMessage, limit: number): Promise<BodyResult> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  const outcome = await new Promise<'end' | 'large' | 'broken'>((resolve) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limit) return void chunks.push(chunk)
      request.pause()
      resolve('large')
    })
    request.once('end', () => resolve('end'))
    request.once('error', () => resolve('broken'))
    request.once('close', () => resolve('broken'))
  })
  if (outcome === 'large') return tooLarge()
  if (outcome === 'broken') return { ok: false, status: 400, code: 'BODY_INCOMPLETE' }
  try {
    const [only] = chunks
    const text = (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8')
    return { ok: true, value: JSON.parse(text), bytes }
  } catch {
    return { ok: false, status: 400, code: 'BODY_NOT_JSON' }
  }
}

function tooLarge(): BodyResult {
  return { ok: false, status: 413, code: 'BODY_TOO_LARGE' }
}
