/**
 * Replays recorded sessions of Kafka's command-line tools against the built program. A case is a
 * line of `test/cli/transcripts/*.jsonl`: what was typed, what Kafka printed (normalised) and how
 * closely each stream must match.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { builtProgram } from './built-program.ts'

export interface TranscriptCase {
  readonly id: string
  readonly argv: readonly string[]
  readonly stdin?: string
  /** It is played against the broker with an authorizer. */
  readonly broker?: 'acl'
  readonly setup?: readonly SetupStep[]
  /** Name → content, written into the case's folder first. */
  readonly files?: Readonly<Record<string, string>>
  /** Sends a signal 0.3 s after stdout matches, or some seconds after the start. */
  readonly kill?: {
    readonly signal: 'INT' | 'TERM'
    readonly when?: string
    readonly after_s?: number
    readonly hold_stdin?: boolean
  }
  readonly timeout?: number
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly subst?: readonly (readonly [pattern: string, replacement: string])[]
  readonly select?: string
  readonly unordered?: boolean
  readonly stdout_check?: 'exact' | 'nonempty'
  readonly stderr_check?: 'nonempty' | 'line1' | 'exact' | 'ignore'
}

interface SetupStep {
  readonly argv: readonly string[]
  readonly stdin?: string
  readonly once?: boolean
  readonly exit?: number
  readonly background?: boolean
  readonly until?: { readonly argv: readonly string[]; readonly match: string }
}

interface Outcome {
  readonly exit: number | 'timeout'
  readonly stdout: string
  readonly stderr: string
}

export function loadTranscripts(path: string): TranscriptCase[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}

const COMMAND_TIMEOUT_MS = 60_000
const SIGNAL_DELAY_MS = 300

type Placeholders = ReadonlyMap<string, string>

export class TranscriptPlayer {
  readonly #bootstrap: string
  readonly #aclBootstrap: string
  /** Six characters, as in the recording, so that columns keep their width. */
  readonly #run: string
  readonly #doneOnce = new Map<string, Promise<void>>()

  constructor(options: { bootstrap: string; aclBootstrap: string; run: string }) {
    this.#bootstrap = options.bootstrap
    this.#aclBootstrap = options.aclBootstrap
    this.#run = options.run
  }

  /** What differs, as lines for a person; empty when the case holds. */
  async play(transcript: TranscriptCase): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'kafka-ts-case-'))
    const isAcl = transcript.broker === 'acl'
    const values = this.#placeholders(folder, isAcl ? this.#aclBootstrap : this.#bootstrap)
    const background: (() => void)[] = []
    try {
      for (const [name, text] of Object.entries(transcript.files ?? {})) {
        const path = join(folder, name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, fill(text, values))
      }
      for (const step of transcript.setup ?? []) {
        await this.#setUp(step, values, folder, background)
      }
      const outcome = await runCommand(
        transcript.argv.map((word) => fill(word, values)),
        fill(transcript.stdin ?? '', values),
        folder,
        (transcript.timeout ?? 60) * 1000,
        transcript.kill,
      )
      return compare(transcript, {
        exit: outcome.exit,
        stdout: normaliseStdout(transcript, values, outcome.stdout),
        stderr: normaliseStderr(transcript, values, outcome),
      })
    } finally {
      for (const stop of background) stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }

  #placeholders(folder: string, bootstrap: string): Placeholders {
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(bootstrap) ?? []
    return new Map([
      ['TMP', folder],
      ['FIXTURES', FIXTURES],
      ['BOOTSTRAP', bootstrap],
      ['RUN', this.#run],
      ['BROKER_HOST', host],
      ['BROKER_PORT', port],
      ['DOWN', 'localhost:1'],
    ])
  }

  async #setUp(
    step: SetupStep,
    values: Placeholders,
    folder: string,
    background: (() => void)[],
  ): Promise<void> {
    const words = step.argv.map((word) => fill(word, values))
    const stdin = fill(step.stdin ?? '', values)
    if (step.background) {
      const child = start(words, folder)
      child.stdin.end()
      child.stdout.resume()
      child.stderr.resume()
      background.push(() => child.kill('SIGTERM'))
      if (step.until) await this.#waitUntil(step.until, values, folder)
      return
    }
    const run = async () => {
      const { exit, stdout, stderr } = await runCommand(words, stdin, folder, COMMAND_TIMEOUT_MS)
      if (exit === (step.exit ?? 0)) return
      throw new Error(`Set-up '${words.join(' ')}' exited with ${exit}\n${stdout}${stderr}`)
    }
    if (!step.once) return run()
    const key = JSON.stringify([words, stdin])
    const done = this.#doneOnce.get(key) ?? run()
    this.#doneOnce.set(key, done)
    return done
  }

  async #waitUntil(
    until: NonNullable<SetupStep['until']>,
    values: Placeholders,
    folder: string,
  ): Promise<void> {
    const pattern = new RegExp(fill(until.match, values), 'm')
    const words = until.argv.map((word) => fill(word, values))
    const deadlineMs = Date.now() + 30_000
    while (Date.now() < deadlineMs) {
      const { stdout } = await runCommand(words, '', folder, COMMAND_TIMEOUT_MS)
      if (pattern.test(stdout)) return
    }
  }
}

function fill(text: string, values: Placeholders): string {
  let filled = text
  for (const [name, value] of values) filled = filled.replaceAll(`\${${name}}`, value)
  return filled.replace(/\$\{REPEAT:(.):(\d+)\}/g, (_, character: string, count: string) =>
    character.repeat(Number(count)),
  )
}

function start(words: readonly string[], folder: string) {
  const { NODE_EXTRA_CA_CERTS: _, KAFKA_TS_BOOTSTRAP_SERVER: __, ...env } = process.env
  return spawn(process.execPath, [builtProgram, ...words], {
    cwd: folder,
    env: { ...env, LC_ALL: 'C.UTF-8', TZ: 'UTC', COLUMNS: '80' },
  })
}

function runCommand(
  words: readonly string[],
  stdin: string,
  folder: string,
  timeoutMs: number,
  kill?: TranscriptCase['kill'],
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = start(words, folder)
    let [stdout, stderr] = ['', '']
    let isTimedOut = false
    let isSignalled = false
    const signal = () => {
      if (!kill || isSignalled) return
      isSignalled = true
      setTimeout(() => child.kill(`SIG${kill.signal}`), SIGNAL_DELAY_MS)
    }
    const timer = setTimeout(() => {
      isTimedOut = true
      child.kill('SIGKILL')
    }, timeoutMs)
    if (kill?.after_s !== undefined) setTimeout(signal, kill.after_s * 1000)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (kill?.when !== undefined && new RegExp(kill.when, 'm').test(stdout)) signal()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    // A command that ends before it has read all of its input closes the pipe.
    child.stdin.on('error', () => {})
    child.stdin.write(stdin)
    if (!kill?.hold_stdin) child.stdin.end()
    child.on('close', (code, signalName) => {
      clearTimeout(timer)
      const exit = code ?? (signalName === 'SIGINT' ? 130 : 143)
      resolve({ exit: isTimedOut ? 'timeout' : exit, stdout, stderr })
    })
  })
}

// The recording's normalisation. Volatile text goes first, in this order.
const GENERAL_SUBSTITUTIONS: readonly (readonly [RegExp, string])[] = [
  [/(TopicId: )[A-Za-z0-9_-]{22}/gm, '$1$${TOPIC_ID}'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gm, '$${UUID}'],
  [/\b(1[6-9]|2[0-9])[0-9]{11}\b/gm, '$${MS}'],
  [
    /\b20[2-9][0-9]-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9]:[0-5][0-9][.,:]?[0-9]*\b/gm,
    '$${TIME}',
  ],
  [/"log_dirs":\["\/[^"]*"\]/gm, '"log_dirs":["$${LOG_DIR}"]'],
  // The blank that Kafka puts before the first rule of a list.
  [/^ ?\t\(principal=/gm, '\t(principal='],
]
/** Segments of logs that the transcripts look into. */
const FIXTURES = join(import.meta.dirname, '../cli/transcripts/fixtures')
const LOG_LINE = /^\[[^\]]*\] (TRACE|DEBUG|INFO|WARN) /
const REBALANCE_NOTICE = /^The consumer rebalance protocol \(KIP-848\) is production-ready!/
const OPTION_TABLE = /^Option( \(\* = required\))? +Description *$/
const FRAME = /^\s+at |^\t\.\.\. \d+ more|^\t?Caused by: |^\t?Suppressed: /
const EXCEPTION =
  /^(Exception in thread "[^"]*" )?(java|javax|org|joptsimple|kafka|com|net)\.[\w.$]+(Exception|Error|Throwable)(: .*)?$/

function substitute(transcript: TranscriptCase, values: Placeholders, text: string): string {
  let result = text
  for (const name of ['TMP', 'FIXTURES', 'BOOTSTRAP', 'RUN']) {
    const value = values.get(name)
    if (value) result = result.replaceAll(value, `\${${name}}`)
  }
  for (const [pattern, replacement] of transcript.subst ?? []) {
    result = result.replace(pythonPattern(pattern), fromPython(replacement))
  }
  for (const [pattern, replacement] of GENERAL_SUBSTITUTIONS) {
    result = result.replace(pattern, replacement)
  }
  return result
}

/** `(?s)` lets a dot match line ends, and `\A` is the start of the whole text. */
function pythonPattern(pattern: string): RegExp {
  const isDotAll = pattern.startsWith('(?s)')
  const text = pattern.replace(/^\(\?s\)/, '').replaceAll('\\A', '(?<![^])')
  return new RegExp(text, isDotAll ? 'gms' : 'gm')
}

/** `\1` is `$1` here, and a dollar sign of the text itself is doubled. */
function fromPython(replacement: string): string {
  return replacement.replaceAll('$', '$$$$').replace(/\\(\d)/g, '$$$1')
}

/** Stack traces go; an exception line stays only where nothing was printed before it. */
function withoutFrames(text: string): string {
  const kept: string[] = []
  for (const line of text.split('\n')) {
    const isRepeated = EXCEPTION.test(line) && kept.some((other) => other.trim() !== '')
    if (!FRAME.test(line) && !isRepeated) kept.push(line)
  }
  return kept.join('\n')
}

function normaliseStdout(transcript: TranscriptCase, values: Placeholders, text: string): string {
  let result = withoutFrames(substitute(transcript, values, text.replaceAll('\r\n', '\n')))
  if (transcript.select !== undefined) {
    const pattern = new RegExp(transcript.select)
    result = result
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${line}\n`)
      .join('')
  }
  if (transcript.unordered) {
    const end = result.endsWith('\n') ? '\n' : ''
    result = `${result.replace(/\n+$/, '').split('\n').sort().join('\n')}${end}`
  }
  return result
}

/** As stdout; log lines below ERROR and usage texts go, too: what the user is told stays. */
function normaliseStderr(
  transcript: TranscriptCase,
  values: Placeholders,
  { exit, stderr }: Outcome,
): string {
  const lines = stderr.replaceAll('\r\n', '\n').split('\n')
  let kept: string[] = []
  let isSkipping = false
  let isUsage = false
  for (const line of lines) {
    if (OPTION_TABLE.test(line)) {
      kept.push(`\${USAGE}`)
      break
    }
    if (line.startsWith('usage: ')) {
      isUsage = true
      kept.push(`\${USAGE}`)
      continue
    }
    if (isUsage && line.startsWith(' ')) continue
    isUsage = false
    if (LOG_LINE.test(line) || REBALANCE_NOTICE.test(line)) {
      isSkipping = true
      continue
    }
    if (isSkipping && (line === '' || FRAME.test(line) || EXCEPTION.test(line))) continue
    isSkipping = false
    kept.push(line)
  }
  if (exit !== 0 && kept.join('').trim() === '') {
    kept = lines.filter((line) => EXCEPTION.test(line)).slice(-1)
  }
  const text = withoutFrames(kept.join('\n'))
  return text.trim() === '' ? '' : substitute(transcript, values, text)
}

function compare(transcript: TranscriptCase, outcome: Outcome): string[] {
  const differences: string[] = []
  const differ = (what: string, expected: unknown, actual: unknown) =>
    differences.push(
      `${what}\n  expected: ${JSON.stringify(expected)}\n  got:      ${JSON.stringify(actual)}`,
    )
  if (outcome.exit !== transcript.exit) differ('exit code', transcript.exit, outcome.exit)
  const isSameStdout =
    transcript.stdout_check === 'nonempty'
      ? isBlank(outcome.stdout) === isBlank(transcript.stdout)
      : outcome.stdout === transcript.stdout
  if (!isSameStdout) differ('stdout', transcript.stdout, outcome.stdout)
  if (!isSameStderr(transcript, outcome.stderr)) differ('stderr', transcript.stderr, outcome.stderr)
  return differences
}

function isSameStderr(transcript: TranscriptCase, actual: string): boolean {
  const expected = transcript.stderr
  switch (transcript.stderr_check ?? 'nonempty') {
    case 'ignore':
      return true
    case 'exact':
      return actual === expected
    case 'line1':
      return actual.split('\n')[0] === expected.split('\n')[0]
    case 'nonempty':
      return isBlank(actual) === isBlank(expected)
  }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
