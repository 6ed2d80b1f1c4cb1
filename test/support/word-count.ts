import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { REPOSITORY } from './broker-process.ts'
import { sharedPath } from './oracle.ts'

const PROGRAM = join(REPOSITORY, 'test/clients/java/WordCount.java')
/** Compiles and runs one file of source. */
const LAUNCHER = 'com.sun.tools.javac.launcher.Main'

/** A Kafka Streams application in Java, told by lines what to do. */
export interface WordCount {
  /** Gives its answer; throws when that is an error. */
  say(line: string): Promise<string>
  stop(): Promise<void>
}

export interface WordCountOptions {
  readonly bootstrap: string
  readonly application: string
  readonly directory: string
  /** Settings of Kafka Streams. */
  readonly settings: Readonly<Record<string, string>>
}

export async function startWordCount(options: WordCountOptions): Promise<WordCount> {
  const settings = Object.entries(options.settings).map((entry) => entry.join('='))
  const words = [options.bootstrap, options.application, options.directory, ...settings]
  const child = spawn(sharedPath('apache-kafka/kafka'), ['class', LAUNCHER, PROGRAM, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done === true) throw new Error(`The application has ended: ${complaints}`)
    if (value.startsWith('error')) throw new Error(`${value}\n${complaints}`)
    return value
  }
  await answer()
  return {
    say(line) {
      child.stdin.write(`${line}\n`)
      return answer()
    },
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
