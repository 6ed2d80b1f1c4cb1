/** The names that somebody who typed `word` may have meant, the closest first; at most three. */
export function closeNames(word: string, names: Iterable<string>): string[] {
  const limit = Math.max(1, Math.floor(word.length / 3))
  const ranked: { name: string; distance: number }[] = []
  for (const name of names) {
    const isPart = word.length >= 3 && name.includes(word)
    const distance = isPart ? 0 : editDistance(word, name)
    if (distance <= limit) ranked.push({ name, distance })
  }
  ranked.sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1))
  return ranked.slice(0, 3).map(({ name }) => name)
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(source: string, target: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: target.length + 1 }, (_, column) => column)
  for (let row = 1; row <= source.length; row++) {
    const current = [row]
    for (let column = 1; column <= target.length; column++) {
      const isSame = source[row - 1] === target[column - 1]
      let distance = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (isSame ? 0 : 1),
      )
      const isSwap =
        row > 1 &&
        column > 1 &&
        source[row - 1] === target[column - 2] &&
        source[row - 2] === target[column - 1]
      if (isSwap) distance = Math.min(distance, beforePrevious[column - 2]! + 1)
      current.push(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[target.length]!
}
