import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  DeleteListenerCommand,
  DescribeListenersCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { JsonObject } from '@backstage/types';
import { FaultRule } from '@fargate-api/aws-simulator';
import fc from 'fast-check';
import { Moment } from '../Backend';
import { nginx, ReportedBench } from '../ReportedBench';
import { RunResult } from '../TestBench';
import {
  find,
  Found,
  noteReached,
  Promised,
  Real,
  ZONE_NAME,
} from './Promised';

type Command = fc.AsyncCommand<Promised, Real>;

/** What goes wrong while an action runs. */
interface Trouble {
  fault?: FaultRule;
  /** The line of the log at which the task is cancelled; it is then retried. */
  cancelAt?: number;
  /** When the backend dies; the next one recovers the task. */
  kill?: Moment;
}

/** Of a stack that was deployed once, and is not being deleted. */
const IS_API = /^(CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE)$/;

const BUGS = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/** A promise that was not kept. The commands that led there are in fast-check's report. */
class Broken extends Error {}

function assertKept(isKept: boolean, promise: string, facts: unknown): void {
  if (!isKept) {
    throw new Broken(`${promise}: ${JSON.stringify(facts)}`);
  }
}

/** What holds after every command, whatever it was. */
function assertAlways(
  promised: Promised,
  found: Found,
  { environment }: Real,
): void {
  const facts = { promised, found };
  assertKept(
    JSON.stringify(found.environment) === JSON.stringify(environment),
    'nobody changed the environment',
    { ...facts, environment },
  );
  assertKept(
    found.stackStatus === undefined
      ? !found.isInCatalog
      : found.isInCatalog || !IS_API.test(found.stackStatus),
    'the catalog has what is deployed',
    facts,
  );
  assertKept(
    !/ROLLBACK_FAILED/.test(found.stackStatus ?? ''),
    'no stack is bricked',
    facts,
  );
  if (promised.isDeleted) {
    return;
  }
  assertKept(found.stackStatus !== undefined, 'nobody deleted it', facts);
  assertKept(
    found.tags.Foreign === promised.tag,
    "other people's tags stay",
    facts,
  );
  if (promised.isUnknown) {
    return;
  }
  if (found.serviceStatus === 'ACTIVE') {
    assertKept(
      found.image === promised.image &&
        (found.hasOfficeHours || found.desired === promised.count),
      'image and count are what somebody asked for',
      facts,
    );
    assertKept(
      found.balancer === promised.balancer,
      'only a move changes which load balancer it has',
      facts,
    );
  }
  if (!promised.isDamaged) {
    const count = found.hasOfficeHours ? found.desired : promised.count;
    assertKept(
      found.running === count && found.healthy === count,
      'all tasks run and are healthy',
      facts,
    );
  }
}

/** An action of the wizard, what it names, and what its *Done* promises. */
class Act implements Command {
  constructor(
    private readonly verb: 'deploy' | 'update',
    private readonly input: {
      image?: string;
      desiredCount?: number;
      healthCheckPath?: string;
      onDrift?: 'fail' | 'adopt' | 'overwrite';
      variables?: Record<string, string>;
      /** Names of variables, each with the secret of the API that is made for it. */
      secrets?: string[];
      executeCommand?: boolean;
      officeHours?: object;
      taskSubnets?: 'private' | 'public';
      /** Whether it gets its own name in the zone. */
      isNamed?: boolean;
      /** What its further names begin with. */
      more?: string[];
    },
    private readonly trouble: Trouble,
  ) {}

  check = ({ isDeleted }: Promised) =>
    this.verb === 'update' ? !isDeleted : true;

  async run(promised: Promised, real: Real): Promise<void> {
    const { api } = real;
    noteReached(real, this.verb);
    const before = { ...promised };
    const {
      secrets: secretNames,
      isNamed = false,
      more,
      ...settings
    } = this.input;
    const own = `${api.name}.${ZONE_NAME}`;
    const further = more?.map(start => `${start}${own}`);
    const {
      image,
      desiredCount,
      healthCheckPath,
      officeHours,
      onDrift,
      taskSubnets,
      variables,
    } = settings;
    const secrets = secretNames && (await makeSecrets(api, secretNames));
    const given = {
      secrets,
      variables,
      isNamed,
      further,
      officeHours,
      taskSubnets,
    };
    Object.entries(given)
      .filter(([, value]) => value)
      .forEach(([what]) => noteReached(real, what));
    const end = await inTrouble(real, this.trouble, options =>
      api[this.verb](
        {
          ...settings,
          ...(secrets && { secrets }),
          ...(isNamed && { zoneStackArn: real.zone.stackArn }),
          ...(further && { additionalNames: further }),
        },
        options,
      ),
    );
    const found = await find(real);
    const facts = { before, found, end: describe(end), log: api.bench.log };
    if (end instanceof Error) {
      assertKept(!BUGS.includes(end.name), 'no bug of ours', facts);
      assertKept(
        promised.isUnknown ||
          before.isDeleted ||
          found.image === before.image ||
          found.image === image ||
          // Who overwrites consents to what the stack has.
          onDrift === 'overwrite' ||
          found.serviceStatus !== 'ACTIVE',
        'a failure puts nothing in place that nobody asked for',
        facts,
      );
      adopt(promised, found);
      assertAlways(promised, found, real);
      return;
    }
    const isDeploy = this.verb === 'deploy';
    const hadFurther = isDeploy
      ? []
      : before.names.filter(name => name !== own);
    const hasOwn = isNamed || (!isDeploy && before.names.includes(own));
    const names = [...(hasOwn ? [own] : []), ...(further ?? hadFurther)].sort();
    // What is not named stays as it runs, unless the stack's values were chosen.
    const wanted = {
      image: image ?? (isDeploy ? nginx('1.27') : before.image),
      count: desiredCount ?? (isDeploy ? 2 : before.count),
      healthCheckPath:
        healthCheckPath ?? (isDeploy ? '/' : before.healthCheckPath),
      names,
      hasOfficeHours: officeHours
        ? 'from' in officeHours
        : !isDeploy && before.hasOfficeHours,
      taskSubnets: taskSubnets ?? (isDeploy ? 'private' : before.taskSubnets),
    };
    const mayDiffer =
      !isDeploy && onDrift === 'overwrite' && image === undefined;
    if (!before.isUnknown || isDeploy) {
      assertKept(
        mayDiffer || found.image === wanted.image,
        'Done means the image that was asked for, or that ran',
        facts,
      );
      assertKept(
        JSON.stringify(found.names) === JSON.stringify(wanted.names),
        'Done means the names that were asked for, or that were there',
        { ...facts, wanted },
      );
      assertKept(
        found.hasOfficeHours === wanted.hasOfficeHours,
        'Done means the office hours that were asked for, or were there',
        facts,
      );
      assertKept(
        found.taskSubnets === wanted.taskSubnets,
        'Done means the subnets that were asked for, or were there',
        facts,
      );
      assertKept(
        // A schedule sets the count, and did until now.
        found.hasOfficeHours ||
          before.hasOfficeHours ||
          found.desired === wanted.count,
        'Done means the count that was asked for, or that ran',
        facts,
      );
      assertKept(
        found.healthCheckPath === wanted.healthCheckPath,
        'Done means the health check that was asked for, or was there',
        facts,
      );
    }
    assertKept(
      Object.entries(variables ?? {}).every(
        ([name, value]) => found.variables[name] === value,
      ) && (secretNames ?? []).every(name => found.secrets.includes(name)),
      'Done means the variables and secrets that were asked for',
      facts,
    );
    assertKept(
      found.serviceStatus === 'ACTIVE' &&
        found.running === found.desired &&
        found.healthy === found.desired,
      'Done means healthy',
      facts,
    );
    if (found.names.length > 1) {
      noteReached(real, 'several names in place');
    }
    if (before.isDeleted) {
      api.deployed = end.outputs;
    }
    Object.assign(promised, {
      image: found.image,
      count: found.desired,
      healthCheckPath: found.healthCheckPath,
      names: found.names,
      hasOfficeHours: found.hasOfficeHours,
      taskSubnets: found.taskSubnets,
      balancer: found.balancer,
      tag: before.isDeleted ? undefined : before.tag,
      // Without a task nothing was tried, as the log says.
      isDamaged: found.desired === 0,
      isForeign: false,
      isUnknown: false,
      isDeleted: false,
    });
    assertAlways(promised, found, real);
  }

  toString = () =>
    `${this.verb} ${JSON.stringify({ ...this.input, ...this.trouble })}`;
}

/** The secrets of the API, as its team stores them, and references to them. */
async function makeSecrets(
  { clients, entityRef, name: api }: ReportedBench,
  names: readonly string[],
): Promise<Record<string, string>> {
  const references: Record<string, string> = {};
  for (const name of names) {
    const Name = `${api}/${name}`;
    try {
      await clients.secretsManager.send(
        new CreateSecretCommand({
          Name,
          SecretString: 'not-for-logs',
          Tags: [{ Key: 'fargate-api:entity', Value: entityRef }],
        }),
      );
    } catch (error) {
      if ((error as Error).name !== 'ResourceExistsException') {
        throw error;
      }
    }
    references[name] = `secretsmanager:${Name}`;
  }
  return references;
}

/** Moves it between load balancers, once it has a name, which goes with it. */
class Move implements Command {
  constructor(
    private readonly to: 'own' | 'shared',
    private readonly trouble: Trouble,
  ) {}

  check = ({ isDeleted }: Promised) => !isDeleted;

  async run(promised: Promised, real: Real): Promise<void> {
    const { api } = real;
    if (!promised.names.length) {
      await new Act('update', { isNamed: true }, {}).run(promised, real);
      if (!promised.names.length) {
        return;
      }
    }
    const before = { ...promised };
    noteReached(real, `move to ${this.to}`);
    const end = await inTrouble(real, this.trouble, options =>
      api.bench.run(
        'fargate:api:move',
        { entityRef: api.entityRef, loadBalancer: this.to },
        { taskId: api.bench.newTaskId(), ...options },
      ),
    );
    const found = await find(real);
    const facts = { before, found, end: describe(end), log: api.bench.log };
    assertKept(
      before.isUnknown ||
        JSON.stringify(found.names) === JSON.stringify(before.names),
      'a move keeps the names',
      facts,
    );
    if (end instanceof Error) {
      assertKept(!BUGS.includes(end.name), 'no bug of ours', facts);
      assertKept(
        before.isDamaged || before.isUnknown || found.image === before.image,
        'a move that fails keeps the image',
        facts,
      );
      const wasAnswered =
        !before.isDamaged && !before.isUnknown && before.count;
      assertKept(
        !wasAnswered || found.isAnswered === true,
        'a move that fails leaves nobody without an answer',
        facts,
      );
      adopt(promised, found);
      assertAlways(promised, found, real);
      return;
    }
    noteReached(real, `moved to ${this.to}, or there already`);
    assertKept(
      found.balancer === this.to,
      'Done means the load balancer that was asked for',
      facts,
    );
    if (!end.outputs.changed) {
      assertAlways(promised, found, real);
      return;
    }
    assertKept(
      found.running === found.desired &&
        found.healthy === found.desired &&
        (found.desired === 0 || found.isAnswered === true),
      'Done means healthy, and that its name is answered',
      facts,
    );
    if (!before.isUnknown) {
      assertKept(
        found.image === before.image &&
          (found.hasOfficeHours || found.desired === before.count) &&
          found.taskSubnets === before.taskSubnets,
        'a move changes nothing else',
        facts,
      );
    }
    adopt(promised, found);
    promised.isUnknown = false;
    promised.isForeign = false;
    promised.isDamaged = found.desired === 0;
    assertAlways(promised, found, real);
  }

  toString = () => `move to ${this.to} ${JSON.stringify(this.trouble)}`;
}

class Remove implements Command {
  constructor(private readonly trouble: Trouble) {}

  check = ({ isDeleted }: Promised) => !isDeleted;

  async run(promised: Promised, real: Real): Promise<void> {
    const { api } = real;
    noteReached(real, 'delete');
    const end = await inTrouble(real, this.trouble, options =>
      api.remove({}, options),
    );
    const found = await find(real);
    const facts = { found, end: describe(end), log: api.bench.log };
    if (end instanceof Error) {
      assertKept(!BUGS.includes(end.name), 'no bug of ours', facts);
      promised.isDeleted = found.stackStatus === undefined;
      adopt(promised, found);
      // A deletion that was let go on has taken away what it could.
      promised.isDamaged = true;
      return;
    }
    assertKept(
      found.stackStatus === undefined &&
        found.serviceStatus !== 'ACTIVE' &&
        found.names.length === 0,
      'Done means that nothing is left',
      facts,
    );
    promised.isDeleted = true;
    assertAlways(promised, found, real);
  }

  toString = () => `delete ${JSON.stringify(this.trouble)}`;
}

const ENVIRONMENT: Record<string, [string, JsonObject]> = {
  deploy: [
    'fargate:environment:deploy',
    {
      target: 'dev',
      name: 'dev',
      owner: 'group:default/a',
      description: 'Of another team',
      network: { natGateways: 'single' },
      flowLogRetentionDays: 30,
      containerInsights: 'disabled',
    },
  ],
  update: [
    'fargate:environment:update',
    {
      entityRef: 'resource:default/dev',
      natGateways: 'none',
      flowLogRetentionDays: 30,
    },
  ],
  delete: [
    'fargate:stack:delete',
    { entityRef: 'resource:default/dev', confirm: 'dev' },
  ],
};

/** What a person does with the environment in the wizard, which may change nothing of it. */
class Environment implements Command {
  constructor(
    private readonly action: 'deploy' | 'update' | 'delete',
    private readonly trouble: Trouble,
  ) {}

  /** Nothing would keep an empty one from being deleted. */
  check = ({ isDeleted }: Promised) => this.action !== 'delete' || !isDeleted;

  async run(promised: Promised, real: Real): Promise<void> {
    const { api } = real;
    noteReached(real, `environment ${this.action}`);
    const [id, input] = ENVIRONMENT[this.action];
    const end = await inTrouble(real, this.trouble, options =>
      api.bench.run(id, input, {
        taskId: api.bench.newTaskId(),
        ...options,
      }),
    );
    const found = await find(real);
    assertKept(
      !(end instanceof Error && BUGS.includes(end.name)),
      'no bug of ours',
      describe(end),
    );
    assertKept(
      this.action === 'deploy' || end instanceof Error,
      'what others depend on is not taken away without consent',
      { found, log: api.bench.log },
    );
    assertAlways(promised, found, real);
  }

  toString = () => `environment ${this.action} ${JSON.stringify(this.trouble)}`;
}

const TAG_STACK = 'somebody tags the stack';

/** What a person or a pipeline does with the AWS CLI, or with the card. */
class Meddle implements Command {
  constructor(
    private readonly name: string,
    private readonly act: (
      api: ReportedBench,
      promised: Promised,
    ) => Promise<void>,
  ) {}

  /** CloudFormation cannot update a damaged stack, nor undo that, whoever asks it to. */
  check = ({ isDamaged, isDeleted }: Promised) =>
    !isDeleted && !(isDamaged && this.name === TAG_STACK);

  async run(promised: Promised, real: Real): Promise<void> {
    const { api } = real;
    noteReached(real, this.name);
    try {
      await this.act(api, promised);
    } catch {
      // It was taken away already.
      promised.isDamaged = true;
      promised.isUnknown = true;
    }
    assertAlways(promised, await find(real), real);
  }

  toString = () => this.name;
}

const stackOf = async (api: ReportedBench) => (await api.stack())!;

const damage =
  (act: (api: ReportedBench) => Promise<unknown>) =>
  async (api: ReportedBench, promised: Promised) => {
    promised.isDamaged = true;
    await act(api);
  };

const meddling: [string, Meddle['act']][] = [
  [
    'a pipeline deploys ci-42',
    async (api, promised) => {
      await api.deployByPipeline(nginx('ci-42'));
      promised.image = nginx('ci-42');
      // Where no new task becomes healthy, ECS rolls back.
      promised.isUnknown ||= promised.isDamaged;
    },
  ],
  [
    'a pipeline sets a variable',
    async (api, promised) => {
      await api.deployByPipeline(promised.image, {
        environment: [{ name: 'MODE', value: 'fast' }],
      });
      promised.isForeign = true;
      promised.isUnknown ||= promised.isDamaged;
    },
  ],
  ...[0, 1, 4].map((count): [string, Meddle['act']] => [
    `somebody scales to ${count} on the card`,
    async (api, promised) => {
      await api.updateService({ desiredCount: count });
      promised.count = count;
    },
  ]),
  [
    'somebody restarts it on the card',
    async api => api.updateService({ forceNewDeployment: true }),
  ],
  [
    TAG_STACK,
    async (api, promised) => {
      await api.tagStack({ Foreign: 'yes' });
      promised.tag = 'yes';
      // CloudFormation sends all properties of the service with any change.
      promised.isUnknown = true;
    },
  ],
  [
    "the stack's revision is deregistered",
    damage(async api =>
      api.clients.ecs.send(
        new DeregisterTaskDefinitionCommand({
          taskDefinition: (await stackOf(api)).outputs.TaskDefinitionArn,
        }),
      ),
    ),
  ],
  [
    'the log group is deleted',
    damage(api =>
      api.clients.logs.send(
        new DeleteLogGroupCommand({ logGroupName: api.deployed.logGroupName }),
      ),
    ),
  ],
  [
    'the rule from load balancer to tasks is removed',
    damage(async api => {
      const GroupId = (await stackOf(api)).outputs.ServiceSecurityGroupId;
      const { SecurityGroups } = await api.clients.ec2.send(
        new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
      );
      await api.clients.ec2.send(
        new RevokeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: SecurityGroups![0].IpPermissions,
        }),
      );
    }),
  ],
  [
    'the target group checks another path',
    damage(api =>
      api.clients.elbv2.send(
        new ModifyTargetGroupCommand({
          TargetGroupArn: api.deployed.targetGroupArn,
          HealthCheckPath: '/does-not-exist',
        }),
      ),
    ),
  ],
  [
    'the listener is deleted',
    damage(async api => {
      const { Listeners } = await api.clients.elbv2.send(
        new DescribeListenersCommand({
          LoadBalancerArn: api.deployed.loadBalancerArn,
        }),
      );
      await api.clients.elbv2.send(
        new DeleteListenerCommand({ ListenerArn: Listeners![0].ListenerArn }),
      );
    }),
  ],
  [
    'the service is deleted',
    damage(api =>
      api.clients.ecs.send(
        new DeleteServiceCommand({
          cluster: api.deployed.clusterName,
          service: api.name,
          force: true,
        }),
      ),
    ),
  ],
];

const OPERATIONS = [
  'CreateChangeSet',
  'DescribeChangeSet',
  'ExecuteChangeSet',
  'DescribeStackEvents',
  'DescribeStacks',
  'DescribeServices',
  'DescribeTargetHealth',
  'DeleteStack',
];

const fault = fc.record({
  kind: fc.constantFrom(
    'throttle' as const,
    'error-500' as const,
    'error-503' as const,
    'drop-before' as const,
    'drop-after' as const,
    'truncate-page' as const,
  ),
  operation: fc.constantFrom(...OPERATIONS),
  after: fc.nat(4),
  times: fc.integer({ min: 1, max: 12 }),
});

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fault.map(rule => ({ fault: rule })) },
  {
    weight: 1,
    arbitrary: fc.nat(8).map(line => ({ cancelAt: line })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        operation: fc.constantFrom(...OPERATIONS),
        when: fc.constantFrom('before' as const, 'after' as const),
        nth: fc.integer({ min: 1, max: 6 }),
      })
      .map(moment => ({ kill: moment })),
  },
);

const input = fc.record(
  {
    image: fc.constantFrom(nginx('1.26'), nginx('1.27'), nginx('1.28')),
    desiredCount: fc.constantFrom(0, 1, 2, 3),
    healthCheckPath: fc.constantFrom('/', '/health', '/does-not-exist'),
    onDrift: fc.constantFrom(
      'fail' as const,
      'adopt' as const,
      'overwrite' as const,
    ),
    variables: fc.constantFrom<Record<string, string>[]>(
      { MODE: 'slow' },
      { MODE: 'fast', LEVEL: 'debug' },
    ),
    secrets: fc.constantFrom<string[][]>(
      ['DATABASE_URL'],
      ['DATABASE_URL', 'API_KEY'],
    ),
    executeCommand: fc.boolean(),
    taskSubnets: fc.constantFrom('private' as const, 'public' as const),
    officeHours: fc.constantFrom<object[]>(
      { enabled: false },
      {
        timezone: 'UTC',
        days: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
        from: '07:00',
        to: '19:00',
      },
    ),
    isNamed: fc.boolean(),
    // The certificate of the zone covers what begins with `a-`.
    more: fc.constantFrom<string[][]>([], ['a-'], ['b-', 'a-'], ['a.', 'a-']),
  },
  { requiredKeys: [] },
);

/** Sequences of what people, pipelines, the portal and AWS do with an API. */
export function allCommands(maxCommands: number, replayPath?: string) {
  return fc.commands(
    [
      fc
        .tuple(input, trouble)
        .map(([given, wrong]) => new Act('update', given, wrong)),
      fc
        .tuple(input, trouble)
        .map(([given, wrong]) => new Act('deploy', given, wrong)),
      fc
        .tuple(fc.constantFrom('own' as const, 'shared' as const), trouble)
        .map(([to, wrong]) => new Move(to, wrong)),
      trouble.map(wrong => new Remove(wrong)),
      fc
        .tuple(fc.constantFrom('deploy', 'update', 'delete'), trouble)
        .map(([action, wrong]) => new Environment(action as 'deploy', wrong)),
      fc.constantFrom(...meddling).map(([name, act]) => new Meddle(name, act)),
      fc.constantFrom(...meddling).map(([name, act]) => new Meddle(name, act)),
    ],
    { maxCommands, size: 'max', replayPath },
  );
}

/**
 * Runs an action in trouble. A cancelled task is retried, as a person would; one
 * whose backend died is recovered.
 */
async function inTrouble(
  real: Real,
  { fault: rule, cancelAt, kill }: Trouble,
  act: (options: object) => Promise<RunResult>,
): Promise<RunResult | Error> {
  const { api, backend } = real;
  const caught = (options: object) =>
    act(options).catch((error: Error) => error);
  const { faults } = api.bench.simulator;
  if (rule) {
    faults.add(rule);
  }
  const affected = () =>
    faults.list().reduce((sum, { affectedCalls }) => sum + affectedCalls, 0);
  try {
    const taskId = api.bench.newTaskId();
    if (kill) {
      const end = await backend.until(kill, options =>
        caught({ taskId, ...options }),
      );
      if (end) {
        return end;
      }
      noteReached(real, 'a dead backend');
      return await caught({ taskId });
    }
    if (cancelAt === undefined) {
      return await caught({});
    }
    const controller = new AbortController();
    let lines = 0;
    const onLine = () => lines++ === cancelAt && controller.abort();
    const first = await caught({ taskId, signal: controller.signal, onLine });
    if (!controller.signal.aborted) {
      return first;
    }
    noteReached(real, 'a cancelled task');
    return await caught({ taskId });
  } finally {
    if (rule && affected() > 0) {
      noteReached(real, `a fault of AWS: ${rule.kind}`);
    }
    faults.clear();
  }
}

/** After a failure, the person looks: what they see is what they count on. */
function adopt(promised: Promised, found: Found): void {
  promised.isUnknown = true;
  promised.image = found.image ?? promised.image;
  promised.count = found.desired;
  promised.healthCheckPath = found.healthCheckPath ?? promised.healthCheckPath;
  promised.names = found.names;
  promised.hasOfficeHours = found.hasOfficeHours;
  promised.taskSubnets = found.taskSubnets;
  promised.balancer = found.balancer ?? promised.balancer;
}

function describe(end: RunResult | Error): unknown {
  return end instanceof Error
    ? `${end.name}: ${end.message}`
    : { changed: end.outputs.changed };
}
