/** The specs: every tests/**\/*.spec.ts, each file in a process of its own. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** LibreOffice takes ten seconds to start on a small machine that is also doing other things. */
const SLOWEST_MS = 60_000;

export default defineConfig({
  test: {
    include: ['tests/**/*.spec.{ts,tsx}'],
    // On two cores vitest would use one: most specs wait for a browser, a service or LibreOffice as often as they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: SLOWEST_MS,
    hookTimeout: SLOWEST_MS,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
  },
});
