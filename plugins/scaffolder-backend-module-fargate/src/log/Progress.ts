import { StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from '../stack/EventStream';
import { expectedSeconds } from './expectedSeconds';
import { formatCount, formatSeconds, secondsBetween } from './format';
import { countLabels, resourceLabel } from './resourceLabel';
import { unwrapReason } from '../diagnosis/unwrapReason';

/** Seconds of AWS's time without a line after which one is said anyway. */
const HEARTBEAT_SECONDS = 30;

/** More would be too long for a line. */
const MAX_IN_PROGRESS = 2;

/** One resource of a stack, in the current operation. */
export interface ResourceProgress {
  logicalId: string;
  type: string;
  physicalId?: string;
  operation: 'create' | 'update' | 'delete';
  state: 'in-progress' | 'complete' | 'failed';
  startedAt: Date;
  endedAt?: Date;
  /** The availability zone, where the resource is in one. */
  zone?: string;
  reason?: string;
}

/** How far a stack operation is, as its events tell. */
export interface Progress {
  resources: ReadonlyMap<string, ResourceProgress>;
  /** The stack's own status. */
  status?: string;
  statusReason?: string;
  startedAt?: Date;
}

/** The beginning of a stack operation. */
export const NO_PROGRESS: Progress = { resources: new Map() };

/** Adds events, oldest first. */
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
 * The line to say now, if any: what was finished since the last look, and
 * what is being waited for. At most one a look, and one at least every half
 * minute.
 */
export function progressLine(
  before: Progress,
  after: Progress,
  options: {
    /** How many resources the plan touches, where it is known. */
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
    ...undone(before, after),
  ];
  const slow = slowOnes(after, now);
  const begun = slow.some(
    ({ resource }) =>
      before.resources.get(resource.logicalId)?.state !== 'in-progress',
  );
  const silent =
    lastLineAt !== undefined &&
    secondsBetween(lastLineAt, now) >= HEARTBEAT_SECONDS;
  if (!news.length && !begun && !silent) {
    return undefined;
  }
  const waiting = isUndoing(after)
    ? []
    : slow.slice(0, MAX_IN_PROGRESS).map(({ text }) => text);
  const parts = [...news, ...waiting];
  if (!parts.length) {
    parts.push(silence(after, now));
  }
  return `${count(after, total)}  ${parts.join(' · ')}`;
}

/** How many resources are as they shall be. */
export function doneCount(progress: Progress): number {
  return [...progress.resources.values()].filter(
    resource =>
      resource.state === 'complete' &&
      (resource.operation !== 'delete' || !isUndoing(progress)),
  ).length;
}

/** Whether CloudFormation takes back what it made. */
export function isUndoing(progress: Progress): boolean {
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

/** Of a subnet its own, of what is in a subnet the subnet's. */
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
  if (isUndoing(after)) {
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

function undone(before: Progress, after: Progress): string[] {
  if (!isUndoing(after) || isUndoing(before)) {
    return [];
  }
  return [
    after.status!.startsWith('DELETE')
      ? 'deleting what was made'
      : 'rolling back',
  ];
}

function slowOnes(
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

function silence(progress: Progress, now: Date): string {
  const what = isUndoing(progress) ? 'still undoing' : 'still at it';
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
