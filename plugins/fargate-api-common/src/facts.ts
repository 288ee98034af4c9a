/**
 * What fills a placeholder: a name, a number, a code of AWS, or several.
 *
 * @public
 */
export type WordFact = string | number | string[];

/**
 * Facts by placeholder; `count` decides between singular and plural.
 *
 * @public
 */
export type WordFacts = Record<string, WordFact>;
