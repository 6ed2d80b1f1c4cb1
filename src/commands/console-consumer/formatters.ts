import { DefaultFormatter } from './default-formatter.ts'
import type { Formatter, FormatterProperties } from './formatter.ts'

const PACKAGE = 'org.apache.kafka.tools.consumer.'

/** By the name of Java's class; undefined for one that only a JVM could load. */
export async function findFormatter(
  className: string,
  properties: FormatterProperties,
  onMissing: (className: string) => void,
): Promise<Formatter | undefined> {
  if (!className.startsWith(PACKAGE)) return undefined
  const name = className.slice(PACKAGE.length)
  switch (name) {
    // Java's logs each record beside, at a level that its tools do not show.
    case 'DefaultMessageFormatter':
    case 'LoggingMessageFormatter':
      return new DefaultFormatter(properties, onMissing)
    case 'NoOpMessageFormatter':
      return { write() {} }
    case 'OffsetsMessageFormatter':
    case 'GroupMetadataMessageFormatter':
    case 'TransactionLogMessageFormatter': {
      // Loads the schemas of all messages, which nothing else here needs.
      const { stateFormatter } = await import('./state-formatters.ts')
      return stateFormatter(name)
    }
    default:
      return undefined
  }
}
