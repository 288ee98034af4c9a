import { StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from './stackEvents';
import { expectedSeconds } from './expectedSeconds';
import { formatCount, formatSeconds, secondsBetween } from './format';
import { countLabels, resourceLabel } from './resourceLabel';
import { unwrapReason } from './unwrapReason';

/**
 * Seconds of AWS's time after which a line is logged although nothing changed.
 */
const HEARTBEAT_SECONDS = 30;

/** How many resources in progress fit into a line. */
const MAX_IN_PROGRESS = 2;

/** One resource of a stack in the current operation. */
export interface ResourceProgress {
  logicalId: string;
  type: string;
  physicalId?: string;
  operation: 'create' | 'update' | 'delete';
  state: 'in-progress' | 'complete' | 'failed';
  startedAt: Date;
  endedAt?: Date;
  /** The availability zone, for a resource in a subnet. */
  zone?: string;
  reason?: string;
}

/** The progress of a stack operation, from its events. */
export interface Progress {
  resources: ReadonlyMap<string, ResourceProgress>;
  /** The stack's own status. */
  status?: string;
  statusReason?: string;
  startedAt?: Date;
}

/** The state before the first event. */
export const NO_PROGRESS: Progress = { resources: new Map() };

/** The progress after further events, oldest first. */
export function advance(
  progress: Progress,
  events: readonly StackEvent[],
): Progress {
  const resources = new Map(progress.resources);
  let { status, statusReason, startedAt } = progress;
  for (const event of events) {
    if (isStackEvent(event)) {
      status = event.ResourceStatus;
      statusReason = event.ResourceStatusReason;
      startedAt ??= event.Timestamp;
    } else {
      const id = event.LogicalResourceId!;
      const next = advanceResource(resources.get(id), event, resources);
      if (next) {
        resources.set(id, next);
      }
    }
  }
  return { resources, status, statusReason, startedAt };
}

/**
 * The next line of the log, if any: which resources have completed or failed
 * since the last one, and which are in progress.
 */
export function progressLine(
  before: Progress,
  after: Progress,
  options: {
    /** How many resources the change set contains, if known. */
    total?: number;
    /** AWS's time. */
    now: Date;
    lastLineAt?: Date;
  },
): string | undefined {
  const { total, now, lastLineAt = after.startedAt } = options;
  const news = [
    ...finished(before, after),
    ...failed(before, after),
    ...startedRollback(before, after),
  ];
  const slow = slowResources(after, now);
  const hasStarted = slow.some(
    ({ resource }) =>
      before.resources.get(resource.logicalId)?.state !== 'in-progress',
  );
  const isSilent =
    lastLineAt !== undefined &&
    secondsBetween(lastLineAt, now) >= HEARTBEAT_SECONDS;
  if (!news.length && !hasStarted && !isSilent) {
    return undefined;
  }
  const waiting = isRollingBack(after)
    ? []
    : slow.slice(0, MAX_IN_PROGRESS).map(({ text }) => text);
  const parts = [...news, ...waiting];
  if (!parts.length) {
    parts.push(heartbeat(after, now));
  }
  return `${count(after, total)}  ${parts.join(' · ')}`;
}

/** How many resources have completed. */
export function doneCount(progress: Progress): number {
  return [...progress.resources.values()].filter(
    resource =>
      resource.state === 'complete' &&
      (resource.operation !== 'delete' || !isRollingBack(progress)),
  ).length;
}

/** Whether CloudFormation is rolling back or deleting the stack. */
export function isRollingBack(progress: Progress): boolean {
  return /ROLLBACK|^DELETE/.test(progress.status ?? '');
}

function advanceResource(
  previous: ResourceProgress | undefined,
  event: StackEvent,
  resources: ReadonlyMap<string, ResourceProgress>,
): ResourceProgress | undefined {
  const match = /^(CREATE|UPDATE|DELETE)_(IN_PROGRESS|COMPLETE|FAILED)$/.exec(
    event.ResourceStatus ?? '',
  );
  if (!match) {
    return previous;
  }
  const operation = match[1].toLowerCase() as ResourceProgress['operation'];
  const again = previous?.operation === operation ? previous : undefined;
  const state =
    match[2] === 'IN_PROGRESS'
      ? 'in-progress'
      : (match[2].toLowerCase() as 'complete' | 'failed');
  return {
    logicalId: event.LogicalResourceId!,
    type: event.ResourceType ?? '',
    physicalId: event.PhysicalResourceId || previous?.physicalId,
    operation,
    state,
    startedAt: again?.startedAt ?? event.Timestamp!,
    endedAt: state === 'in-progress' ? undefined : event.Timestamp,
    zone: previous?.zone ?? zoneOf(event, resources),
    reason: event.ResourceStatusReason,
  };
}

/** The zone of a subnet, or of the subnet that a resource is in. */
function zoneOf(
  event: StackEvent,
  resources: ReadonlyMap<string, ResourceProgress>,
): string | undefined {
  const properties = readProperties(event.ResourceProperties);
  if (typeof properties.AvailabilityZone === 'string') {
    return properties.AvailabilityZone;
  }
  return properties.SubnetId
    ? [...resources.values()].find(
        resource => resource.physicalId === properties.SubnetId,
      )?.zone
    : undefined;
}

function readProperties(json: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(json ?? '{}') ?? {};
  } catch {
    return {};
  }
}

function changedTo(
  before: Progress,
  after: Progress,
  state: ResourceProgress['state'],
): ResourceProgress[] {
  return [...after.resources.values()].filter(resource => {
    const previous = before.resources.get(resource.logicalId);
    return (
      resource.state === state &&
      (previous?.state !== state || previous.operation !== resource.operation)
    );
  });
}

function finished(before: Progress, after: Progress): string[] {
  const news = changedTo(before, after, 'complete').filter(
    resource => resource.operation !== 'delete',
  );
  if (isRollingBack(after)) {
    return [];
  }
  const slow = news.filter(isSlow);
  const quick = countLabels(
    news.filter(resource => !isSlow(resource)).map(r => resourceLabel(r.type)),
  );
  return [
    ...(quick ? [`${quick} done`] : []),
    ...slow.map(
      resource =>
        `${subject(resource)} done in ${formatSeconds(
          secondsBetween(resource.startedAt, resource.endedAt!),
        )}`,
    ),
  ];
}

function failed(before: Progress, after: Progress): string[] {
  return changedTo(before, after, 'failed')
    .filter(resource => !/cancelled/i.test(resource.reason ?? ''))
    .map(
      resource =>
        `${subject(resource)} failed: ${
          unwrapReason(resource.reason ?? 'no reason given').text
        }`,
    );
}

function startedRollback(before: Progress, after: Progress): string[] {
  return isRollingBack(after) && !isRollingBack(before) ? ['rolling back'] : [];
}

function slowResources(
  progress: Progress,
  now: Date,
): { resource: ResourceProgress; text: string }[] {
  return [...progress.resources.values()]
    .filter(resource => resource.state === 'in-progress' && isSlow(resource))
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
    .map(resource => {
      const elapsed = formatSeconds(secondsBetween(resource.startedAt, now));
      const expected = formatSeconds(expectedOf(resource)!);
      return {
        resource,
        text: `${subject(resource)} … ${elapsed} of about ${expected}`,
      };
    });
}

function heartbeat(progress: Progress, now: Date): string {
  const what = isRollingBack(progress)
    ? 'still rolling back'
    : 'still in progress';
  const running = countLabels(
    [...progress.resources.values()]
      .filter(resource => resource.state === 'in-progress')
      .map(resource => resourceLabel(resource.type)),
  );
  const since = progress.startedAt
    ? ` … ${formatSeconds(secondsBetween(progress.startedAt, now))}`
    : '';
  return `${running ? `${what}: ${running}` : what}${since}`;
}

function subject(resource: ResourceProgress): string {
  const label = resourceLabel(resource.type);
  return resource.zone ? `${label} in ${resource.zone}` : label;
}

function isSlow(resource: ResourceProgress): boolean {
  return expectedOf(resource) !== undefined;
}

function expectedOf(resource: ResourceProgress): number | undefined {
  return resource.operation === 'delete'
    ? undefined
    : expectedSeconds(resource.type, resource.operation);
}

function count(progress: Progress, total: number | undefined): string {
  return total === undefined
    ? `[${String(doneCount(progress)).padStart(2)}/? ]`
    : formatCount(Math.min(doneCount(progress), total), total);
}
