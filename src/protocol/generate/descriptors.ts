import { type MessageSchema, parseVersions } from '../schema/notation.ts'

/** The descriptor of an API: `export const CreateTopics: Api<…>`. */
export function renderApi(request: MessageSchema): string {
  const name = request.name.replace(/Request$/, '')
  const { min, max } = parseVersions(request.versions)
  return `export const ${name}: Api<${name}Request, ${name}Response> = {
  key: ${request.apiKey},
  name: '${name}',
  minVersion: ${min},
  maxVersion: ${max},
  flexibleVersion: ${firstFlexible(request, max)},
  isLatestUnstable: ${request.isLatestUnstable === true},
  readRequest: read${name}Request,
  writeRequest: write${name}Request,
  readResponse: read${name}Response,
  writeResponse: write${name}Response,
}
`
}

/** The descriptor of a stored or nested message; it shares its name with the interface. */
export function renderMessageType(message: MessageSchema): string {
  const { name } = message
  const { min, max } = parseVersions(message.versions)
  return `export const ${name}: MessageType<${name}> = {
  name: '${name}',
  apiKey: ${message.apiKey ?? -1},
  minVersion: ${min},
  maxVersion: ${max},
  read: read${name},
  write: write${name},
}
`
}

function firstFlexible(message: MessageSchema, maxVersion: number): number {
  const { min, max } = parseVersions(message.flexible)
  return max < min ? maxVersion + 1 : min
}
