import { createInterface } from 'node:readline'

/** Lines of the terminal, edited with history and completion; they end with Ctrl-D. */
export async function* terminalLines(
  prompt: string,
  complete: (line: string) => string[],
): AsyncGenerator<string> {
  const { stdin: input, stdout: output } = process
  const completer = (line: string): [string[], string] => [
    complete(line),
    line.split(/\s+/).at(-1) ?? '',
  ]
  const reader = createInterface({ input, output, prompt, completer })
  // Ctrl-C drops the line, as in a shell.
  reader.on('SIGINT', () => {
    output.write('^C\n')
    reader.write(null, { ctrl: true, name: 'u' })
    reader.prompt()
  })
  try {
    reader.prompt()
    for await (const line of reader) {
      yield line
      reader.prompt()
    }
  } finally {
    reader.close()
  }
}
