import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Available } from './errors.ts'
import { findJava, runMaven } from './maven.ts'

const VERSION = '1.38.0'

/**
 * Temporal's time-skipping test server (Java), from Maven into the cache folder. The value is the path of a launcher
 * for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`.
 */
export async function ensureTestServer(options: {
  cacheDir: string
  log?: (line: string) => void
}): Promise<Available<string>> {
  const java = findJava(8)
  if (!java.ok) return java
  const dir = join(options.cacheDir, `temporal-test-server-${VERSION}`)
  const launcher = join(dir, 'launcher')
  if (existsSync(launcher)) return { ok: true, value: launcher }
  options.log?.("downloading Temporal's test server through Maven")
  const making = `${dir}.${process.pid}`
  try {
    mkdirSync(join(making, 'lib'), { recursive: true })
    writeFileSync(join(making, 'pom.xml'), pom())
    const copied = await runMaven(['dependency:copy-dependencies', '-DoutputDirectory=lib'], making)
    if (!copied.ok) return copied
    writeFileSync(
      join(making, 'launcher'),
      `#!/bin/sh\nexec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp '${join(dir, 'lib')}/*' io.temporal.testserver.TestServer "$@"\n`,
      { mode: 0o755 },
    )
    if (!existsSync(dir)) renameSync(making, dir)
    return { ok: true, value: launcher }
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

function pom(): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>nahtlos</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${VERSION}</version>
    </dependency>
  </dependencies>
</project>
`
}
