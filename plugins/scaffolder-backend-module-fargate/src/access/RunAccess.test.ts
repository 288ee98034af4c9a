import { Entity } from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  DeployedSubject,
  FargateTarget,
  Initiator,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { Deployment, Permit, RunAccess } from './RunAccess';

const TEAM = 'group:default/team-orders';
const OTHER_TEAM = 'group:default/team-billing';
const ORDERS = 'api:default/orders';
const OTHER_TARGET = { ...TARGET, name: 'shared' } as FargateTarget;
const MISSING = new Error('There is no such environment');

const deployment: Deployment = {
  target: TARGET as FargateTarget,
  subject: 'api',
  entityRef: ORDERS,
  owner: TEAM,
  isKnown: false,
};

/** A run of somebody to whom everything is allowed, and what was decided, in order. */
function recordedRun(signal?: AbortSignal) {
  const decided: unknown[][] = [];
  const subjects: DeployedSubject[] = [];
  const initiator = {
    authorizeOwner: async (owner: string) => {
      decided.push(['may give to', owner]);
    },
    authorizeTarget: async ({ name }: FargateTarget, more: any[] = []) => {
      decided.push(['may use target', name, ...more.map(one => one.name)]);
    },
    authorize: async (entityRef: string, permission: { name: string }) => {
      decided.push(['entity', entityRef, permission.name]);
    },
    authorizeDeployed: async (subject: DeployedSubject) => {
      subjects.push(subject);
      const { entityRef, permission, newOwner } = subject;
      decided.push(['deployed', entityRef, permission?.name, newOwner]);
    },
  } as unknown as Initiator;
  const access = new RunAccess(initiator, signal);
  /** What is decided about a stack with a permit. */
  const authorize = async (
    permit: Permit,
    facts: Parameters<typeof cannedRecord>[1] = {},
  ) => {
    decided.length = 0;
    const { clients } = cannedContext({});
    await permit.authorize(
      clients,
      await cannedRecord('orders', {
        kind: 'public-api',
        entityRef: ORDERS,
        ...facts,
      }),
    );
    return decided;
  };
  return { access, authorize, decided, subjects };
}

const entityOf = (
  kind: string,
  type?: string,
  annotations?: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'orders', annotations },
  ...(type && { spec: { type } }),
});

describe('to deploy', () => {
  it.each<[string, Partial<Deployment>, unknown[][]]>([
    [
      'an API, an owner, the target and the environment decide',
      { environmentRef: 'resource:default/dev' },
      [
        ['may give to', TEAM],
        ['may use target', 'dev'],
        ['entity', 'resource:default/dev', 'fargate-api.api.create'],
      ],
    ],
    [
      'an API to an environment of which only the stack is known, an owner and the target',
      {},
      [
        ['may give to', TEAM],
        ['may use target', 'dev'],
      ],
    ],
    [
      'an environment, the permission to create one in the target',
      { subject: 'environment' },
      [
        ['may give to', TEAM],
        ['may use target', 'dev', 'fargate-api.environment.create'],
      ],
    ],
    [
      'a DNS zone, the permission to create one in the target',
      { subject: 'dns-zone' },
      [
        ['may give to', TEAM],
        ['may use target', 'dev', 'fargate-api.zone.create'],
      ],
    ],
    [
      'an environment that the catalog has, the permission to update it',
      { subject: 'environment', isKnown: true },
      [
        ['may give to', TEAM],
        ['may use target', 'dev'],
        ['deployed', ORDERS, 'fargate-api.environment.update', TEAM],
      ],
    ],
  ])('%s', async (_, changes, expected) => {
    const { access, decided } = recordedRun();
    await access.toDeploy({ ...deployment, ...changes });
    expect(decided).toEqual(expected);
    expect(access.facts).toEqual({ entity: ORDERS, target: 'dev' });
  });

  it('what the catalog has, its entity decides, and what AWS records does not', async () => {
    const { access, subjects } = recordedRun();
    await access.toDeploy({ ...deployment, isKnown: true });
    const [subject] = subjects;
    expect(await subject.isNamedBy(entityOf('API'))).toBe(true);
    expect(await subject.readOwner()).toBeUndefined();
    expect(await subject.creation()).toBeUndefined();
    expect(subject.hidden()).toMatchObject({
      name: 'NotFoundError',
      message: 'It is not in the catalog any more.',
    });
  });

  it('the own stack is handed over to the new owner', async () => {
    const { access, authorize } = recordedRun();
    const permit = await access.toDeploy(deployment);
    expect(permit.target).toBe(TARGET);
    expect(await authorize(permit)).toEqual([
      ['deployed', ORDERS, 'fargate-api.api.update', TEAM],
    ]);
  });
});

describe('a stack', () => {
  it('of another entity keeps its owner, by the permission for what it is', async () => {
    const { access, authorize } = recordedRun();
    const permit = await access.toDeploy(deployment);
    expect(
      await authorize(permit, {
        kind: 'vpc',
        entityRef: 'resource:default/dev',
      }),
    ).toEqual([
      [
        'deployed',
        'resource:default/dev',
        'fargate-api.environment.update',
        undefined,
      ],
    ]);
  });

  it('is decided once for each permission', async () => {
    const { access, authorize } = recordedRun();
    const permit = await access.toDeploy(deployment);
    expect(await authorize(permit)).toHaveLength(1);
    expect(await authorize(permit)).toEqual([]);
    const toDelete = await access.toChange('delete', deployment.target);
    expect(await authorize(toDelete)).toEqual([
      ['deployed', ORDERS, 'fargate-api.api.delete', undefined],
    ]);
  });

  it('of nobody is not decided about', async () => {
    const { access, authorize } = recordedRun();
    const permit = await access.toDeploy(deployment);
    expect(await authorize(permit, { isForeign: true })).toEqual([]);
    expect(access.facts).not.toHaveProperty('stack');
  });

  it('of somebody is a fact for the audit log, after those of the request', async () => {
    const { access, authorize } = recordedRun();
    const permit = await access.toUseEnvironment(
      deployment.target,
      'resource:default/dev',
    );
    await authorize(permit);
    expect(access.facts).toEqual({
      entity: 'resource:default/dev',
      target: 'dev',
      stack: stackArnOf('orders'),
    });
  });

  it.each<[string, (access: RunAccess) => Promise<Permit>, string]>([
    [
      'to deploy, so that its name is taken',
      access => access.toDeploy(deployment),
      'The name of stack orders is not available in target dev. Choose another name.',
    ],
    [
      'to change it, as if there were none',
      access => access.toChange('update', deployment.target),
      `Stack ${stackArnOf(
        'orders',
      )} does not exist, or you have no access to it.`,
    ],
    [
      'to use its environment, as if there were none',
      access =>
        access.toUseEnvironment(deployment.target, 'resource:default/d'),
      `Stack ${stackArnOf(
        'orders',
      )} does not exist, or you have no access to it.`,
    ],
    [
      'to check its consumers, as if there were none',
      access => access.toCheckConsumers(deployment.target, OTHER_TARGET),
      `Stack ${stackArnOf(
        'orders',
      )} does not exist, or you have no access to it.`,
    ],
  ])('of a hidden entity is refused %s', async (_, permitOf, message) => {
    const { access, authorize, subjects } = recordedRun();
    await authorize(await permitOf(access));
    expect(subjects[0].hidden().message).toBe(message);
  });

  it('must name only its own resources in its outputs, which is read once', async () => {
    const { access } = recordedRun(new AbortController().signal);
    const permit = await access.toDeploy(deployment);
    const { clients, inputs } = cannedContext({
      DescribeStackResources: {
        StackResources: [
          {
            ResourceType: 'AWS::ECS::Service',
            PhysicalResourceId: 'arn:service',
          },
        ],
      },
    });
    const stack = await cannedRecord('orders', {
      kind: 'public-api',
      entityRef: ORDERS,
      outputs: { ServiceArn: 'arn:service' },
    });
    await permit.authorize(clients, { ...stack, status: 'CREATE_IN_PROGRESS' });
    expect(inputs).toEqual([]);
    await permit.authorize(clients, stack);
    await permit.authorize(clients, stack);
    expect(inputs).toEqual([
      ['DescribeStackResources', { StackName: stackArnOf('orders') }],
    ]);

    const forged = await cannedRecord('forged', {
      kind: 'public-api',
      entityRef: ORDERS,
      outputs: { ServiceArn: 'arn:other' },
    });
    await expect(permit.authorize(clients, forged)).rejects.toThrow(
      'has arn:other in its output ServiceArn, which is no resource of the stack',
    );
  });

  it('is read with the signal of the task', async () => {
    const { signal } = new AbortController();
    const { access, subjects } = recordedRun(signal);
    const permit = await access.toDeploy(deployment);
    const { clients, signals } = cannedContext({
      DescribeStackResource: {},
      DescribeStackResources: { StackResources: [] },
      GetTemplate: {},
    });
    const stack = await cannedRecord('orders', {
      kind: 'public-api',
      entityRef: ORDERS,
      outputs: { ServiceArn: 'arn:service' },
    });
    await expect(permit.authorize(clients, stack)).rejects.toThrow();
    await subjects[0].readOwner();
    expect(signals.length).toBeGreaterThan(1);
    expect(signals.every(one => one === signal)).toBe(true);
  });
});

describe('to change', () => {
  it.each<[string, 'update' | 'delete', Entity, string]>([
    ['update an API', 'update', entityOf('API'), 'fargate-api.api.update'],
    ['delete an API', 'delete', entityOf('API'), 'fargate-api.api.delete'],
    [
      'delete an environment',
      'delete',
      entityOf('Resource', 'fargate-environment'),
      'fargate-api.environment.delete',
    ],
    [
      'update a DNS zone',
      'update',
      entityOf('Resource', 'fargate-dns-zone'),
      'fargate-api.zone.update',
    ],
  ])('%s, the entity decides', async (_, change, entity, permission) => {
    const { access, decided } = recordedRun();
    await access.toChange(change, deployment.target, entity);
    const entityRef = `${entity.kind.toLowerCase()}:default/orders`;
    expect(decided).toEqual([
      ['may use target', 'dev'],
      ['entity', entityRef, permission],
    ]);
    expect(access.facts).toEqual({ target: 'dev', entity: entityRef });
  });

  it('a stack without an entity, only the target decides at first', async () => {
    const { access, decided } = recordedRun();
    await access.toChange('delete', deployment.target);
    expect(decided).toEqual([['may use target', 'dev']]);
    expect(access.facts).toEqual({ target: 'dev' });
  });

  it('the owner, the new one must be allowed, and the entity be theirs to hand over', async () => {
    const { access, authorize, decided } = recordedRun();
    const entity = entityOf('API', undefined, {
      [STACK_ARN_ANNOTATION]: stackArnOf('orders'),
    });
    const permit = await access.toChange(
      'update',
      deployment.target,
      entity,
      OTHER_TEAM,
    );
    expect(decided).toEqual([
      ['may give to', OTHER_TEAM],
      ['may use target', 'dev'],
      ['entity', ORDERS, 'fargate-api.api.update'],
      ['deployed', ORDERS, 'fargate-api.api.update', OTHER_TEAM],
    ]);
    expect(access.facts).toEqual({
      target: 'dev',
      entity: ORDERS,
      stack: stackArnOf('orders'),
    });
    expect(await authorize(permit)).toEqual([
      ['deployed', ORDERS, 'fargate-api.api.update', OTHER_TEAM],
    ]);
  });
});

describe('to check consumers', () => {
  const CHECK = 'fargate-api.consumers.check';

  it('of an entity, the consumer’s target and the entity decide', async () => {
    const { access, authorize, decided } = recordedRun();
    const permit = await access.toCheckConsumers(
      deployment.target,
      OTHER_TARGET,
      ORDERS,
    );
    expect(permit.target).toBe(TARGET);
    expect(decided).toEqual([
      ['may use target', 'shared'],
      ['entity', ORDERS, CHECK],
    ]);
    expect(access.facts).toEqual({ target: 'dev', entity: ORDERS });
    expect(await authorize(permit)).toEqual([
      ['deployed', ORDERS, CHECK, undefined],
    ]);
  });

  it('of a stack, both targets decide', async () => {
    const { access, decided } = recordedRun();
    await access.toCheckConsumers(deployment.target, OTHER_TARGET);
    expect(decided).toEqual([
      ['may use target', 'shared'],
      ['may use target', 'dev'],
    ]);
  });
});

describe('to use what others own', () => {
  it('an environment, the permission to create APIs in it decides', async () => {
    const { access, authorize, decided } = recordedRun();
    const permit = await access.toUseEnvironment(
      deployment.target,
      'resource:default/dev',
    );
    expect(permit.target).toBe(TARGET);
    expect(decided).toEqual([
      ['may use target', 'dev'],
      ['entity', 'resource:default/dev', 'fargate-api.api.create'],
    ]);
    expect(
      await authorize(permit, {
        kind: 'cluster',
        entityRef: 'resource:default/dev',
      }),
    ).toEqual([
      ['deployed', 'resource:default/dev', 'fargate-api.api.create', undefined],
    ]);
  });

  it('the hosted zones of an account, the permission to use them as parents does', async () => {
    const { access, decided } = recordedRun();
    await access.toUseParentZone(OTHER_TARGET);
    expect(decided).toEqual([
      ['may use target', 'shared', 'fargate-api.parent-zone.use'],
    ]);
    expect(access.facts).toEqual({ parentZoneTarget: 'shared' });
  });

  it.each<[string, 'toDeployInto' | 'toUseAsOwner', string]>([
    ['to deploy into it', 'toDeployInto', 'fargate-api.api.create'],
    [
      'to use it for something else',
      'toUseAsOwner',
      'fargate-api.environment.update',
    ],
  ])('a stack, %s', async (_, method, permission) => {
    const { access, decided, subjects } = recordedRun();
    const { clients } = cannedContext({});
    const stack = await cannedRecord('dev', {
      kind: 'vpc',
      entityRef: 'resource:default/dev',
    });
    await access[method](clients, stack, MISSING);
    expect(decided).toEqual([
      ['deployed', 'resource:default/dev', permission, undefined],
    ]);
    expect(subjects[0].hidden()).toBe(MISSING);
  });
});
