import { Entity } from '@backstage/catalog-model';
import {
  DNS_ZONE_TYPE,
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
  ENVIRONMENT_TYPE,
  isFargateApi,
  isFargateDnsZone,
  isFargateEnvironment,
  STACK_ARN_ANNOTATION,
} from './annotations';

const entity = (
  kind: string,
  type?: string,
  annotations?: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'orders', annotations },
  spec: type === undefined ? undefined : { type },
});
const STACK = { [STACK_ARN_ANNOTATION]: 'arn:stack' };
const TAGS = { [ECS_SERVICE_TAGS_ANNOTATION]: 'component=shop' };
const SERVICE = { [ECS_SERVICE_ARN_ANNOTATION]: 'arn:service' };

describe('what an entity is', () => {
  it.each<[string, Entity, string[]]>([
    ['an API with a stack', entity('API', 'openapi', STACK), ['api']],
    [
      'a Component with a service of any plugin',
      entity('Component', 'service', SERVICE),
      ['api'],
    ],
    [
      'a Component with the tags of its service',
      entity('Component', 'service', TAGS),
      ['api'],
    ],
    ['an API without annotation', entity('API', 'openapi'), []],
    [
      'an empty annotation',
      entity('API', 'openapi', { [STACK_ARN_ANNOTATION]: '' }),
      [],
    ],
    [
      'an environment',
      entity('Resource', 'fargate-environment', STACK),
      ['environment'],
    ],
    ['a hosted zone', entity('Resource', 'fargate-dns-zone', STACK), ['zone']],
    [
      'a Component of the type of an environment',
      entity('Component', 'fargate-environment', STACK),
      ['api'],
    ],
    [
      'a Component of the type of a zone',
      entity('Component', 'fargate-dns-zone', STACK),
      ['api'],
    ],
    ['another Resource', entity('Resource', 'database'), []],
    ['a Resource without spec', entity('Resource'), []],
  ])('%s', (_, given, kinds) => {
    expect([
      ...(isFargateApi(given) ? ['api'] : []),
      ...(isFargateEnvironment(given) ? ['environment'] : []),
      ...(isFargateDnsZone(given) ? ['zone'] : []),
    ]).toEqual(kinds);
  });
});

describe('what catalog files contain', () => {
  it('keeps its names', () => {
    expect([
      STACK_ARN_ANNOTATION,
      ECS_SERVICE_ARN_ANNOTATION,
      ENVIRONMENT_TYPE,
      DNS_ZONE_TYPE,
    ]).toEqual([
      'fargate-api/stack-arn',
      // That of AWS's own ECS plugin for Backstage.
      'aws.amazon.com/amazon-ecs-service-arn',
      'fargate-environment',
      'fargate-dns-zone',
    ]);
  });
});
