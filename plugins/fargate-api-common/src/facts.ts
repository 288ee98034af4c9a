/**
 * The value of a placeholder: a name, a number, a code of AWS, or a list.
 *
 * @public
 */
export type MessageFact = string | number | string[];

/**
 * The values by placeholder; `count` selects singular or plural.
 *
 * @public
 */
export type MessageFacts = Record<string, MessageFact>;
