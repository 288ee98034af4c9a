import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { cannedContext } from '../__testUtils__/cannedContext';
import {
  deployedSubject,
  isSomebodys,
  OwnStack,
  subjectOf,
} from './deployedSubject';

const arnOf = (name: string, place = 'eu-west-1:123456789012') =>
  `arn:aws:cloudformation:${place}:stack/${name}/0a1b2c3d`;

const stackOf = (more: Partial<StackRecord>): OwnStack =>
  ({
    arn: arnOf('orders'),
    name: 'orders',
    kind: 'public-api',
    entityRef: 'api:default/orders',
    managed: true,
    status: 'CREATE_COMPLETE',
    ...more,
  } as OwnStack);

/** An entity with annotations, by default that of its location. */
const entityFrom = (
  location: string,
  annotation: string = ANNOTATION_LOCATION,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'orders', annotations: { [annotation]: location } },
});

const isNamedBy = (stack: OwnStack, entity: Entity) =>
  deployedSubject(cannedContext({}).clients, stack).isNamedBy(entity);

describe('whether the entity that comes from a stack is the one that a stack stands for', () => {
  const other = arnOf('other');
  const elsewhere = arnOf('other', 'eu-west-1:210987654321');
  const inOtherRegion = arnOf('other', 'eu-central-1:123456789012');
  it.each<[string, StackRecord['kind'], string, boolean]>([
    ['an API and its own stack', 'public-api', arnOf('orders'), true],
    ['an API and another stack', 'public-api', other, false],
    ['a cluster and another stack', 'cluster', other, false],
    ['a stack of an unknown kind and itself', undefined, arnOf('orders'), true],
    ['a stack of an unknown kind and another', undefined, other, false],
    ['a VPC and a stack beside it', 'vpc', other, true],
    ['a VPC and a stack of another account', 'vpc', elsewhere, false],
    ['a VPC and a stack of another region', 'vpc', inOtherRegion, false],
    [
      'a delegation and a stack of another account',
      'dns-delegation',
      elsewhere,
      true,
    ],
  ])('%s', async (_, kind, source, isSame) => {
    const stack = stackOf({ kind });
    const location = `fargate-api:${source}`;
    expect(await isNamedBy(stack, entityFrom(location))).toBe(isSame);
    expect(
      await isNamedBy(stack, entityFrom(location, ANNOTATION_ORIGIN_LOCATION)),
    ).toBe(isSame);
  });

  it('reads nothing from AWS for it', async () => {
    const { clients, inputs } = cannedContext({});
    const { isNamedBy: named } = deployedSubject(clients, stackOf({}));
    await named(entityFrom(`fargate-api:${arnOf('orders')}`));
    expect(inputs).toEqual([]);
  });
});

const FILE = 'https://github.com/acme/orders/blob/main/catalog-info.yaml';

const DESCRIPTOR = {
  entity: {
    name: 'orders',
    namespace: 'default',
    owner: 'group:default/team-orders',
  },
  environment: 'resource:default/dev',
  catalogInfoUrl: FILE,
};

/** CloudFormation's answers about a stack whose record resource has a descriptor. */
const recorded = (descriptor?: object) => ({
  DescribeStackResource: {
    StackResourceDetail: {
      ResourceType: 'AWS::ECS::Service',
      Metadata: JSON.stringify({ FargateApi: descriptor }),
    },
  },
  GetTemplate: { TemplateBody: 'Resources: {}' },
});

describe('whether an entity of a file is the one that a stack stands for', () => {
  const entityOf = (
    stackArn: string | undefined,
    ...locations: string[]
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: 'orders',
      annotations: {
        ...(stackArn && { [STACK_ARN_ANNOTATION]: stackArn }),
        ...(locations[0] && { [ANNOTATION_LOCATION]: locations[0] }),
        ...(locations[1] && { [ANNOTATION_ORIGIN_LOCATION]: locations[1] }),
      },
    },
  });
  const own = arnOf('orders');
  const generated = 'url:https://github.com/acme/all/blob/main/all.yaml';

  it.each<[string, Entity, object | undefined, boolean]>([
    ['the file that the stack names', entityOf(own, `url:${FILE}`), {}, true],
    [
      'a file that a location in the named file led to',
      entityOf(own, generated, `url:${FILE}`),
      {},
      true,
    ],
    ['another file', entityOf(own, generated), {}, false],
    ['a file with another prefix', entityOf(own, `URL:${FILE}`), {}, false],
    [
      'the file, for another stack',
      entityOf(arnOf('other'), `url:${FILE}`),
      {},
      false,
    ],
    [
      'the file, for what is no stack',
      entityOf('orders', `url:${FILE}`),
      {},
      false,
    ],
    ['the file, for no stack', entityOf(undefined, `url:${FILE}`), {}, false],
    [
      'a file, where the stack names none',
      entityOf(own, `url:${FILE}`),
      { catalogInfoUrl: undefined },
      false,
    ],
    [
      'a file, where the stack records nothing',
      entityOf(own, `url:${FILE}`),
      undefined,
      false,
    ],
    ['nowhere', entityOf(own), {}, false],
    [
      'another stack, though also from the file',
      entityOf(own, `fargate-api:${arnOf('other')}`, `url:${FILE}`),
      {},
      false,
    ],
    [
      'the stack, though also from a file',
      entityOf(own, generated, `fargate-api:${own}`),
      {},
      true,
    ],
    [
      'two stacks, one of them this one',
      entityOf(own, `fargate-api:${arnOf('other')}`, `fargate-api:${own}`),
      {},
      true,
    ],
  ])('from %s', async (_, entity, changes, expected) => {
    const { clients } = cannedContext(
      recorded(changes && { ...DESCRIPTOR, ...changes }),
    );
    const subject = deployedSubject(clients, stackOf({}));
    expect(await subject.isNamedBy(entity)).toBe(expected);
  });

  it('is not the case for entities without annotations', async () => {
    const { clients } = cannedContext(recorded(DESCRIPTOR));
    const entity = { ...entityOf(undefined), metadata: { name: 'orders' } };
    const subject = deployedSubject(clients, stackOf({}));
    expect(await subject.isNamedBy(entity)).toBe(false);
  });

  it('is the case for a part of an environment whose other stack the file names', async () => {
    const { clients } = cannedContext(recorded(DESCRIPTOR));
    const subject = deployedSubject(clients, stackOf({ kind: 'vpc' }));
    const entity = entityOf(arnOf('cluster'), `url:${FILE}`);
    expect(await subject.isNamedBy(entity)).toBe(true);
  });
});

describe('what a stack records', () => {
  it('is read once, and decides who owns and who may complete it', async () => {
    const { clients, context, inputs, signals } = cannedContext(
      recorded(DESCRIPTOR),
    );
    const subject = deployedSubject(clients, stackOf({}), context);
    expect(subject.entityRef).toBe('api:default/orders');
    expect(await subject.readOwner()).toBe('group:default/team-orders');
    expect(await subject.creation()).toMatchObject({
      permission: { name: 'fargate-api.api.create' },
      resourceRef: 'resource:default/dev',
    });
    expect(inputs).toEqual([
      [
        'DescribeStackResource',
        { StackName: arnOf('orders'), LogicalResourceId: 'Service' },
      ],
    ]);
    expect(signals).toEqual([context.signal]);
  });

  it('can be nothing: then nobody owns it, and nobody may complete it', async () => {
    const { clients } = cannedContext(recorded());
    const subject = deployedSubject(clients, stackOf({}));
    expect(await subject.readOwner()).toBeUndefined();
    expect(await subject.creation()).toBeUndefined();
  });

  it('is in the template while the resource of the record is not created', async () => {
    const missing = Object.assign(
      new Error('Resource Service does not exist for stack orders'),
      { name: 'ValidationError' },
    );
    const Metadata = { FargateApi: DESCRIPTOR };
    const { clients } = cannedContext({
      DescribeStackResource: missing,
      GetTemplate: {
        TemplateBody: JSON.stringify({ Resources: { Service: { Metadata } } }),
      },
    });
    expect(await deployedSubject(clients, stackOf({})).readOwner()).toBe(
      'group:default/team-orders',
    );
  });

  it('does not matter for who may complete an environment: its target does', async () => {
    const { clients, inputs } = cannedContext({});
    expect(
      await deployedSubject(clients, stackOf({ kind: 'vpc' })).creation(),
    ).toMatchObject({
      permission: { name: 'fargate-api.environment.create' },
      resourceRef: 'dev',
    });
    expect(inputs).toEqual([]);
  });

  it('is not shown to those who cannot see the entity', () => {
    const { clients } = cannedContext({});
    expect(deployedSubject(clients, stackOf({})).hidden()).toMatchObject({
      name: 'ConflictError',
      message:
        'The name of stack orders is not available in target dev. Choose another name.',
    });
  });
});

it.each<[StackRecord['kind'], string]>([
  ['vpc', 'environment'],
  ['dns-zone', 'dns-zone'],
  ['internal-api', 'api'],
  [undefined, 'api'],
])('a stack of kind %s is part of: %s', (kind, subject) => {
  expect(subjectOf({ kind })).toBe(subject);
});

describe('a stack is somebody’s', () => {
  it.each<[string, Partial<StackRecord>, boolean]>([
    ['with resources of an entity', {}, true],
    ['also while it is being deleted', { status: 'DELETE_IN_PROGRESS' }, true],
    ['not while it is planned', { status: 'REVIEW_IN_PROGRESS' }, false],
    [
      'not after its creation was rolled back',
      { status: 'ROLLBACK_COMPLETE' },
      false,
    ],
    ['not once it is deleted', { status: 'DELETE_COMPLETE' }, false],
    ['not without an entity', { entityRef: undefined }, false],
    ['not without the mark of this portal', { managed: false }, false],
  ])('%s', (_, more, expected) => {
    expect(isSomebodys(stackOf(more))).toBe(expected);
  });
});
