import { defineConfig } from 'vitest/config'

// The quick suite runs everywhere. The oracle project starts real brokers and clients, which takes
// minutes, so it runs in CI and on request: `npm run test:oracle`.
const isOracleWanted = Boolean(process.env.CI) || process.env.KAFKA_TS_ORACLE_TESTS === '1'

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/support/build.ts'],
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: ['test/oracle/**'],
          testTimeout: 15_000,
          // Each module is loaded once a worker and not once a file: half of the time otherwise.
          isolate: false,
        },
      },
      ...(isOracleWanted
        ? [
            {
              test: {
                name: 'oracle',
                include: ['test/oracle/**/*.test.ts'],
                testTimeout: 180_000,
                hookTimeout: 180_000,
                fileParallelism: false,
              },
            },
          ]
        : []),
    ],
  },
})
