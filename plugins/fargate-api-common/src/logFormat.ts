/**
 * The column in which the text of a line of a deployment's log starts; before
 * it stands the label.
 *
 * @public
 */
export const LOG_TEXT_COLUMN = 14;
