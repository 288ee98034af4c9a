import {
  CauseKind,
  formatCause,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  Diagnosis,
  diagnoseServiceEvent,
  diagnoseStoppedTask,
  diagnoseTarget,
  translateToEnglish,
  shorten,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ServiceEvidence } from './ServiceEvidence';
import { describeStoppedTasks } from './describeService';
import { listeningPort, tellingLine } from './logLines';

/** Why the tasks of a service do not do what they should. */
export interface TaskCause {
  /** What goes wrong: the middle of a sentence. */
  what: string;
  why: string;
  next: string;
}

/** Long enough for the text with which IAM denies an access. */
const EVIDENCE_LENGTH = 600;

/** How long AWS's text may be to stand beside the cause; a longer one is evidence. */
const DETAIL_LENGTH = 80;

/** The kinds of causes that the container's own last words explain. */
const EXITED = /exited/;

/** The kinds of causes that another port explains. */
const HEALTH_CHECK =
  /^(container-health-check|health-check-(timeout|failed|unexplained))$/;

/** What goes wrong, by kinds of causes; all others keep tasks from starting. */
const SYMPTOMS: [RegExp, string][] = [
  [/^out-of-memory$/, 'tasks run out of memory'],
  [/exited|^completed$|^killed$/, 'the container exits'],
  [/health-check|^target-|^load-balancer-/, 'no task became healthy'],
  [/^(spot|host)-|^stopped-/, 'AWS stops tasks'],
  [
    /^(no-capacity|quota-exceeded|throttled|deployment-configuration|task-protected)$/,
    'tasks cannot be placed',
  ],
];

/**
 * The cause that the evidence shows, or undefined when it shows none. The
 * first task that stopped counts: later ones may have been stopped by the
 * failure itself.
 */
export function taskCause(evidence: ServiceEvidence): TaskCause | undefined {
  const diagnosis = diagnose(evidence);
  if (!diagnosis) {
    return undefined;
  }
  const { message, hint } = formatCause(diagnosis, translateToEnglish);
  const { awsText, code, kind } = diagnosis;
  const said = EXITED.test(kind) ? tellingLine(evidence.logLines) : undefined;
  const reason = awsText && awsText.length <= DETAIL_LENGTH ? awsText : code;
  const detail = said ? `"${shorten(said)}"` : reason;
  const found = {
    what: symptomOf(kind),
    why: detail ? `${message} (${detail})` : message,
    next: `${hint[0].toLowerCase()}${hint.slice(
      1,
      -1,
    )}, then press "Start over"`,
  };
  return HEALTH_CHECK.test(kind)
    ? { ...found, ...wrongPort(evidence, found.why) }
    : found;
}

/** The first task that stopped, and how many ended like it. */
export function taskEvidence(evidence: ServiceEvidence): string[] {
  const lines: string[] = [];
  if (evidence.stoppedTasks.length) {
    lines.push(describeStoppedTasks(evidence.stoppedTasks, EVIDENCE_LENGTH));
  }
  if (evidence.unhealthy) {
    const { reason, description } = evidence.unhealthy;
    const why = [description, reason && `(${reason})`].filter(Boolean);
    lines.push(`target unhealthy${why.length ? `: ${why.join(' ')}` : ''}`);
  }
  if (!lines.length) {
    lines.push(
      ...evidence.events.slice(-2).map(text => shorten(text, EVIDENCE_LENGTH)),
    );
  }
  lines.push(...evidence.logLines.map(line => `log │ ${shorten(line)}`));
  return lines;
}

function diagnose(evidence: ServiceEvidence): Diagnosis | undefined {
  const { stoppedTasks, unhealthy, logLines, image = '(unknown)' } = evidence;
  const [task] = stoppedTasks;
  const check = healthCheckOf(evidence);
  const events = [...evidence.events].reverse();
  return (
    (task &&
      diagnoseStoppedTask(task, {
        check,
        events,
        target: unhealthy,
        logLines,
      })) ??
    (unhealthy && diagnoseTarget(unhealthy, check)) ??
    events
      .map(event => diagnoseServiceEvent(event, { container: 'app', image }))
      .find(Boolean)
  );
}

/** Where the container's log names another port than the health check's. */
function wrongPort(
  { logLines, port }: ServiceEvidence,
  why: string,
): Pick<TaskCause, 'why' | 'next'> | undefined {
  const listening = listeningPort(logLines);
  return listening && port && listening !== port
    ? {
        why: `the log of the container says that it listens on port ${listening}, not ${port}: ${why}`,
        next: `set Port to ${listening}, or make the container listen on ${port}, then press "Start over"`,
      }
    : undefined;
}

/** E.g. `:8080/health`. */
function healthCheckOf({
  port,
  healthCheckPath = '',
}: ServiceEvidence): string {
  return `${port ? `:${port}` : ''}${healthCheckPath}` || 'TCP';
}

function symptomOf(kind: CauseKind): string {
  const symptom = SYMPTOMS.find(([pattern]) => pattern.test(kind));
  return symptom ? symptom[1] : 'tasks cannot start';
}
