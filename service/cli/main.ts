#!/usr/bin/env node
/** The program `tieuchi`. Code is loaded after the compile cache is on: a check starts in half the time. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
