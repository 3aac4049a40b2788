/**
 * How much one request may ask of the service. A district's own PC runs it beside other programs, so every
 * count that a client decides has an upper bound here, several times what an office ever sends.
 */

/** Bytes of a JSON body, inflated. A commune's sheet of 75 rows is some 100 kB; one of MAX_SHEET_CELLS about 3 MB. */
export const MAX_JSON_BYTES = 4 * 1024 * 1024;

/** Objects and lists inside one another. The deepest we take, the runs of a cell of a sheet, is 6. */
export const MAX_JSON_DEPTH = 16;

/** Cells of a sheet that is sent. The official sheet has 900. */
export const MAX_SHEET_CELLS = 20_000;

/** Characters of a cell's text and of a formula: what Excel itself can hold. */
export const MAX_CELL_TEXT = 32_767;
export const MAX_FORMULA = 8_192;

/** Names of sheets, fonts, formats; longer than Excel allows any of them. */
export const MAX_NAME = 500;

/** Merged areas of a sheet; the official one has 30. `XFD1048576:XFD1048576` has 21 characters. */
export const MAX_MERGES = 5_000;
export const MAX_RANGE = 30;

/** Bytes of a master. A province's of 3 321 communes is 2 MB. */
export const MAX_MASTER_BYTES = 16 * 1024 * 1024;

/** Characters of path and query; the longest of ours is under 200. */
export const MAX_URL = 2_000;

/** Remarks of one return: more than a sheet has rows. */
export const MAX_REMARKS = 200;

/** Characters of a remark, about a page. */
export const MAX_REMARK_TEXT = 2_000;

/** A shorter password falls to guessing whatever its letters (NIST SP 800-63B: at least 8; more, as there is no second factor). */
export const MIN_PASSWORD = 10;

/** Hashing a longer one would be work for whoever sends it. */
export const MAX_PASSWORD = 200;

/** Wrong passwords before an account is locked, and for how long: at 40 tries an hour no password of 10 characters is found. */
export const MAX_FAILURES = 10;
export const LOCKED_MINUTES = 15;

/** Failed attempts to sign in from one address in that time; a whole province may sit behind one. */
export const MAX_FAILED_SIGN_INS = 100;
export const SIGN_IN_WINDOW_MINUTES = 15;

/** A working day: an officer signs in once in the morning. */
export const SESSION_HOURS = 10;

/** Rows of the audit in one answer. */
export const MAX_AUDIT_ROWS = 500;

/** How long requests under way may still run when the service is told to stop. */
export const STOP_SECONDS = 10;
