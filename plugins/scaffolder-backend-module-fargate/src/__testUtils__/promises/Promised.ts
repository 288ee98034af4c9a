import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { nginx, ReportedBench } from '../ReportedBench';

/** What a person was promised of an API, by what they did and what was said. */
export interface Promised {
  image: string;
  count: number;
  healthCheckPath: string;
  /** A tag that somebody else gave the stack. */
  tag?: string;
  /** Whether a part of it was taken away, so that only a *Done* promises health. */
  isDamaged: boolean;
  /** Whether the task definition is not the stack's in what an update cannot take over. */
  isForeign: boolean;
  /** What was in doubt when a run failed; what is true of AWS then is promised. */
  isUnknown: boolean;
  isDeleted: boolean;
}

/** What AWS has of the API. */
export interface Found {
  stackStatus?: string;
  tags: Record<string, string>;
  serviceStatus?: string;
  image?: string;
  desired: number;
  running: number;
  healthy: number;
  healthCheckPath?: string;
}

/** A new API, as its deployment promised it. */
export function promisedFirst(): Promised {
  return {
    image: nginx('1.27'),
    count: 2,
    healthCheckPath: '/',
    isDamaged: false,
    isForeign: false,
    isUnknown: false,
    isDeleted: false,
  };
}

/** Reads what AWS has of the API, ten minutes later. */
export async function find(api: ReportedBench): Promise<Found> {
  await api.later(600);
  const stack = await api.stack();
  const service = stack && (await api.service().catch(() => undefined));
  const isThere = service?.status === 'ACTIVE';
  return {
    stackStatus: stack?.status,
    tags: stack?.tags ?? {},
    serviceStatus: service?.status,
    image: isThere ? await api.runningImage() : undefined,
    desired: service?.desiredCount ?? 0,
    running: service?.runningCount ?? 0,
    healthy: isThere
      ? await healthyTargets(api, stack!.outputs.TargetGroupArn)
      : 0,
    healthCheckPath: stack?.parameters.HealthCheckPath,
  };
}

async function healthyTargets(
  api: ReportedBench,
  TargetGroupArn: string,
): Promise<number> {
  try {
    const { TargetHealthDescriptions } = await api.clients.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    return TargetHealthDescriptions!.filter(
      ({ TargetHealth }) => TargetHealth!.State === 'healthy',
    ).length;
  } catch {
    return 0;
  }
}
