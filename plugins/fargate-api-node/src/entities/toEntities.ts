import { Entity } from '@backstage/catalog-model';
import {
  StackFacts,
  stackFacts,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { AwsEndpoint } from '../console';
import { StackDescriptor, StackRecord } from '../stack';
import { apiEntity } from './apiEntity';
import { componentEntity } from './componentEntity';
import { dnsZoneEntity } from './dnsZoneEntity';
import { environmentEntity } from './environmentEntity';

type EntityOf = (
  stack: StackRecord,
  descriptor: StackDescriptor,
  target: AwsEndpoint,
) => Entity;

/** The catalog entities of each subject. */
const ENTITIES: Readonly<Record<StackFacts['subject'], readonly EntityOf[]>> = {
  api: [apiEntity, componentEntity],
  environment: [environmentEntity],
  'dns-zone': [dnsZoneEntity],
};

/**
 * Whether a stack of this kind has entities. Other stacks belong to an
 * environment or a DNS zone.
 *
 * @public
 */
export function hasEntities(kind: StackKind | undefined): boolean {
  return stackFacts(kind)?.isRecord ?? false;
}

/**
 * Returns the entities of a stack: the environment of a cluster's stack, the
 * API and the Component of an API's stack, or the Resource of a DNS zone's
 * stack. Returns none for other stacks.
 *
 * @param target - Whose console the links of the entities lead to.
 * @public
 */
export function toEntities(
  stack: StackRecord,
  descriptor: StackDescriptor,
  target: AwsEndpoint,
): Entity[] {
  const facts = stackFacts(stack.kind);
  return facts?.isRecord
    ? ENTITIES[facts.subject].map(entityOf =>
        entityOf(stack, descriptor, target),
      )
    : [];
}
