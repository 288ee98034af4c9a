import { Service } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import {
  findStacks,
  movingTo,
  normalizeDomainName,
  readRecords,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Backend } from '../Backend';
import { userCredentials } from '../credentials';
import { nginx, ReportedBench } from '../ReportedBench';
import { requestInTime } from '../requestAt';
import { INITIATOR } from '../TestBench';
import { ScannedCatalog } from './ScannedCatalog';

/** What a person was promised of an API, by what they did and what was said. */
export interface Promised {
  image: string;
  count: number;
  healthCheckPath: string;
  /** Its domain names, sorted. */
  names: string[];
  /** Whether a schedule sets the count. */
  hasOfficeHours: boolean;
  /** Where its tasks are. */
  taskSubnets: TaskSubnets;
  /** Which load balancer sends it requests. */
  balancer: Balancer;
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

/** Public subnets go with public IP addresses, and private ones without; nothing else. */
export type TaskSubnets = 'private' | 'public' | 'neither';

/** Its own or the one of its environment; both while a move between them has not ended. */
export type Balancer = 'own' | 'shared' | 'both';

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
  /** The names in the zone that lead to a load balancer of it, sorted. */
  names: string[];
  hasOfficeHours: boolean;
  /** Of the service. */
  taskSubnets: TaskSubnets;
  /** By the stack and its service; undefined where these differ. */
  balancer?: Balancer;
  /** Whether a request to its URL is answered; undefined where it has no name. */
  isAnswered?: boolean;
  /** Of the container that runs. */
  variables: Record<string, string>;
  /** Their names. */
  secrets: string[];
  /** Whether the catalog has the API and the component, after a scan. */
  isInCatalog: boolean;
  environment: FoundEnvironment;
}

/** What AWS has of the environment, which other APIs depend on. */
export interface FoundEnvironment {
  egressIps?: string;
  vpcStatus?: string;
  clusterStatus?: string;
  /** Days to keep its flow logs; 0 for none. */
  flowLogs?: string;
  /** Where the catalog says it belongs. */
  owner?: unknown;
}

/** A new API, as its deployment promised it. */
export function promisedFirst(): Promised {
  return {
    image: nginx('1.27'),
    count: 2,
    healthCheckPath: '/',
    names: [],
    hasOfficeHours: false,
    taskSubnets: 'private',
    balancer: 'own',
    isDamaged: false,
    isForeign: false,
    isUnknown: false,
    isDeleted: false,
  };
}

/** What is real: AWS with an API, the backend that may die, and the catalog. */
export interface Real {
  api: ReportedBench;
  backend: Backend;
  catalog: ScannedCatalog;
  zone: Zone;
  /** As it was made. */
  environment: FoundEnvironment;
  /** How many times each kind of command, and of trouble in it, was run. */
  reached: Map<string, number>;
}

/** The DNS zone that APIs can have names in. */
export interface Zone {
  stackArn: string;
  id: string;
}

export const ZONE_NAME = 'shop.acme.com';

/** Counts what is run. */
export function noteReached({ reached }: Real, kind: string): void {
  reached.set(kind, (reached.get(kind) ?? 0) + 1);
}

/** Starts all that is real. */
export async function startReal(): Promise<Real> {
  const api = await ReportedBench.start();
  // Most of the time goes into polls: fewer of them see the same ends.
  api.bench.stride = 30;
  const zone = await makeZone(api);
  const catalog = await ScannedCatalog.of(api.bench);
  return {
    api,
    backend: await Backend.of(api.bench),
    catalog,
    zone,
    environment: await findEnvironment(api, await readStacks(api)),
    reached: new Map(),
  };
}

async function makeZone({ bench, clients }: ReportedBench): Promise<Zone> {
  await clients.route53.send(
    new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'soak' }),
  );
  const { outputs } = await bench.run(
    'fargate:dns-zone:deploy',
    {
      target: 'dev',
      domainName: ZONE_NAME,
      certificateDomainName: `*.${ZONE_NAME}`,
      owner: 'group:default/team-a',
      parentZone: { target: 'dev' },
    },
    { taskId: bench.newTaskId() },
  );
  return { stackArn: outputs.stackArn, id: outputs.hostedZoneId };
}

/**
 * Reads what AWS and the catalog have of the API, ten minutes later; and again where
 * a schedule may have started or stopped tasks only now.
 */
export async function find(real: Real): Promise<Found> {
  const found = await findLater(real);
  return found.hasOfficeHours && found.running !== found.desired
    ? findLater(real)
    : found;
}

async function findLater({ api, catalog, zone }: Real): Promise<Found> {
  await api.later(600);
  await catalog.scan();
  const stacks = await readStacks(api);
  const stack = stacks.get(api.name);
  const service = stack && (await api.service().catch(() => undefined));
  const isThere = service?.status === 'ACTIVE';
  const [container] = isThere
    ? (await api.definitionOf(service)).containerDefinitions!
    : [];
  return {
    stackStatus: stack?.status,
    tags: stack?.tags ?? {},
    serviceStatus: service?.status,
    image: container?.image,
    variables: Object.fromEntries(
      (container?.environment ?? []).map(({ name, value }) => [name!, value!]),
    ),
    secrets: (container?.secrets ?? []).map(({ name }) => name!),
    desired: service?.desiredCount ?? 0,
    running: service?.runningCount ?? 0,
    healthy: isThere
      ? await healthyTargets(api, stack!.outputs.TargetGroupArn)
      : 0,
    healthCheckPath: stack?.parameters.HealthCheckPath,
    names: await findNames(api, zone),
    hasOfficeHours: stack?.parameters.OfficeHours === 'on',
    taskSubnets: taskSubnetsOf(service, stack),
    balancer: balancerOf(service, stack),
    isAnswered: await isAnswered(api, stack),
    isInCatalog: (
      await Promise.all(
        ['api', 'component'].map(kind =>
          entityOf(api, `${kind}:default/${api.name}`),
        ),
      )
    ).every(entity => entity !== undefined),
    environment: await findEnvironment(api, stacks),
  };
}

function balancerOf(
  service: Service | undefined,
  stack: StackRecord | undefined,
): Balancer | undefined {
  const groups = service?.loadBalancers?.length;
  if (stack && movingTo(stack)) {
    return groups === 2 ? 'both' : undefined;
  }
  return groups === 1
    ? (stack?.kind === 'shared-api' && 'shared') || 'own'
    : undefined;
}

async function isAnswered(
  { bench }: ReportedBench,
  stack: StackRecord | undefined,
): Promise<boolean | undefined> {
  if (!stack?.parameters.HostedZoneId || !stack.outputs.Url) {
    return undefined;
  }
  const [status] = await requestInTime(bench.simulator, stack.outputs.Url);
  return status === 200;
}

function taskSubnetsOf(
  service: Service | undefined,
  stack: StackRecord | undefined,
): TaskSubnets {
  const { assignPublicIp, subnets = [] } =
    service?.networkConfiguration?.awsvpcConfiguration ?? {};
  const are = (ids: string | undefined, assigned: string) =>
    assignPublicIp === assigned && [...subnets].sort().join() === ids;
  const sorted = (ids = '') => ids.split(',').sort().join();
  if (are(sorted(stack?.parameters.PublicSubnetIds), 'ENABLED')) {
    return 'public';
  }
  return are(sorted(stack?.parameters.PrivateSubnetIds), 'DISABLED')
    ? 'private'
    : 'neither';
}

async function findNames(
  { clients, name }: ReportedBench,
  { id }: Zone,
): Promise<string[]> {
  const ofApi = new RegExp(`(^|[-.])${name}\\.`);
  return (await readRecords(clients, id))
    .filter(({ Type }) => Type === 'A')
    .map(record => normalizeDomainName(record.Name!))
    .filter(record => ofApi.test(record))
    .sort();
}

/** All stacks, by their names. */
async function readStacks(
  api: ReportedBench,
): Promise<ReadonlyMap<string, StackRecord>> {
  const stacks = await findStacks(api.clients);
  return new Map(stacks.map(stack => [stack.name, stack]));
}

async function findEnvironment(
  api: ReportedBench,
  stacks: ReadonlyMap<string, StackRecord>,
): Promise<FoundEnvironment> {
  const vpc = stacks.get('environment-dev-vpc');
  const cluster = stacks.get('environment-dev-cluster');
  const entity = await entityOf(api, 'resource:default/dev');
  return {
    egressIps: vpc?.outputs.EgressIps,
    vpcStatus: vpc?.status,
    clusterStatus: cluster?.status,
    flowLogs: vpc?.parameters.FlowLogRetentionDays,
    owner: entity?.spec?.owner,
  };
}

function entityOf(api: ReportedBench, entityRef: string) {
  return api.bench.dependencies.catalog.getEntityByRef(entityRef, {
    credentials: userCredentials(INITIATOR),
  });
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
