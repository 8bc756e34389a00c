// Progress for people: every step prints its name and the time it took; what takes long says that it still runs.

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** @param {{ stream?: NodeJS.WriteStream }} [options] */
export function createSteps({ stream = process.stdout } = {}) {
  const running = new Map()
  let timer
  let ticks = 0

  const clear = () => stream.isTTY && stream.write('\r\u001b[K')
  const print = (line) => {
    clear()
    stream.write(`${line}\n`)
  }
  const tick = () => {
    ticks += 1
    const text = [...running].map(([name, since]) => `${name} ${seconds(since)}`).join(', ')
    if (stream.isTTY) stream.write(`\r\u001b[K  … ${text}`)
    else if (ticks % 15 === 0) stream.write(`  … ${text}\n`)
  }
  const begin = (name) => {
    running.set(name, Date.now())
    timer ??= setInterval(tick, 1000)
  }
  const end = (name, mark, note) => {
    const since = running.get(name) ?? Date.now()
    running.delete(name)
    if (running.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
    print(`  ${mark} ${name}${note ? `: ${note}` : ''} (${seconds(since)})`)
  }

  return {
    note: (line) => print(`  · ${line}`),
    async step(name, work, describe) {
      begin(name)
      try {
        const result = await work()
        end(name, '✓', describe?.(result))
        return result
      } catch (error) {
        end(name, '✗', '')
        throw error
      }
    },
  }
}
