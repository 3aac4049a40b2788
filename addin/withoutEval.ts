/**
 * zod speeds itself up with generated code, which the page's policy forbids; told so, it does
 * not try. Imported before everything else, because schemas ask when they are made.
 */
import { config } from 'zod';

config({ jitless: true });
