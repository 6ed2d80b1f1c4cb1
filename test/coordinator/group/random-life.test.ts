import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import type { JoinGroupResponse } from '../../../src/protocol/messages/11-join-group.ts'
import { newListGroupsRequest } from '../../../src/protocol/messages/16-list-groups.ts'
import { SeededRandom } from '../../support/seeded-random.ts'
import { GroupWorld, type Parked } from './world.ts'

/** A client as far as this test plays one: it does what answers tell it, or dies. */
interface Client {
  readonly groupInstanceId: string | null
  memberId: string
  generation: number
  joining: Parked<JoinGroupResponse> | undefined
}

const SEEDS = [11, 12, 13, 14, 15, 16]
const STEPS = 250

describe('a group of clients that come, go and die at random', () => {
  test.each(SEEDS)(
    'has one leader per generation, and survives restarts (seed %i)',
    async (seed) => {
      const life = new Life(await GroupWorld.start({ maxSize: 6 }), new SeededRandom(seed))
      for (let step = 0; step < STEPS; step += 1) await life.step()
      await life.settle()
      await life.compareAfterRestart()
    },
  )
})

class Life {
  readonly #world: GroupWorld
  readonly #random: SeededRandom
  readonly #leaders = new Map<number, string>()
  #clients: Client[] = []
  #staticCount = 0
  #lastGeneration = 0

  constructor(world: GroupWorld, random: SeededRandom) {
    this.#world = world
    this.#random = random
  }

  async step(): Promise<void> {
    const client = this.#clients[this.#random.below(this.#clients.length || 1)]
    switch (this.#random.below(10)) {
      case 0:
      case 1:
        this.#clients.push(this.#newClient())
        break
      case 2:
        // It dies without a word.
        if (client !== undefined) this.#forget(client)
        break
      case 3:
        if (client !== undefined) await this.#leave(client)
        break
      case 4:
        if (client !== undefined) client.memberId = client.groupInstanceId ? '' : client.memberId
        if (client !== undefined) await this.#join(client)
        break
      case 5:
        await this.#world.advance(this.#random.below(12_000))
        break
      default:
        if (client !== undefined) await this.#live(client)
    }
    await this.#world.advance(this.#random.below(1_000))
    for (const each of [...this.#clients]) await this.#hear(each)
  }

  /** Lets everyone who is left play by the rules until nothing moves. */
  async settle(): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      for (const client of [...this.#clients]) await this.#live(client)
      await this.#world.advance(3_000)
      for (const client of [...this.#clients]) await this.#hear(client)
    }
    const { groupState, members } = await this.#world.describe()
    const expected = this.#clients.length === 0 ? ['Empty', 'Dead'] : ['Stable']
    expect(expected).toContain(groupState)
    if (groupState === 'Stable') {
      const own = this.#clients.map(({ memberId }) => memberId).sort()
      expect(members.map(({ memberId }) => memberId).sort()).toEqual(own)
    }
  }

  async compareAfterRestart(): Promise<void> {
    const restarted = await this.#world.restart()
    expect(await restarted.describe()).toEqual(await this.#world.describe())
    const request = newListGroupsRequest()
    expect(await restarted.coordinator.listGroups(request)).toEqual(
      await this.#world.coordinator.listGroups(request),
    )
  }

  #newClient(): Client {
    const isStatic = this.#random.below(3) === 0
    this.#staticCount += 1
    const groupInstanceId = isStatic ? `static-${this.#staticCount}` : null
    return { groupInstanceId, memberId: '', generation: -1, joining: undefined }
  }

  async #live(client: Client): Promise<void> {
    if (client.joining !== undefined) return
    if (client.generation < 0) {
      await this.#join(client)
      return
    }
    const { memberId, generation, groupInstanceId } = client
    const error = await this.#world.heartbeat(memberId, generation, groupInstanceId)
    if (error === 'NONE') return
    if (error === 'FENCED_INSTANCE_ID') this.#forget(client)
    else await this.#rejoinAfter(client, error)
  }

  async #rejoinAfter(client: Client, error: string): Promise<void> {
    if (error === 'UNKNOWN_MEMBER_ID') client.memberId = ''
    await this.#join(client)
  }

  async #join(client: Client): Promise<void> {
    const { memberId, groupInstanceId } = client
    client.generation = -1
    client.joining = await this.#world.join({ memberId, groupInstanceId })
  }

  async #leave(client: Client): Promise<void> {
    const { memberId, groupInstanceId } = client
    if (memberId !== '') await this.#world.leave({ memberId, groupInstanceId })
    this.#forget(client)
  }

  #forget(client: Client): void {
    this.#clients = this.#clients.filter((each) => each !== client)
  }

  /** What a join has been answered. */
  async #hear(client: Client): Promise<void> {
    const answer = client.joining?.answer
    if (answer === undefined) return
    client.joining = undefined
    switch (errorName(answer.errorCode)) {
      case 'MEMBER_ID_REQUIRED':
        client.memberId = answer.memberId
        await this.#join(client)
        return
      case 'NONE':
        await this.#enter(client, answer)
        return
      case 'FENCED_INSTANCE_ID':
      case 'GROUP_MAX_SIZE_REACHED':
        this.#forget(client)
        return
      default:
        client.memberId = ''
    }
  }

  async #enter(client: Client, answer: JoinGroupResponse): Promise<void> {
    const { generationId, leader, memberId, members, skipAssignment } = answer
    expect(generationId).toBeGreaterThanOrEqual(this.#lastGeneration)
    this.#lastGeneration = generationId
    client.memberId = memberId
    client.generation = generationId
    const isLeader = leader === memberId
    if (isLeader && !skipAssignment) {
      // A static leader that came back leads the same generation under its new id.
      const known = this.#leaders.get(generationId) ?? memberId
      expect(known.slice(0, -36)).toBe(memberId.slice(0, -36))
      this.#leaders.set(generationId, memberId)
      expect(members.map((member) => member.memberId)).toContain(memberId)
      expect(members.length).toBeLessThanOrEqual(6)
    }
    const shares = isLeader ? members.map((member) => [member.memberId, member.memberId]) : []
    const { groupInstanceId } = client
    const assignments = Object.fromEntries(shares) as Record<string, string>
    const synced = await this.#world.sync(memberId, generationId, assignments, groupInstanceId)
    if (synced.answer !== undefined && synced.answer.errorCode !== 0) client.generation = -1
  }
}
