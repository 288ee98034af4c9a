import { WordFact, WordFacts } from '../facts';
import { CAUSE_MESSAGES } from './causeMessages';
import { CHECK_WORDS } from './checkWords';
import { FAILURE_WORDS } from './failureWords';
import { HOP_WORDS } from './hopWords';
import { PART_WORDS } from './partWords';
import { PROBLEM_WORDS } from './problemWords';

/**
 * Every sentence that the backend puts together, in English: templates in the
 * manner of i18next. The backend fills them in for machines, and the card
 * takes them as the messages that its translations are of.
 *
 * @public
 */
export const WORDS = {
  problem: PROBLEM_WORDS,
  cause: CAUSE_MESSAGES,
  part: PART_WORDS,
  failure: FAILURE_WORDS,
  hop: HOP_WORDS,
  check: CHECK_WORDS,
} as const;

/**
 * Fills a template of {@link WORDS} in some language, as i18next does.
 *
 * @param key - its path, e.g. `problem.tasks-missing.message`, without `_one`
 * and `_other`.
 * @public
 */
export type TranslateWords = (key: string, facts: WordFacts) => string;

/** @public */
export type ProblemKind = keyof typeof PROBLEM_WORDS;

/** @public */
export type CauseKind = keyof typeof CAUSE_MESSAGES;

/** @public */
export type HopKind = keyof typeof HOP_WORDS;

/** @public */
export type FailureKind = keyof typeof FAILURE_WORDS;

/** @public */
export type ReadPart = keyof typeof PART_WORDS;

/**
 * The names of the placeholders in templates.
 *
 * @public
 */
export type Placeholders<T> =
  T extends `${string}{{${infer Name}}}${infer Rest}`
    ?
        | (Name extends `${infer Bare},${string}` ? Bare : Name)
        | Placeholders<Rest>
    : never;

/**
 * The facts that a kind of problem takes.
 *
 * @public
 */
export type ProblemFacts<K extends ProblemKind> = Record<
  Placeholders<(typeof PROBLEM_WORDS)[K][keyof (typeof PROBLEM_WORDS)[K]]>,
  WordFact
>;

/**
 * The facts that a kind of cause takes.
 *
 * @public
 */
export type CauseFacts<K extends CauseKind> = Record<
  Placeholders<(typeof CAUSE_MESSAGES)[K][keyof (typeof CAUSE_MESSAGES)[K]]>,
  WordFact
>;

/**
 * The facts that a kind of finding takes.
 *
 * @public
 */
export type HopFacts<K extends HopKind> = Record<
  Placeholders<(typeof HOP_WORDS)[K][keyof (typeof HOP_WORDS)[K]]>,
  WordFact
>;

/**
 * The facts that a kind of failure takes.
 *
 * @public
 */
export type FailureFacts<K extends FailureKind> = Record<
  Placeholders<(typeof FAILURE_WORDS)[K]>,
  WordFact
>;
