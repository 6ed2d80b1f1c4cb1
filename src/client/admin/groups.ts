import { KafkaError } from '../../protocol/errors.ts'
import { ListGroups, newListGroupsRequest } from '../../protocol/messages/16-list-groups.ts'
import { DeleteGroups, newDeleteGroupsRequest } from '../../protocol/messages/42-delete-groups.ts'
import { type Cluster, groupCoordinator, node } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import type { Results } from './results.ts'

export interface GroupListing {
  readonly groupId: string
  /** `consumer`, `connect`, …; empty for a group that only has offsets. */
  readonly protocolType: string
  /** As the broker spells it: `Stable`, `Empty`, …; empty from brokers before 2.6. */
  readonly state: string
  /** `classic`, `consumer`, `share`, `streams`; `classic` from brokers that know no other. */
  readonly type: string
}

export interface ListGroupsOptions {
  readonly states?: readonly string[]
  readonly types?: readonly string[]
  readonly timeoutMs?: number
}

/** The groups of all brokers. The filters need brokers of 2.6 (states) and 3.8 (types). */
export async function listGroups(
  cluster: Cluster,
  { states = [], types = [], ...timeout }: ListGroupsOptions = {},
): Promise<GroupListing[]> {
  const { brokers } = await cluster.metadata({ topics: [] }, { name: 'findAllBrokers', ...timeout })
  const listings = await Promise.all(
    brokers.map(({ id }) =>
      cluster.call({ name: 'listGroups', target: node(id), ...timeout }, async ({ send }) => {
        const response = await send(
          ListGroups,
          newListGroupsRequest({ statesFilter: [...states], typesFilter: [...types] }),
        )
        checkResponse(response.errorCode)
        return response.groups
      }),
    ),
  )
  const groups = new Map<string, GroupListing>()
  for (const group of listings.flat()) {
    groups.set(group.groupId, {
      groupId: group.groupId,
      protocolType: group.protocolType,
      state: group.groupState,
      type: group.groupType === '' ? 'classic' : group.groupType,
    })
  }
  return [...groups.values()]
}

export function deleteGroups(
  cluster: Cluster,
  groupIds: readonly string[],
  options: { readonly timeoutMs?: number } = {},
): Promise<Results<true>> {
  return eachGroup(groupIds, (groupId) =>
    cluster.call(
      { name: 'deleteConsumerGroups', target: groupCoordinator(groupId), ...options },
      async ({ send }) => {
        const request = newDeleteGroupsRequest({ groupsNames: [groupId] })
        const { results } = await send(DeleteGroups, request)
        for (const result of results) throwWhenMoved(responseError(result.errorCode))
        return responseError(results[0]?.errorCode ?? -1) ?? true
      },
    ),
  )
}

/** One call for each group, as each has its own coordinator; its failure is that group's result. */
export async function eachGroup<Value>(
  groupIds: readonly string[],
  ask: (groupId: string) => Promise<Value | KafkaError>,
): Promise<Results<Value>> {
  const entries = await Promise.all(
    groupIds.map(async (groupId): Promise<[string, Value | KafkaError]> => {
      try {
        return [groupId, await ask(groupId)]
      } catch (error) {
        if (error instanceof KafkaError) return [groupId, error]
        throw error
      }
    }),
  )
  return new Map(entries)
}

const MOVED = new Set([
  'NOT_COORDINATOR',
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
])

/** Thrown inside of a call, these make it look for the coordinator again. */
export function throwWhenMoved(error: KafkaError | undefined): void {
  if (error && MOVED.has(error.error)) throw error
}
