/** `1:2,2:3`: the brokers of each partition. Throws in the words of Kafka's tool. */
export function parseReplicaAssignment(text: string): number[][] {
  const assignments: number[][] = []
  for (const [partition, part] of text.split(',').entries()) {
    const brokers = part.split(':').map((id) => parseBrokerId(id.trim()))
    const duplicates = brokers.filter((id, index) => brokers.indexOf(id) !== index)
    if (duplicates.length > 0) {
      const list = [...new Set(duplicates)].join(',')
      throw new Error(`Partition replica lists may not contain duplicate entries: ${list}`)
    }
    if (brokers.length !== (assignments[0]?.length ?? brokers.length)) {
      const list = `[${brokers.join(', ')}]`
      throw new Error(`Partition ${partition} has different replication factor: ${list}`)
    }
    assignments.push(brokers)
  }
  return assignments
}

function parseBrokerId(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new Error(`For input string: "${text}"`)
  return Number(text)
}
