/** The release of Kafka whose tools and protocol kafka-ts mirrors. */
export const KAFKA_VERSION = '4.3.1'

/** The commit of that release, which a few of its tools print. */
export const KAFKA_COMMIT = '26b251a451ce941d'

/** Our own; `test/cli/program.test.ts` holds it equal to package.json. */
export const KAFKA_TS_VERSION = '0.1.0'
