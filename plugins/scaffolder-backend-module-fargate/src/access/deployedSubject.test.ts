import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { cannedAws } from '../__testUtils__/cannedAws';
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
  deployedSubject(cannedAws({}).clients, stack).isNamedBy(entity);

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
    const { clients, inputs } = cannedAws({});
    const { isNamedBy: named } = deployedSubject(clients, stackOf({}));
    await named(entityFrom(`fargate-api:${arnOf('orders')}`));
    expect(inputs).toEqual([]);
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
