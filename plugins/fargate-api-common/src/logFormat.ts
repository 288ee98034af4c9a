/**
 * The column in which the text of a line of a deployment's log starts, after
 * its label.
 *
 * @public
 */
export const LOG_TEXT_COLUMN = 14;
