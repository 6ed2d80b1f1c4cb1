import {
  alterPartitionReassignments,
  byTopicPartition,
  listPartitionReassignments,
} from '../../client/admin/reassignments.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName } from '../../client/topic-partition.ts'
import type { CommandContext } from '../shared/context.ts'
import { refuseFailed, startMoves } from './execute.ts'
import { moveStates } from './log-dirs.ts'
import type { ReassignOptions } from './options.ts'
import { readPlan } from './plan.ts'
import { clearThrottles, plural } from './throttles.ts'

/** `--cancel`: stops the moves of a plan and takes the throttles away. */
export function cancel(options: ReassignOptions, context: CommandContext) {
  const plan = readPlan(context, options.value('reassignment-json-file')!)
  const keepsThrottles = options.has('preserve-throttles')
  const timeoutMs = options.value('timeout')
  return async (cluster: Cluster) => {
    const { stdout } = context
    const ongoing = new Set((await listPartitionReassignments(cluster)).map(partitionName))
    const moving = plan.placements.filter((one) => ongoing.has(partitionName(one)))
    if (moving.length === 0) {
      stdout.line('None of the specified partition reassignments are active.')
    } else {
      const stops = moving.map((placement) => ({ ...placement, replicas: null }))
      const results = await alterPartitionReassignments(cluster, stops)
      const plurals = plural(results.size)
      refuseFailed(results, plan, `Error cancelling partition reassignment${plurals} for:`)
      const names = [...moving].sort(byTopicPartition).map(partitionName)
      stdout.line(
        `Successfully cancelled partition reassignment${plural(names.length)} for: ${names.join(',')}`,
      )
    }
    const back = (await moveStates(cluster, plan.moves)).flatMap(([move, state]) =>
      state.kind === 'active' ? [{ ...move, logDir: state.current }] : [],
    )
    // Kafka's tool ends without a line end here.
    if (back.length === 0) stdout.write('None of the specified partition moves are active.')
    else await startMoves(cluster, back, timeoutMs, stdout)
    if (!keepsThrottles) await clearThrottles(cluster, plan.placements, stdout)
  }
}
