// Generated from src/protocol/schema by `npm run generate`. Do not edit.
import type { MessageType } from '../../api.ts'
import type { Reader } from '../../reader.ts'
import type { Writer } from '../../writer.ts'

export const StreamsGroupTopologyKey: MessageType<StreamsGroupTopologyKey> = {
  name: 'StreamsGroupTopologyKey',
  apiKey: 23,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupTopologyKey,
  write: writeStreamsGroupTopologyKey,
}

export const StreamsGroupTopologyValue: MessageType<StreamsGroupTopologyValue> = {
  name: 'StreamsGroupTopologyValue',
  apiKey: 23,
  minVersion: 0,
  maxVersion: 0,
  read: readStreamsGroupTopologyValue,
  write: writeStreamsGroupTopologyValue,
}

export interface StreamsGroupTopologyKey {
  groupId: string
}

export function newStreamsGroupTopologyKey(fields?: Partial<StreamsGroupTopologyKey>): StreamsGroupTopologyKey {
  const message: StreamsGroupTopologyKey = {
    groupId: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupTopologyKey(reader: Reader, _version: number): StreamsGroupTopologyKey {
  const message = newStreamsGroupTopologyKey()
  message.groupId = reader.string(false)
  return message
}

export function writeStreamsGroupTopologyKey(
  writer: Writer,
  message: StreamsGroupTopologyKey,
  _version: number,
): void {
  writer.string(message.groupId, false)
}

export interface StreamsGroupTopologyValue {
  epoch: number
  subtopologies: Subtopology[]
}

export function newStreamsGroupTopologyValue(fields?: Partial<StreamsGroupTopologyValue>): StreamsGroupTopologyValue {
  const message: StreamsGroupTopologyValue = {
    epoch: 0,
    subtopologies: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readStreamsGroupTopologyValue(reader: Reader, version: number): StreamsGroupTopologyValue {
  const message = newStreamsGroupTopologyValue()
  message.epoch = reader.int32()
  message.subtopologies = reader.array(true, version, readSubtopology)
  reader.skipTaggedFields()
  return message
}

export function writeStreamsGroupTopologyValue(
  writer: Writer,
  message: StreamsGroupTopologyValue,
  version: number,
): void {
  writer.int32(message.epoch)
  writer.array(message.subtopologies, true, version, writeSubtopology)
  writer.uvarint(0)
}

export interface Subtopology {
  subtopologyId: string
  sourceTopics: string[]
  sourceTopicRegex: string[]
  stateChangelogTopics: TopicInfo[]
  repartitionSinkTopics: string[]
  repartitionSourceTopics: TopicInfo[]
  copartitionGroups: CopartitionGroup[]
}

export function newSubtopology(fields?: Partial<Subtopology>): Subtopology {
  const message: Subtopology = {
    subtopologyId: '',
    sourceTopics: [],
    sourceTopicRegex: [],
    stateChangelogTopics: [],
    repartitionSinkTopics: [],
    repartitionSourceTopics: [],
    copartitionGroups: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readSubtopology(reader: Reader, version: number): Subtopology {
  const message = newSubtopology()
  message.subtopologyId = reader.string(true)
  message.sourceTopics = reader.array(true, version, (element) => element.string(true))
  message.sourceTopicRegex = reader.array(true, version, (element) => element.string(true))
  message.stateChangelogTopics = reader.array(true, version, readTopicInfo)
  message.repartitionSinkTopics = reader.array(true, version, (element) => element.string(true))
  message.repartitionSourceTopics = reader.array(true, version, readTopicInfo)
  message.copartitionGroups = reader.array(true, version, readCopartitionGroup)
  reader.skipTaggedFields()
  return message
}

export function writeSubtopology(
  writer: Writer,
  message: Subtopology,
  version: number,
): void {
  writer.string(message.subtopologyId, true)
  writer.array(message.sourceTopics, true, version, (target, element) => target.string(element, true))
  writer.array(message.sourceTopicRegex, true, version, (target, element) => target.string(element, true))
  writer.array(message.stateChangelogTopics, true, version, writeTopicInfo)
  writer.array(message.repartitionSinkTopics, true, version, (target, element) => target.string(element, true))
  writer.array(message.repartitionSourceTopics, true, version, writeTopicInfo)
  writer.array(message.copartitionGroups, true, version, writeCopartitionGroup)
  writer.uvarint(0)
}

export interface CopartitionGroup {
  sourceTopics: number[]
  sourceTopicRegex: number[]
  repartitionSourceTopics: number[]
}

export function newCopartitionGroup(fields?: Partial<CopartitionGroup>): CopartitionGroup {
  const message: CopartitionGroup = {
    sourceTopics: [],
    sourceTopicRegex: [],
    repartitionSourceTopics: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readCopartitionGroup(reader: Reader, version: number): CopartitionGroup {
  const message = newCopartitionGroup()
  message.sourceTopics = reader.array(true, version, (element) => element.int16())
  message.sourceTopicRegex = reader.array(true, version, (element) => element.int16())
  message.repartitionSourceTopics = reader.array(true, version, (element) => element.int16())
  reader.skipTaggedFields()
  return message
}

export function writeCopartitionGroup(
  writer: Writer,
  message: CopartitionGroup,
  version: number,
): void {
  writer.array(message.sourceTopics, true, version, (target, element) => target.int16(element))
  writer.array(message.sourceTopicRegex, true, version, (target, element) => target.int16(element))
  writer.array(message.repartitionSourceTopics, true, version, (target, element) => target.int16(element))
  writer.uvarint(0)
}

export interface TopicConfig {
  key: string
  value: string
}

export function newTopicConfig(fields?: Partial<TopicConfig>): TopicConfig {
  const message: TopicConfig = {
    key: '',
    value: '',
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicConfig(reader: Reader, _version: number): TopicConfig {
  const message = newTopicConfig()
  message.key = reader.string(true)
  message.value = reader.string(true)
  reader.skipTaggedFields()
  return message
}

export function writeTopicConfig(
  writer: Writer,
  message: TopicConfig,
  _version: number,
): void {
  writer.string(message.key, true)
  writer.string(message.value, true)
  writer.uvarint(0)
}

export interface TopicInfo {
  name: string
  partitions: number
  replicationFactor: number
  topicConfigs: TopicConfig[]
}

export function newTopicInfo(fields?: Partial<TopicInfo>): TopicInfo {
  const message: TopicInfo = {
    name: '',
    partitions: 0,
    replicationFactor: 0,
    topicConfigs: [],
  }
  return fields === undefined ? message : Object.assign(message, fields)
}

export function readTopicInfo(reader: Reader, version: number): TopicInfo {
  const message = newTopicInfo()
  message.name = reader.string(true)
  message.partitions = reader.int32()
  message.replicationFactor = reader.int16()
  message.topicConfigs = reader.array(true, version, readTopicConfig)
  reader.skipTaggedFields()
  return message
}

export function writeTopicInfo(
  writer: Writer,
  message: TopicInfo,
  version: number,
): void {
  writer.string(message.name, true)
  writer.int32(message.partitions)
  writer.int16(message.replicationFactor)
  writer.array(message.topicConfigs, true, version, writeTopicConfig)
  writer.uvarint(0)
}
