/** The specs: every tests/**\/*.spec.ts, each file in a process of its own. */
import { defineConfig } from 'vitest/config';

/** LibreOffice takes ten seconds to start on a small machine that is also doing other things. */
const SLOWEST_MS = 60_000;

export default defineConfig({
  test: {
    include: ['tests/**/*.spec.{ts,tsx}'],
    testTimeout: SLOWEST_MS,
    hookTimeout: SLOWEST_MS,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
  },
});
