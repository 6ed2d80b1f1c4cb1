/** Refusals of single partitions: Kafka's tool tells them as they are, all else as an error. */
export class RefusedMoves extends Error {
  override readonly name = 'RefusedMoves'
}
