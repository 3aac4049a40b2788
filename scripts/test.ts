/**
 * `npm test`: everything that must hold before a change is handed on. Installs what the
 * machine lacks, runs each check and every spec, and ends with `N passed, N failed` alone on
 * the last line. Each check counts as one test; a skipped test counts as failed, for a test
 * that does not run proves nothing.
 *
 * `npm test -- tests/text` runs the specs of that folder alone, without the checks.
 */
import { checks, runChecks } from './test/checks.ts';
import { add, NOTHING, ONE_FAILED, say, type Counts } from './test/counts.ts';
import { installDebianPackages } from './test/debianPackages.ts';
import { runSpecs } from './test/specs.ts';

const only = process.argv.slice(2);
const parts: readonly (() => Counts | Promise<Counts>)[] = [
  installDebianPackages,
  () => (only.length === 0 ? runChecks(checks) : NOTHING),
  () => runSpecs(only),
];

let counts = NOTHING;
for (const part of parts) counts = add(counts, await countsOf(part));
process.exitCode = counts.failed === 0 ? 0 : 1;
say(`\n${String(counts.passed)} passed, ${String(counts.failed)} failed`);

/** A part that breaks down is a failure of its own, and the others still run. */
async function countsOf(part: () => Counts | Promise<Counts>): Promise<Counts> {
  try {
    return await part();
  } catch (error) {
    say(`✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return ONE_FAILED;
  }
}
