import { codecs } from './messages/index.ts'
import type { Reader } from './reader.ts'
import { schemaFiles } from './schema/index.ts'
import { contains, type MessageSchema, parseVersions } from './schema/notation.ts'
import type { Writer } from './writer.ts'

/**
 * Every message of the protocol by name, with its schema and its typed codec. It loads them all,
 * so it is for tools that take any message; the rest imports the few files that it needs.
 */
export interface MessageCodec {
  readonly schema: MessageSchema
  read(reader: Reader, version: number): object
  write(writer: Writer, message: object, version: number): void
}

const untypedCodecs = codecs as unknown as Readonly<Record<string, Omit<MessageCodec, 'schema'>>>

const byName = new Map<string, MessageCodec>(
  schemaFiles.flatMap(({ messages }) =>
    messages.flatMap((schema) => {
      const codec = untypedCodecs[schema.name]
      return codec === undefined ? [] : [[schema.name, { schema, ...codec }] as const]
    }),
  ),
)

/** Undefined for a name that Kafka 4.3 does not have, or has no version of any more. */
export function findCodec(name: string): MessageCodec | undefined {
  return byName.get(name)
}

export function allCodecs(): Iterable<MessageCodec> {
  return byName.values()
}

export function hasVersion(codec: MessageCodec, version: number): boolean {
  return contains(parseVersions(codec.schema.versions), version)
}
