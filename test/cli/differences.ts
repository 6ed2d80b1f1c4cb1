/**
 * Cases of the transcripts that kafka-ts answers differently on purpose, or not yet, each with its
 * reason. The list may only shrink.
 */
const FRIENDLIER_BOOTSTRAP = '--bootstrap-server defaults to the local broker instead of an error'
const OLD_SPELLING = 'the spelling of old tutorials works, with a warning'
const WARNS_ON_STDERR = 'deprecated options warn on stderr; Kafka warns on stdout, amid the data'
const SAYS_WHAT_TO_DO =
  'without a terminal to answer on it asks for --force; Kafka has a null pointer'

export const transcriptDifferences: Readonly<Record<string, string>> = {
  'producer-no-bootstrap': FRIENDLIER_BOOTSTRAP,
  'console-consumer-no-bootstrap': FRIENDLIER_BOOTSTRAP,
  'configs-no-bootstrap': FRIENDLIER_BOOTSTRAP,
  'groups-tool-no-bootstrap': FRIENDLIER_BOOTSTRAP,
  'acls-no-bootstrap': FRIENDLIER_BOOTSTRAP,
  'acls-remove-yes': SAYS_WHAT_TO_DO,
  'acls-remove-no': SAYS_WHAT_TO_DO,
  'producer-broker-list': OLD_SPELLING,
  'groups-zookeeper': OLD_SPELLING,
  'configs-zookeeper': OLD_SPELLING,
  'server-start-no-args': 'server-start without a file starts a broker with defaults',
  'console-property-alias': WARNS_ON_STDERR,
  'producer-property-alias': WARNS_ON_STDERR,
  'consumer-perf-messages-alias': WARNS_ON_STDERR,
}
