import { ConsumerCheck, ConsumerHop } from '../consumers';
import { WordFacts } from '../facts';
import { ReadFailure } from '../observed';
import { FargateApiProblem } from '../status';
import { CAUSE_MESSAGES } from './causeMessages';
import { FAILURE_WORDS } from './failureWords';
import { HOP_WORDS } from './hopWords';
import { PART_WORDS } from './partWords';
import { PROBLEM_WORDS } from './problemWords';
import { CauseKind, TranslateWords } from './words';

/**
 * A problem in words. One of a kind that is not known here keeps the words
 * that it came with.
 *
 * @public
 */
export function tellProblem(
  problem: Pick<FargateApiProblem, 'kind' | 'facts' | 'message' | 'hint'>,
  translate: TranslateWords,
): Pick<FargateApiProblem, 'message' | 'hint'> {
  const { kind, message, hint } = problem;
  if (!isKindOf(PROBLEM_WORDS, kind)) {
    return { message, hint };
  }
  const cause = causeOf(problem.facts, translate);
  const facts = inWords({ ...problem.facts, ...cause?.facts }, translate);
  return {
    message: translate(`problem.${kind}.message`, facts),
    ...('hint' in PROBLEM_WORDS[kind] && {
      hint: translate(`problem.${kind}.hint`, facts),
    }),
    ...('causeKind' in problem.facts && { hint: cause?.hint ?? hint }),
  };
}

/**
 * Why a task stopped or a target is unhealthy, and what to do about it.
 *
 * @public
 */
export function formatCause(
  { kind, facts }: { kind: CauseKind; facts: WordFacts },
  translate: TranslateWords,
): { message: string; hint: string } {
  return {
    message: translate(`cause.${kind}.message`, facts),
    hint: translate(`cause.${kind}.hint`, facts),
  };
}

/**
 * Why something could not be read: in AWS's words where they are AWS's.
 *
 * @public
 */
export function tellFailure(
  { message, kind, facts = {} }: Omit<ReadFailure, 'reason'>,
  translate: TranslateWords,
): string {
  return isKindOf(FAILURE_WORDS, kind)
    ? translate(`failure.${kind}`, facts)
    : message;
}

/**
 * A step to an internal API in words. One of a kind that is not known here
 * keeps the words that it came with.
 *
 * @public
 */
export function tellHop(
  { kind, facts, text, todo }: Omit<ConsumerHop, 'hop' | 'state'>,
  translate: TranslateWords,
): Pick<ConsumerHop, 'text' | 'todo'> {
  if (!isKindOf(HOP_WORDS, kind)) {
    return { text, todo };
  }
  return {
    text: translate(`hop.${kind}.text`, facts),
    ...('todo' in HOP_WORDS[kind] && {
      todo: translate(`hop.${kind}.todo`, facts),
    }),
  };
}

/**
 * The whole answer of a check in one paragraph, to be handed on.
 *
 * @public
 */
export function tellCheck(
  { hops, consumer, url }: Omit<ConsumerCheck, 'explanation'>,
  translate: TranslateWords,
): string {
  const facts = { ...consumer, url };
  const missing = hops.find(({ state }) => state === 'missing');
  if (missing) {
    const { text, todo = '' } = tellHop(missing, translate);
    const { hop } = missing;
    return translate('check.unreachable', { ...facts, hop, text, todo });
  }
  const unseen = hops
    .filter(({ state }) => state === 'unknown')
    .map(hop => `${hop.hop}: ${tellHop(hop, translate).text}`)
    .join('. ');
  return unseen
    ? translate('check.unseen', { ...facts, unseen })
    : translate('check.reachable', facts);
}

function isKindOf<T extends object>(
  words: T,
  kind: string | undefined,
): kind is keyof T & string {
  return kind !== undefined && Object.keys(words).includes(kind);
}

/**
 * The fact `cause` of a problem, in the language and with AWS's own text, and
 * its hint; undefined where its kind is not known here.
 */
function causeOf(
  facts: WordFacts,
  translate: TranslateWords,
): { facts: { cause: string }; hint: string } | undefined {
  const { causeKind: kind, awsText } = facts;
  if (typeof kind !== 'string' || !isKindOf(CAUSE_MESSAGES, kind)) {
    return undefined;
  }
  const { message, hint } = formatCause({ kind, facts }, translate);
  const cause = awsText ? `${message} (${awsText})` : message;
  return { facts: { cause }, hint };
}

/** Facts that are words themselves, in the language. */
function inWords(facts: WordFacts, translate: TranslateWords): WordFacts {
  const { parts, failure, failureKind } = facts;
  return {
    ...facts,
    ...(Array.isArray(parts) && {
      parts: parts.map(part =>
        isKindOf(PART_WORDS, part) ? translate(`part.${part}`, {}) : part,
      ),
    }),
    ...(failureKind && {
      failure: tellFailure(
        { message: String(failure), kind: String(failureKind), facts },
        translate,
      ),
    }),
  };
}
