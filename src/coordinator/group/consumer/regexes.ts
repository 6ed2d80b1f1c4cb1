import { KafkaError } from '../../../protocol/errors.ts'
import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
} from '../../runtime/coordinator-shard.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { metadataHash } from '../modern/metadata-hash.ts'
import { Regex, RegexSyntaxError } from '../regex/regex.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import { type ConsumerMember, regexOf } from './consumer-member.ts'
import { epochRecord, type ResolvedRegex, regexRecord, regexTombstone } from './consumer-records.ts'
import { findConsumerGroup } from './replay.ts'
import { scheduleRegexes } from './timers.ts'

/** The shortest time between two looks at all topics. */
const MIN_REFRESH_INTERVAL_MS = 10_000

/** Whether a member's regular expression is another one, whose topics are known or are not yet. */
export type RegexChange = 'same' | 'new' | 'resolved'

/**
 * Follows the regular expression of a member. What is not resolved, or was resolved before the last
 * new topic or too long ago, is resolved behind this request. Throws INVALID_REGULAR_EXPRESSION.
 */
export function updateRegexes(
  context: GroupContext,
  client: GroupRequestContext,
  group: ConsumerGroup,
  { before, after }: { readonly before: ConsumerMember; readonly after: ConsumerMember },
  records: CoordinatorRecord[],
): RegexChange {
  const { regexes, groupId } = group
  const [old, current] = [regexOf(before), regexOf(after)]
  let change: RegexChange = 'same'
  let isNew = false
  if (before.subscribedTopicRegex !== after.subscribedTopicRegex) {
    change = 'new'
    if (old !== undefined && regexes.memberCount(old) === 1) {
      records.push(regexTombstone(groupId, old))
    }
    if (current === undefined) {
      if (old !== undefined) change = 'resolved'
    } else if (regexes.memberCount(current) === 0) {
      validateRegex(current)
      isNew = true
    } else if (regexes.resolved.has(current)) change = 'resolved'
  }
  if (isNew || regexes.members.size > 0)
    maybeRefresh(context, client, group, { old, current, isNew })
  return change
}

/** Throws INVALID_REGULAR_EXPRESSION. */
function validateRegex(text: string): void {
  try {
    Regex.compile(text)
  } catch (error) {
    if (!(error instanceof RegexSyntaxError)) throw error
    throw new KafkaError(
      'INVALID_REGULAR_EXPRESSION',
      `SubscribedTopicRegex \`${text}\` is not a valid regular expression: ${error.message}.`,
    )
  }
}

function maybeRefresh(
  context: GroupContext,
  client: GroupRequestContext,
  { regexes, groupId }: ConsumerGroup,
  { old, current, isNew }: { old: string | undefined; current: string | undefined; isNew: boolean },
): void {
  const { nowMs, topics, config } = context
  if (nowMs <= regexes.lastRefreshMs + MIN_REFRESH_INTERVAL_MS) return
  const wanted = new Set(regexes.members.keys())
  if (old !== undefined && old !== current && regexes.memberCount(old) === 1) wanted.delete(old)
  if (current !== undefined) wanted.add(current)
  const isDue =
    isNew ||
    wanted.size !== regexes.resolved.size ||
    regexes.lastVersion < topics.newTopicsVersion ||
    nowMs > regexes.lastRefreshMs + config.consumerRegexRefreshIntervalMs
  if (isDue && wanted.size > 0) scheduleRegexes(context, groupId, client)
}

/** Looks all topics through for the expressions of a group; its epoch rises when they mean others. */
export function resolveRegexes(
  context: GroupContext,
  groupId: string,
  maySeeTopic: (topic: string) => boolean = () => true,
): CoordinatorResult<undefined> {
  const group = findConsumerGroup(context.groups, groupId)
  if (group === undefined || group.regexes.members.size === 0) return NO_RESULT
  const { topics, nowMs, logger } = context
  const { regexes } = group
  const records: CoordinatorRecord[] = []
  const resolved = new Map(regexes.resolved)
  let isBumped = false
  for (const [regex, found] of findTopics(context, regexes.members.keys(), maySeeTopic)) {
    isBumped ||= !isSameSet(regexes.resolved.get(regex)?.topics ?? new Set(), found.topics)
    resolved.set(regex, found)
    records.push(regexRecord(groupId, regex, found))
  }
  const names = new Set(group.subscribedTopics.keys())
  for (const { topics: found } of resolved.values()) for (const name of found) names.add(name)
  const hash = metadataHash(names, topics)
  if (isBumped || hash !== group.metadataHash) {
    const epoch = group.groupEpoch + 1
    records.push(epochRecord(groupId, epoch, hash))
    logger.info(`Group '${groupId}' has the epoch ${epoch}: its regular expressions are resolved`)
    group.setMetadataRefresh(nowMs, epoch)
  }
  return { records, response: undefined }
}

function findTopics(
  { topics, nowMs, logger }: GroupContext,
  regexes: Iterable<string>,
  maySeeTopic: (topic: string) => boolean,
): Map<string, ResolvedRegex> {
  const found = new Map<string, ResolvedRegex>()
  const names = [...topics.names()].sort((a, b) => (a < b ? -1 : 1))
  for (const text of regexes) {
    let matching: string[] = []
    try {
      const regex = Regex.compile(text)
      matching = names.filter((name) => regex.matches(name) && maySeeTopic(name))
    } catch (error) {
      if (!(error instanceof RegexSyntaxError)) throw error
      logger.error(`Resolve the regular expression '${text}' failed`, error)
    }
    const version = topics.version
    found.set(text, { topics: new Set(matching), version, timestampMs: nowMs })
  }
  return found
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each))
}
