import { Ecs, lastPart } from '../../services/ecs/model/Ecs';
import { Region } from '../../world/World';
import { ServiceCall } from '../../rights/ServiceCall';
import { passRole } from './passRole';
import { ResourceTag, ServiceRules } from './ServiceRules';

const text = (flag: boolean | undefined) =>
  flag === undefined ? undefined : String(flag);

function clusterArn(region: Region, nameOrArn = 'default'): string {
  return region.arn('ecs', `cluster/${lastPart(nameOrArn)}`);
}

/** ARNs of services, tasks, … in the call's cluster, whether or not they exist. */
const inCluster =
  (kind: string, names: (input: Record<string, any>) => string[]) =>
  ({ region, input }: ServiceCall): string[] =>
    names(input).map(name =>
      name.startsWith('arn:')
        ? name
        : region.arn(
            'ecs',
            `${kind}/${lastPart(input.cluster ?? 'default')}/${lastPart(name)}`,
          ),
    );

/** The ARN of the revision that a name means; RunTask is authorized for that one. */
function taskDefinitionArn(region: Region, name = ''): string {
  return (
    region.service(Ecs).taskDefinition(name)?.shape.taskDefinitionArn ??
    (name.startsWith('arn:')
      ? name
      : region.arn('ecs', `task-definition/${name}`))
  );
}

/** The service that a deployment or revision is of. */
const serviceOf = (arn: string) =>
  arn.replace(
    /:service-(?:deployment|revision)\/([^/]+\/[^/]+)\/.*$/,
    ':service/$1',
  );

const oneOf = (...values: (string | undefined)[]) =>
  values.filter(value => value !== undefined).slice(0, 1) as string[];

const deployments = ({
  serviceDeploymentArns,
  serviceDeploymentArn,
}: Record<string, any>): string[] =>
  serviceDeploymentArns ?? oneOf(serviceDeploymentArn);

const revisions = ({ serviceRevisionArns }: Record<string, any>): string[] =>
  serviceRevisionArns ?? [];

const tagged =
  (kind: string) =>
  (call: ServiceCall): string[] =>
    [call.input.resourceArn ?? []]
      .flat()
      .filter((arn: string) => arn.includes(`:${kind}/`));

/** ECS */
export const ecs: ServiceRules = {
  resources: {
    cluster: call => [
      ...tagged('cluster')(call),
      ...[
        call.input.clusterName ??
          call.input.clusters ??
          call.input.cluster ??
          (/Cluster/.test(call.operation) ? 'default' : []),
      ]
        .flat()
        .map(name => clusterArn(call.region, name)),
    ],
    service: call => [
      ...tagged('service')(call),
      ...inCluster(
        'service',
        input => input.services ?? oneOf(input.service, input.serviceName),
      )(call),
      ...[...deployments(call.input), ...revisions(call.input)].map(serviceOf),
    ],
    task: call => [
      ...tagged('task')(call),
      ...inCluster('task', ({ tasks, task }) => tasks ?? oneOf(task))(call),
    ],
    'task-definition': ({ region, input, operation }) => [
      ...tagged('task-definition')({
        region,
        input,
        operation,
        service: 'ecs',
      }),
      ...(input.family
        ? [region.arn('ecs', `task-definition/${input.family}:*`)]
        : []),
      ...(/^(Run|Start)Task$/.test(operation)
        ? [taskDefinitionArn(region, input.taskDefinition)]
        : []),
    ],
    'container-instance': ({ region, operation, input }) =>
      operation === 'ListTasks'
        ? [
            region.arn(
              'ecs',
              `container-instance/${lastPart(input.cluster ?? 'default')}/*`,
            ),
          ]
        : [],
    'service-deployment': ({ input }) => deployments(input),
    'service-revision': ({ input }) => revisions(input),
    'capacity-provider': ({ region, operation, input }) =>
      operation === 'DescribeCapacityProviders'
        ? (input.capacityProviders ?? ['*']).map((name: string) =>
            region.arn('ecs', `capacity-provider/${name}`),
          )
        : [],
  },
  keys({ region, input, operation }) {
    const network = input.networkConfiguration?.awsvpcConfiguration;
    const [entry] = [...deployments(input), ...revisions(input)];
    return {
      'ecs:cluster': clusterArn(
        region,
        entry ? entry.split('/')[1] : input.cluster,
      ),
      'ecs:service': entry && serviceOf(entry),
      'ecs:task-definition': /Service$/.test(operation)
        ? input.taskDefinition &&
          (input.taskDefinition.startsWith('arn:')
            ? input.taskDefinition
            : region.arn('ecs', `task-definition/${input.taskDefinition}`))
        : undefined,
      'ecs:enable-execute-command': text(input.enableExecuteCommand),
      'ecs:enable-ecs-managed-tags': text(input.enableECSManagedTags),
      'ecs:propagate-tags': input.propagateTags,
      'ecs:subnet': network?.subnets,
      'ecs:auto-assign-public-ip': network?.assignPublicIp,
      'ecs:capacity-provider': (
        input.capacityProviderStrategy as any[] | undefined
      )?.map(({ capacityProvider }) => capacityProvider),
      'ecs:task-cpu': input.cpu,
      'ecs:task-memory': input.memory,
    };
  },
  tagsOf(region, arn) {
    const state = region.service(Ecs);
    const [, kind, rest] =
      /:(cluster|service|task|task-definition)\/(.+)$/.exec(arn) ?? [];
    const tags: Record<
      string,
      () => { key?: string; value?: string }[] | undefined
    > = {
      cluster: () => state.clusters.get(rest)?.tags,
      service: () => state.services.get(rest)?.record.tags,
      task: () =>
        state
          .tasksOf(rest.split('/')[0])
          .find(({ shape }) => shape.taskArn === arn)?.shape.tags,
      'task-definition': () => state.taskDefinition(rest)?.tags,
    };
    return (kind ? tags[kind]() : undefined)?.map(upperCase);
  },
  requestTags: ({ input }) => input.tags?.map(upperCase),
  removedTags: ({ input }) => input.tagKeys,
  implied(call) {
    const { operation, input, region } = call;
    const [created] = creates(call);
    return [
      ...(created && input.tags?.length
        ? [
            {
              region,
              service: 'ecs',
              operation: 'TagResource',
              input: { resourceArn: created, tags: input.tags },
              keys: { 'ecs:CreateAction': operation },
            },
          ]
        : []),
      ...passRole(call, input.executionRoleArn, 'ecs-tasks.amazonaws.com'),
      ...passRole(call, input.taskRoleArn, 'ecs-tasks.amazonaws.com'),
      ...rolesOfRun(call).flatMap(role =>
        passRole(call, role, 'ecs-tasks.amazonaws.com'),
      ),
      ...passRole(call, input.role, 'ecs.amazonaws.com'),
      ...(input.loadBalancers ?? []).flatMap((one: any) =>
        passRole(call, one.advancedConfiguration?.roleArn, 'ecs.amazonaws.com'),
      ),
    ];
  },
};

/** The roles that a call of RunTask gives to its tasks. */
function rolesOfRun({ operation, input, region }: ServiceCall): string[] {
  if (operation !== 'RunTask') {
    return [];
  }
  const { executionRoleArn, taskRoleArn } =
    region.service(Ecs).taskDefinition(input.taskDefinition ?? '')?.shape ?? {};
  const { overrides = {} } = input;
  return [
    overrides.executionRoleArn ?? executionRoleArn,
    overrides.taskRoleArn ?? taskRoleArn,
  ].filter(role => role !== undefined);
}

/** What a call is to make. */
function creates(call: ServiceCall): string[] {
  const kinds: Record<string, string> = {
    CreateCluster: 'cluster',
    CreateService: 'service',
    RegisterTaskDefinition: 'task-definition',
  };
  const kind = kinds[call.operation];
  return kind ? ecs.resources[kind](call) : [];
}

function upperCase({
  key = '',
  value = '',
}: {
  key?: string;
  value?: string;
}): ResourceTag {
  return { Key: key, Value: value };
}
