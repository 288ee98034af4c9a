import { ConsumerCheck, ConsumerHop } from '../consumers';
import { MessageFacts } from '../facts';
import { ReadFailure } from '../observed';
import { FargateApiProblem } from '../status';
import { CAUSE_MESSAGES } from './causeMessages';
import { FAILURE_MESSAGES } from './failureMessages';
import { HOP_MESSAGES } from './hopMessages';
import { PART_NAMES } from './partNames';
import { PROBLEM_MESSAGES } from './problemMessages';
import { CauseKind, TranslateMessage } from './messages';

/**
 * Formats the message and hint of a problem. A problem of an unknown kind keeps
 * the English that the backend sent.
 *
 * @public
 */
export function formatProblem(
  problem: Pick<FargateApiProblem, 'kind' | 'facts' | 'message' | 'hint'>,
  translate: TranslateMessage,
): Pick<FargateApiProblem, 'message' | 'hint'> {
  const { kind, message, hint } = problem;
  if (!isKindOf(PROBLEM_MESSAGES, kind)) {
    return { message, hint };
  }
  const cause = causeOf(problem.facts, translate);
  const facts = translateFacts(
    { ...problem.facts, ...cause?.facts },
    translate,
  );
  return {
    message: translate(`problem.${kind}.message`, facts),
    ...('hint' in PROBLEM_MESSAGES[kind] && {
      hint: translate(`problem.${kind}.hint`, facts),
    }),
    ...('causeKind' in problem.facts && { hint: cause?.hint ?? hint }),
  };
}

/**
 * Formats why a task stopped or a target is unhealthy, and what to do about it.
 *
 * @public
 */
export function formatCause(
  { kind, facts }: { kind: CauseKind; facts: MessageFacts },
  translate: TranslateMessage,
): { message: string; hint: string } {
  return {
    message: translate(`cause.${kind}.message`, facts),
    hint: translate(`cause.${kind}.hint`, facts),
  };
}

/**
 * Formats why something could not be read; AWS's own error text stays as it is.
 *
 * @public
 */
export function formatFailure(
  { message, kind, facts = {} }: Omit<ReadFailure, 'reason'>,
  translate: TranslateMessage,
): string {
  return isKindOf(FAILURE_MESSAGES, kind)
    ? translate(`failure.${kind}`, facts)
    : message;
}

/**
 * Formats one hop of the path to an internal API. A finding of an unknown kind
 * keeps the English that the backend sent.
 *
 * @public
 */
export function formatHop(
  { kind, facts, text, todo }: Omit<ConsumerHop, 'hop' | 'state'>,
  translate: TranslateMessage,
): Pick<ConsumerHop, 'text' | 'todo'> {
  if (!isKindOf(HOP_MESSAGES, kind)) {
    return { text, todo };
  }
  return {
    text: translate(`hop.${kind}.text`, facts),
    ...('todo' in HOP_MESSAGES[kind] && {
      todo: translate(`hop.${kind}.todo`, facts),
    }),
  };
}

/**
 * Formats the result of a check in one paragraph that can be forwarded.
 *
 * @public
 */
export function formatCheck(
  { hops, consumer, url }: Omit<ConsumerCheck, 'explanation'>,
  translate: TranslateMessage,
): string {
  const facts = { ...consumer, url };
  const missing = hops.find(({ state }) => state === 'missing');
  if (missing) {
    const { text, todo = '' } = formatHop(missing, translate);
    const { hop } = missing;
    return translate('check.unreachable', { ...facts, hop, text, todo });
  }
  const unknown = hops
    .filter(({ state }) => state === 'unknown')
    .map(hop => `${hop.hop}: ${formatHop(hop, translate).text}`)
    .join('. ');
  return unknown
    ? translate('check.partly-unknown', { ...facts, unknown })
    : translate('check.reachable', facts);
}

function isKindOf<T extends object>(
  words: T,
  kind: string | undefined,
): kind is keyof T & string {
  return kind !== undefined && Object.keys(words).includes(kind);
}

/**
 * The fact `cause` of a problem, translated and with AWS's own text, and its
 * hint; undefined when its kind is unknown.
 */
function causeOf(
  facts: MessageFacts,
  translate: TranslateMessage,
): { facts: { cause: string }; hint: string } | undefined {
  const { causeKind: kind, awsText } = facts;
  if (typeof kind !== 'string' || !isKindOf(CAUSE_MESSAGES, kind)) {
    return undefined;
  }
  const { message, hint } = formatCause({ kind, facts }, translate);
  const cause = awsText ? `${message} (${awsText})` : message;
  return { facts: { cause }, hint };
}

/** The facts that are text themselves, translated. */
function translateFacts(
  facts: MessageFacts,
  translate: TranslateMessage,
): MessageFacts {
  const { parts, failure, failureKind } = facts;
  return {
    ...facts,
    ...(Array.isArray(parts) && {
      parts: parts.map(part =>
        isKindOf(PART_NAMES, part) ? translate(`part.${part}`, {}) : part,
      ),
    }),
    ...(failureKind && {
      failure: formatFailure(
        { message: String(failure), kind: String(failureKind), facts },
        translate,
      ),
    }),
  };
}
