/**
 * The notation in which `schema/` states the facts of Kafka's messages: names and types in Kafka's
 * own spelling, version ranges as Kafka writes them (`'3+'`, `'0-12'`, `'4'`, `'none'`).
 */
export interface MessageSchema {
  readonly name: string
  readonly kind: MessageKind
  /** The API key of a request or response, the record type of a record; absent for plain data. */
  readonly apiKey?: number
  readonly versions: string
  readonly flexible: string
  /** Which listeners serve a request. */
  readonly listeners?: readonly Listener[]
  /** The newest version is not released yet: served only where a broker enables it. */
  readonly isLatestUnstable?: boolean
  readonly fields: readonly FieldSchema[]
  /** Structs that several fields of the message share, by name. */
  readonly commonStructs?: readonly StructSchema[]
}

export type MessageKind =
  | 'request'
  | 'response'
  | 'header'
  | 'data'
  | 'metadata'
  | 'coordinator-key'
  | 'coordinator-value'

export type Listener = 'broker' | 'controller'

export interface StructSchema {
  readonly name: string
  readonly versions: string
  readonly fields: readonly FieldSchema[]
}

export interface FieldSchema extends FieldOptions {
  readonly name: string
  readonly type: string
  readonly versions: string
  /** Present when the type is a struct, or an array of structs, that is defined here. */
  readonly fields?: readonly FieldSchema[]
}

export interface FieldOptions {
  readonly nullable?: string
  readonly tag?: number
  readonly tagged?: string
  /** Left out: zero, false, empty, or a struct of defaults. */
  readonly default?: null | number | bigint | boolean | string
  /** A value other than the default may be dropped in versions that lack the field. */
  readonly ignorable?: boolean
  /** The element's identity within its array. */
  readonly mapKey?: boolean
  readonly entity?: string
  /** Large bytes that are passed on without a copy. */
  readonly zeroCopy?: boolean
  /** Overrides the flexible versions of the message: only the client id of the request header. */
  readonly flexible?: string
}

type MessageFacts = Omit<MessageSchema, 'name' | 'kind' | 'fields'>

export function message(
  kind: MessageKind,
  name: string,
  facts: MessageFacts,
  fields: readonly FieldSchema[],
): MessageSchema {
  return { name, kind, ...facts, fields }
}

export function struct(
  name: string,
  versions: string,
  fields: readonly FieldSchema[],
): StructSchema {
  return { name, versions, fields }
}

export function field(
  name: string,
  type: string,
  versions: string,
  options: FieldOptions = {},
  fields?: readonly FieldSchema[],
): FieldSchema {
  return { name, type, versions, ...options, ...(fields === undefined ? {} : { fields }) }
}

/** An inclusive range of versions; empty when `max < min`. */
export interface VersionRange {
  readonly min: number
  readonly max: number
}

const NO_VERSIONS: VersionRange = { min: 1, max: 0 }
const OPEN_END = 32_767

/** Reads `'3+'`, `'0-12'`, `'4'` and `'none'`. */
export function parseVersions(text: string | undefined): VersionRange {
  if (text === undefined || text === 'none') return NO_VERSIONS
  const match = /^(\d+)(?:(\+)|-(\d+))?$/.exec(text)
  if (match === null) throw new Error(`Cannot read the version range '${text}'`)
  const min = Number(match[1])
  if (match[2] !== undefined) return { min, max: OPEN_END }
  return { min, max: match[3] === undefined ? min : Number(match[3]) }
}

export function contains(range: VersionRange, version: number): boolean {
  return version >= range.min && version <= range.max
}
