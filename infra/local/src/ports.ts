import { createServer, type Server } from 'node:net'
import { localError } from './errors.ts'

/** A port on loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = await listen(0)
  const address = server.address()
  await close(server)
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Throws PORT_BUSY naming the variable that moves the port. */
export async function assertPortFree(port: number, variable: string, what: string): Promise<void> {
  try {
    await close(await listen(port))
  } catch {
    throw localError({
      code: 'PORT_BUSY',
      message: `Port ${port} for the ${what} is already in use by another program`,
      variable,
    })
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
