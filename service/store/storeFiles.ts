/** What lies in a data folder. */

export const DATABASE_FILE = 'tieuchi.db';
/** The current masters, for people to open. */
export const MASTERS_FOLDER = 'masters';
