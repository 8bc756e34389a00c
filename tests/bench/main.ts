// `npm run bench -- reads|law|walls`. Prints what it measured; what one machine says in milliseconds, another does not.
const BENCHES: Record<string, () => Promise<void>> = {
  reads: async () => (await import('./reads.ts')).benchReads(),
  law: async () => (await import('./law.ts')).benchLaw(),
  walls: async () => (await import('./walls.ts')).benchWalls(),
}

const [name = ''] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}`)
  process.exit(2)
}
await bench()
process.exit(0)
