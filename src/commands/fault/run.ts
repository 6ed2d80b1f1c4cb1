import { resolve } from 'node:path'
import { postJson } from '../../runtime/json-http.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { ParsedOptions } from '../shared/options.ts'
import type { options as table } from './options.ts'

type Options = ParsedOptions<typeof table>

/** Prints the answer of the control port as JSON, a line for each fault. */
export async function run(options: Options, context: CommandContext): Promise<number> {
  const call = (verb: string, given: unknown) => callVerb(options.value('control'), verb, given)
  const verb = options.value('do')
  const file = options.value('file')
  const isMade = options.has('api')
  if ([verb !== undefined, file !== undefined, isMade].filter(Boolean).length !== 1) {
    throw usageError('Give one of --api, --file and --do')
  }
  const [json, ...others] = options.positionals
  if (others.length > 0 || (json !== undefined && verb === undefined)) {
    throw usageError(`Found non argument parameters: ${options.positionals.join(',')}`)
  }
  if (verb !== undefined) {
    context.stdout.line(JSON.stringify(await call(verb, parsedJson(json ?? '{}'))))
    return 0
  }
  const faults = file === undefined ? [faultOf(options)] : await readFaults(file, context)
  for (const fault of faults) context.stdout.line(JSON.stringify(await call('fault', fault)))
  return 0
}

async function callVerb(control: string, verb: string, given: unknown): Promise<unknown> {
  const url = `http://${control.replace(/^http:\/\//, '').replace(/\/$/, '')}/${verb}`
  let answer: Awaited<ReturnType<typeof postJson>>
  try {
    answer = await postJson(url, given)
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error })
  }
  if (answer.status === 200) return answer.body
  const { error = `status ${answer.status}` } = (answer.body ?? {}) as { error?: string }
  throw new CommandError(`The broker refuses '${verb}': ${error}`)
}

function faultOf(options: Options): Record<string, unknown> {
  const api = options.value('api')!
  const fields = {
    api: api.includes(',') ? api.split(',') : api,
    topic: options.value('topic'),
    partition: options.value('partition'),
    clientId: options.value('client-id'),
    groupId: options.value('group'),
    transactionalId: options.value('transactional-id'),
    times: options.value('times'),
    skip: options.value('skip'),
    error: options.value('error'),
    delayMs: options.value('delay-ms'),
    drop: options.value('drop'),
    blackHole: options.value('black-hole'),
    corrupt: options.has('corrupt') ? true : undefined,
    throttleMs: options.value('throttle-ms'),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

async function readFaults(file: string, context: CommandContext): Promise<unknown[]> {
  // Takes 33 ms to load, which only this needs.
  const { parse } = await import('yaml')
  let faults: unknown
  try {
    const path = resolve(context.workingDirectory, file)
    faults = parse(context.runtime.fileSystem.readFile(path).toString())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError(`Read of '${file}' failed: ${reason}`, { cause: error })
  }
  if (Array.isArray(faults)) return faults
  throw new CommandError(`'${file}' is no list of faults: each begins with '- api: …'`)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`'${text}' is no JSON`, { cause: error })
  }
}
