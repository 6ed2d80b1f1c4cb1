interface TopicResult {
  readonly name: string
  readonly partitions: readonly unknown[]
}

/** What was refused before a coordinator was asked, then its answers; each topic once. */
export function mergeTopics<Topic extends TopicResult>(
  refused: readonly Topic[],
  answered: readonly Topic[],
): Topic[] {
  const rest = [...answered]
  const merged = refused.map((topic) => {
    const at = rest.findIndex(({ name }) => name !== '' && name === topic.name)
    const [same] = at === -1 ? [] : rest.splice(at, 1)
    return same === undefined
      ? topic
      : { ...topic, partitions: [...topic.partitions, ...same.partitions] }
  })
  return [...merged, ...rest]
}
