import { MessageFact, MessageFacts } from '../facts';
import { CAUSE_MESSAGES } from './causeMessages';
import { CHECK_MESSAGES } from './checkMessages';
import { FAILURE_MESSAGES } from './failureMessages';
import { HOP_MESSAGES } from './hopMessages';
import { PART_NAMES } from './partNames';
import { PROBLEM_MESSAGES } from './problemMessages';
import { REPOSITORY_MESSAGES } from './repositoryMessages';

/**
 * Every message of the backend in English, as i18next templates. The backend
 * formats them for its API, and the card translates them.
 *
 * @public
 */
export const FARGATE_API_MESSAGES = {
  problem: PROBLEM_MESSAGES,
  cause: CAUSE_MESSAGES,
  part: PART_NAMES,
  failure: FAILURE_MESSAGES,
  hop: HOP_MESSAGES,
  check: CHECK_MESSAGES,
  repositoryObstacle: REPOSITORY_MESSAGES,
} as const;

/**
 * Translates a message of {@link FARGATE_API_MESSAGES}, as i18next does.
 *
 * @param key - its path, e.g. `problem.tasks-missing.message`, without `_one`
 * and `_other`.
 * @public
 */
export type TranslateMessage = (key: string, facts: MessageFacts) => string;

/** @public */
export type ProblemKind = keyof typeof PROBLEM_MESSAGES;

/** @public */
export type CauseKind = keyof typeof CAUSE_MESSAGES;

/** @public */
export type HopKind = keyof typeof HOP_MESSAGES;

/** @public */
export type FailureKind = keyof typeof FAILURE_MESSAGES;

/** @public */
export type ReadPart = keyof typeof PART_NAMES;

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
 * The facts of a kind of problem.
 *
 * @public
 */
export type ProblemFacts<K extends ProblemKind> = Record<
  Placeholders<
    (typeof PROBLEM_MESSAGES)[K][keyof (typeof PROBLEM_MESSAGES)[K]]
  >,
  MessageFact
>;

/**
 * The facts of a kind of cause.
 *
 * @public
 */
export type CauseFacts<K extends CauseKind> = Record<
  Placeholders<(typeof CAUSE_MESSAGES)[K][keyof (typeof CAUSE_MESSAGES)[K]]>,
  MessageFact
>;

/**
 * The facts of a kind of finding.
 *
 * @public
 */
export type HopFacts<K extends HopKind> = Record<
  Placeholders<(typeof HOP_MESSAGES)[K][keyof (typeof HOP_MESSAGES)[K]]>,
  MessageFact
>;

/**
 * The facts of a kind of failure.
 *
 * @public
 */
export type FailureFacts<K extends FailureKind> = Record<
  Placeholders<(typeof FAILURE_MESSAGES)[K]>,
  MessageFact
>;
