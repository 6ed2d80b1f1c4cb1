import type { OptionTable } from '../shared/options.ts'

export const options = {
  help: { description: 'Show usage and stop' },
  version: { description: 'Show version and stop' },
  control: {
    description: 'Control port of the broker, host:port; it is told at its start',
    argument: 'host:port',
    isRequired: true,
    isOurs: true,
  },
  do: {
    description:
      'Verb of the control port: status, faults, clear-faults, reset, advance, requests, …',
    argument: 'verb',
    isOurs: true,
  },
  file: {
    description: 'YAML or JSON file with a list of faults; their fields are those of the API',
    argument: 'file',
    isOurs: true,
  },
  api: {
    description: "API that is met, as Produce; several with commas between, or '*'",
    argument: 'name',
    isOurs: true,
  },
  topic: { description: 'Only requests for this topic', argument: 'topic', isOurs: true },
  partition: {
    description: 'Only requests for this partition',
    argument: 'id',
    type: 'integer',
    isOurs: true,
  },
  'client-id': { description: 'Only requests of this client', argument: 'id', isOurs: true },
  group: { description: 'Only requests of this group', argument: 'group id', isOurs: true },
  'transactional-id': {
    description: 'Only requests of this transactional id',
    argument: 'id',
    isOurs: true,
  },
  times: {
    description: 'How many requests are met; all when left out',
    argument: 'count',
    type: 'integer',
    isOurs: true,
  },
  skip: {
    description: 'How many requests pass before the first is met',
    argument: 'count',
    type: 'integer',
    isOurs: true,
  },
  error: {
    description: "Answers with this error of Kafka's, as NOT_LEADER_OR_FOLLOWER",
    argument: 'name',
    isOurs: true,
  },
  'delay-ms': {
    description: 'Has requests lie so long before anything is done',
    argument: 'ms',
    type: 'integer',
    isOurs: true,
  },
  drop: {
    description: 'Ends the connection, before the act or after it',
    argument: 'before|after',
    isOurs: true,
  },
  'black-hole': {
    description: 'Never answers, before the act or after it',
    argument: 'before|after',
    isOurs: true,
  },
  corrupt: { description: 'Changes bytes of the answer', isOurs: true },
  'throttle-ms': {
    description: 'Has the client pause for so long',
    argument: 'ms',
    type: 'integer',
    isOurs: true,
  },
} as const satisfies OptionTable
