import { expect, test } from 'vitest'
import { tellHolders } from '../../../src/commands/consumer-groups/holders.ts'
import { TextOutput } from '../../support/command-context.ts'

const member = {
  memberId: 'm1',
  groupInstanceId: null,
  clientId: 'billing',
  host: '/127.0.0.1',
  assignment: [
    { topic: 't', partition: 0 },
    { topic: 't', partition: 1 },
  ],
}

test('names the members to people, and to scripts says nothing but what Kafka says', () => {
  const group = { groupId: 'g', members: [member] } as never
  const [terminal, pipe] = [new TextOutput(true), new TextOutput(false)]
  tellHolders(group, terminal)
  tellHolders(group, pipe)
  expect(terminal.text).toBe(
    "Group 'g' is held by:\n  client billing on /127.0.0.1, member m1, reads t:0,1\nStop them, then try again\n",
  )
  expect(pipe.text).toBe('')
})
