/** The folder that holds everything the service keeps. */

/** Under the folder the program is started in; `--data DIR` names another. */
export const DATA_FOLDER = './tieuchi-data';
