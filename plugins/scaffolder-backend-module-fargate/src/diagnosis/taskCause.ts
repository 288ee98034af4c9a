import { describeStoppedTasks, shorten } from './describeService';
import {
  ServiceEvidence,
  StoppedTaskEvidence,
} from '../rollout/ServiceEvidence';

/** Why the tasks of a service do not do what they should. */
export interface TaskCause {
  /** What goes wrong: the middle of a sentence. */
  what: string;
  why: string;
  next: string;
}

/** What people press in the wizard to try again. */
const START_OVER = 'then press "Start over"';

/**
 * The cause that the evidence tells, or undefined when it tells none. The
 * first task that stopped counts: later ones may have been stopped by the
 * failure itself.
 */
export function taskCause(evidence: ServiceEvidence): TaskCause | undefined {
  const [task] = evidence.stoppedTasks;
  return (
    (task && stoppedTaskCause(task, evidence)) ??
    unhealthyCause(evidence) ??
    eventCause(evidence)
  );
}

/** The first task that stopped, and how many ended like it. */
export function taskEvidence(evidence: ServiceEvidence): string[] {
  const lines: string[] = [];
  if (evidence.stoppedTasks.length) {
    lines.push(describeStoppedTasks(evidence.stoppedTasks));
  }
  if (evidence.unhealthy) {
    const { reason, description } = evidence.unhealthy;
    lines.push(`target unhealthy: ${description} (${reason})`);
  }
  if (!lines.length) {
    lines.push(...evidence.events.slice(-2).map(text => shorten(text)));
  }
  lines.push(...evidence.logLines.map(line => `log │ ${shorten(line)}`));
  return lines;
}

function stoppedTaskCause(
  task: StoppedTaskEvidence,
  evidence: ServiceEvidence,
): TaskCause | undefined {
  const text = task.container?.reason ?? task.stoppedReason ?? '';
  if (text.startsWith('CannotPull')) {
    return pullCause(text, evidence.image);
  }
  if (text.startsWith('ResourceInitializationError')) {
    return initializationCause(text);
  }
  if (/^OutOfMemoryError/i.test(text)) {
    return {
      what: 'tasks run out of memory',
      why: `container ${
        task.container!.name
      } used more memory than it has (OutOfMemoryError, exit code ${
        task.container!.exitCode
      })`,
      next: `choose more memory, ${START_OVER}`,
    };
  }
  if (/^Task failed ELB health checks/.test(task.stoppedReason ?? '')) {
    return unhealthyCause(evidence) ?? unexplainedHealth(evidence);
  }
  if (task.stoppedReason === 'Task failed container health checks') {
    return {
      what: 'tasks turn unhealthy',
      why: `container ${task.container?.name} fails the health check of its task definition (Task failed container health checks)`,
      next: `repair what the health check tests, ${START_OVER}`,
    };
  }
  if (task.container?.exitCode !== undefined) {
    const { name, exitCode } = task.container;
    return {
      what: 'tasks end by themselves',
      why: `container ${name} exited with code ${exitCode} (${task.stoppedReason})`,
      next: evidence.logLines.length
        ? `repair what the container's log names, ${START_OVER}`
        : `run the image elsewhere to see why it ends, repair it, ${START_OVER}`,
    };
  }
  return text
    ? {
        what: 'tasks cannot start',
        why: shorten(text),
        next: `remove that cause, ${START_OVER}`,
      }
    : undefined;
}

function pullCause(text: string, image = 'the image'): TaskCause {
  const code = text.slice(0, text.indexOf(':'));
  const subject = image === 'the image' ? image : `image ${image}`;
  const what = 'tasks cannot start';
  if (/i\/o timeout|request canceled|connection/i.test(text)) {
    return {
      what,
      why: `${subject} cannot be pulled, because the tasks' subnets have no way to its registry (${code})`,
      next: `give the private subnets a NAT gateway, or VPC endpoints and an image in ECR, ${START_OVER}`,
    };
  }
  if (/toomanyrequests/i.test(text)) {
    return {
      what,
      why: `${subject} cannot be pulled, because its registry limits anonymous pulls (${code}: toomanyrequests)`,
      next: `use the same image from public.ecr.aws or your own ECR, ${START_OVER}`,
    };
  }
  if (/matching platform/.test(text)) {
    return {
      what,
      why: `${subject} is not built for the architecture of the tasks (${code})`,
      next: `build it for linux/amd64, ${START_OVER}`,
    };
  }
  if (/: not found|repository does not exist/.test(text)) {
    return {
      what,
      why: `${subject} does not exist (${code})`,
      next: `push the tag, or choose one that exists, ${START_OVER}`,
    };
  }
  return {
    what,
    why: `${subject} cannot be pulled: "${shorten(text)}"`,
    next: `see that the image exists and that the tasks may read it, ${START_OVER}`,
  };
}

function initializationCause(text: string): TaskCause {
  const isNetwork = /connection issue|i\/o timeout|deadline exceeded/.test(
    text,
  );
  return {
    what: 'tasks cannot start',
    why: shorten(text),
    next: isNetwork
      ? `give the private subnets a NAT gateway, or the VPC endpoints that the text names, ${START_OVER}`
      : `give the execution role what the text names, ${START_OVER}`,
  };
}

function unhealthyCause(evidence: ServiceEvidence): TaskCause | undefined {
  const { unhealthy, port, healthCheckPath } = evidence;
  const told = unhealthy ?? unhealthyFromEvents(evidence.events);
  if (!told) {
    return undefined;
  }
  const where = `${healthCheckPath ?? 'its health check'}${
    port ? ` on port ${port}` : ''
  }`;
  const code = told.reason ? ` (${told.reason})` : '';
  const codes = /codes: \[([\d, ]+)\]/.exec(told.description ?? '')?.[1];
  return {
    what: 'no task turns healthy',
    why: codes
      ? `the container answers ${codes} to ${where}${code}`
      : `the container does not answer ${where}: ${told.description}${code}`,
    next: codes
      ? `let ${
          healthCheckPath ?? 'the health check path'
        } answer 200 or choose another path, ${START_OVER}`
      : `let the container listen on that port soon after its start, or give the port that it listens on, ${START_OVER}`,
  };
}

/** `(service s) (task t) (port p) is unhealthy in (target-group g) due to (reason r).` */
function unhealthyFromEvents(
  events: readonly string[],
): { reason?: string; description?: string } | undefined {
  for (const event of events) {
    const reason = /is unhealthy in .* due to \(reason (.*)\)\.?$/.exec(event);
    if (reason) {
      return { description: reason[1] };
    }
  }
  return undefined;
}

function unexplainedHealth({ port }: ServiceEvidence): TaskCause {
  return {
    what: 'no task turns healthy',
    why: `the load balancer's health check fails${
      port ? ` on port ${port}` : ''
    } (Task failed ELB health checks)`,
    next: `see that the container listens on that port and answers the health check path, ${START_OVER}`,
  };
}

/** `(service s) was unable to place a task. Reason: …` */
function eventCause({ events }: ServiceEvidence): TaskCause | undefined {
  for (const event of events) {
    const placed = /unable to place a task\. Reason: (.*)$/.exec(event);
    if (placed) {
      return {
        what: 'tasks cannot be placed',
        why: shorten(placed[1]),
        next: `try again later, or with another size or other subnets`,
      };
    }
  }
  return undefined;
}
