import { Agent, request } from 'node:http'

/** One request of one client; it sends the next when the answer is there. */
export type Ask = () => Promise<unknown>

/** Answers per second of `clients` that ask without a pause for `milliseconds`. */
export async function perSecond(ask: Ask, clients: number, milliseconds: number): Promise<number> {
  const begun = performance.now()
  const until = begun + milliseconds
  let answers = 0
  const client = async () => {
    while (performance.now() < until) {
      await ask()
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return answers / ((performance.now() - begun) / 1000)
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** A persisted operation over a connection that is kept, as a browser does it. @throws when it is not answered well. */
export function operationClient(gatewayUrl: string, token: string, clients: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const url = new URL('/graphql', gatewayUrl)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return {
    send: (documentId: string, variables: object): Promise<string> => {
      const body = JSON.stringify({ documentId, variables })
      return new Promise((resolve, reject) => {
        const sent = request(
          url,
          { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.once('end', () => {
              const text = Buffer.concat(chunks).toString()
              if (response.statusCode === 200 && !text.startsWith('{"errors"')) resolve(text)
              else reject(new Error(`the gateway answered ${response.statusCode}: ${text.slice(0, 300)}`))
            })
          },
        )
        sent.once('error', reject)
        sent.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}
