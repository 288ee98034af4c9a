import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  Observed,
  ReadFailure,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  isSameFile,
  StackRecordResource,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Ownership } from '../resources';

/** Whether a resource names an entity as its own, or why that is unknown. */
export type Consent = 'given' | 'missing' | { unknown: ReadFailure };

/** A resource in AWS. */
export interface Resource {
  /** The type in CloudFormation. */
  type:
    | 'AWS::ECS::Service'
    | 'AWS::ECS::Cluster'
    | 'AWS::CloudFormation::Stack';
  /** What CloudFormation identifies it by: the ARN of a service, the name of a cluster. */
  physicalId: string;
  ownership: Ownership;
}

/** An API and the Component that provides it belong to the same deployment. */
const KINDS = ['api', 'component'];

/**
 * Finds out whether a resource consents to be shown and operated through an
 * entity. Anybody who can register a catalog file can annotate any ARN, and
 * anybody who can create a stack can output one, so that neither counts:
 *
 * - The resource's own tag `fargate-api:entity` must name the entity.
 * - If a stack of the portal made it, it must be the entity's stack: by the
 *   resource's own tag, or else by the physical ID in the stack. The entity must
 *   come from that stack, or from the catalog file that the stack names. An
 *   entity of that name in another file belongs to somebody else.
 *
 * @param readRecord - Reads the resource of a stack that carries the descriptor.
 */
export async function consentOf(
  entity: Entity,
  { type, physicalId, ownership }: Resource,
  readRecord: (
    stackArn: string,
  ) => Promise<Observed<StackRecordResource | null>>,
): Promise<Consent> {
  const { entityRefs, isManaged, stackArn: madeBy } = ownership;
  const isNamed = names(ownership, entity);
  if (!isManaged) {
    return isNamed ? 'given' : 'missing';
  }
  const stackArn =
    entity.metadata.annotations?.[STACK_ARN_ANNOTATION] ?? madeBy;
  if (
    !stackArn ||
    (madeBy && madeBy !== stackArn) ||
    !entityRefs.some(ref => isSameDeployment(ref, entity))
  ) {
    return 'missing';
  }
  const isProvided = isLocatedAt(entity, `fargate-api:${stackArn}`);
  if (madeBy && isProvided) {
    return 'given';
  }
  const { value: record, failure } = await readRecord(stackArn);
  if (failure) {
    return failure.reason === 'not-found' ? 'missing' : { unknown: failure };
  }
  if (!madeBy && !(record?.type === type && record.physicalId === physicalId)) {
    return 'missing';
  }
  const isConfirmed = record?.descriptor
    ? isProvided || isRegisteredFrom(entity, record.descriptor.catalogInfoUrl)
    : isNamed;
  return isConfirmed ? 'given' : 'missing';
}

/** Whether the tags of a resource name exactly this entity. */
export function names({ entityRefs }: Ownership, entity: Entity): boolean {
  return entityRefs.some(ref => isSameEntity(ref, entity));
}

/** Whether the catalog read an entity from a location; the catalog itself sets these annotations. */
function isLocatedAt(entity: Entity, location: string): boolean {
  return locationsOf(entity).includes(location);
}

function isRegisteredFrom(entity: Entity, url: string | undefined): boolean {
  return (
    url !== undefined &&
    locationsOf(entity).some(
      location =>
        location.startsWith('url:') &&
        isSameFile(location.slice('url:'.length), url),
    )
  );
}

function locationsOf({ metadata: { annotations = {} } }: Entity): string[] {
  return [ANNOTATION_LOCATION, ANNOTATION_ORIGIN_LOCATION].flatMap(
    annotation => annotations[annotation] ?? [],
  );
}

function isSameEntity(entityRef: string, entity: Entity): boolean {
  return normalize(entityRef) === stringifyEntityRef(entity);
}

function isSameDeployment(entityRef: string, entity: Entity): boolean {
  return (
    isSameEntity(entityRef, entity) ||
    (KINDS.includes(entity.kind.toLocaleLowerCase('en-US')) &&
      KINDS.some(kind => isSameEntity(entityRef, { ...entity, kind })))
  );
}

function normalize(entityRef: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    return undefined;
  }
}
