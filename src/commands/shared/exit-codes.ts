/** Kafka's tools know two codes: done, and anything else. */
export const EXIT_OK = 0
export const EXIT_FAILURE = 1

/** What a shell reports for a program that Ctrl-C or SIGTERM ended: 128 and the signal's number. */
export const EXIT_INTERRUPTED = 130
export const EXIT_TERMINATED = 143
