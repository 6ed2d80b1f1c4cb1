/**
 * The text files in which Apache notes offsets: a line with the version `0`, a line with the number
 * of entries, then one entry a line, its fields separated by blanks.
 */
import { type FileSystem, writeFileAtomic } from '../runtime/file-system.ts'

const VERSION = 0

export class CheckpointFormatError extends Error {
  override readonly name = 'CheckpointFormatError'
}

/** The fields of each entry; none when the file is missing or, as Apache first makes it, empty. */
export function readCheckpoint(fileSystem: FileSystem, path: string): string[][] {
  if (!fileSystem.exists(path)) return []
  const lines = fileSystem.readFile(path).toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  if (lines.length === 0) return []
  const [version, count, ...entries] = lines
  if (version !== String(VERSION)) {
    throw new CheckpointFormatError(
      `Read of '${path}' failed: version '${version ?? ''}' is unknown`,
    )
  }
  if (count !== String(entries.length)) {
    throw new CheckpointFormatError(
      `Read of '${path}' failed: it promises ${count ?? 'no'} entries and holds ${entries.length}`,
    )
  }
  return entries.map((line) => line.trim().split(/\s+/))
}

/** Replaces the file. With `isDurable`, it survives a loss of power once this returns. */
export function writeCheckpoint(
  fileSystem: FileSystem,
  path: string,
  entries: readonly string[],
  isDurable: boolean,
): void {
  const text = `${[VERSION, entries.length, ...entries].join('\n')}\n`
  if (isDurable) {
    writeFileAtomic(fileSystem, path, text)
    return
  }
  fileSystem.writeFile(`${path}.tmp`, text)
  fileSystem.rename(`${path}.tmp`, path)
}
