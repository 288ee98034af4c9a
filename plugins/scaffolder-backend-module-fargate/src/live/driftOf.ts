import { ExpectedService } from './ExpectedService';
import { LiveService, Revision, RevisionSettings } from './LiveService';

/** A difference between a running service and the one that its stack asked for. */
export interface Drift {
  /** What differs; the names of settings are those of the inputs. */
  subject:
    | keyof RevisionSettings
    | 'desiredCount'
    | 'taskDefinition'
    | 'subnets'
    | 'assignPublicIp'
    | 'securityGroups'
    | 'targetGroups';
  /** What runs, as text. */
  live: string;
  /** What the stack has, as text. */
  stack: string;
}

const SETTINGS = ['image', 'cpu', 'memory', 'cpuArchitecture'] as const;

/**
 * The differences of a service from the one that its stack asked for.
 *
 * @param revisions - what it runs and what the stack made, where these are two;
 *   each undefined where ECS no longer has it.
 */
export function driftOf(
  expected: ExpectedService,
  live: LiveService,
  revisions: { live?: Revision; stack?: Revision } = {},
): Drift[] {
  const {
    assignPublicIp,
    desiredCount,
    subnetIds,
    securityGroupIds,
    targetGroupArn,
  } = expected;
  return [
    ...revisionDrift(expected, live, revisions),
    ...(desiredCount !== undefined && live.desired !== desiredCount
      ? [drift('desiredCount', live.desired, desiredCount)]
      : []),
    ...listDrift('subnets', live.subnetIds, subnetIds),
    ...(assignPublicIp && live.assignPublicIp !== assignPublicIp
      ? [drift('assignPublicIp', live.assignPublicIp, assignPublicIp)]
      : []),
    ...listDrift('securityGroups', live.securityGroupIds, securityGroupIds),
    ...(targetGroupArn && !live.targetGroupArns.includes(targetGroupArn)
      ? [
          drift(
            'targetGroups',
            live.targetGroupArns.map(nameOf).join(', ') || 'none',
            nameOf(targetGroupArn),
          ),
        ]
      : []),
  ];
}

/** Whether a service runs another revision than the one of its stack. */
export function isOtherRevision(
  { taskDefinition }: ExpectedService,
  live: LiveService,
): boolean {
  return taskDefinition !== undefined && live.taskDefinition !== taskDefinition;
}

/** `orders:14` of `arn:…:task-definition/orders:14` */
export function revisionName(arn: string): string {
  return arn.split('/').pop()!;
}

function revisionDrift(
  expected: ExpectedService,
  live: LiveService,
  { live: running, stack }: { live?: Revision; stack?: Revision },
): Drift[] {
  if (!isOtherRevision(expected, live)) {
    return [];
  }
  const names = [live.taskDefinition, expected.taskDefinition!].map(
    revisionName,
  );
  if (!running || !stack) {
    return [drift('taskDefinition', names[0], names[1])];
  }
  const settings = SETTINGS.filter(
    name => running.settings[name] !== stack.settings[name],
  ).map(name =>
    drift(name, running.settings[name] ?? '', stack.settings[name] ?? ''),
  );
  const keys = [
    ...new Set([...Object.keys(running.rest), ...Object.keys(stack.rest)]),
  ].filter(key => running.rest[key] !== stack.rest[key]);
  return [
    ...settings,
    ...(keys.length
      ? [
          drift(
            'taskDefinition',
            `${names[0]} with another ${keys.sort().join(', ')}`,
            names[1],
          ),
        ]
      : []),
  ];
}

function listDrift(
  subject: Drift['subject'],
  live: readonly string[],
  expected: readonly string[] | undefined,
): Drift[] {
  const text = (ids: readonly string[]) => [...ids].sort().join(', ');
  return expected && text(live) !== text(expected)
    ? [drift(subject, text(live) || 'none', text(expected))]
    : [];
}

function drift(
  subject: Drift['subject'],
  live: string | number,
  stack: string | number,
): Drift {
  return { subject, live: String(live), stack: String(stack) };
}

/** `targetgroup/name/id` of its ARN. */
function nameOf(targetGroupArn: string): string {
  return targetGroupArn.split(':').pop()!;
}
