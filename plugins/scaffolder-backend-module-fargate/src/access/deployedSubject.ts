import { parse, validate } from '@aws-sdk/util-arn-parser';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import {
  STACK_ARN_ANNOTATION,
  stackFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  Demand,
  DeployedSubject,
  FargateClients,
  isSameFile,
  readDescriptor,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { PERMISSIONS, Subject } from './permissionsOf';

/** A stack that names the entity it belongs to. */
export type OwnStack = StackRecord & { entityRef: string };

/** Statuses of stacks that hold nothing, so that they are nobody's. */
const EMPTY = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'DELETE_COMPLETE'];

/** What the catalog's entity provider sets as the location, before the stack's ARN. */
const FROM_STACK = 'fargate-api:';

const FROM_URL = 'url:';

/** Whether a stack is of this portal and holds something of somebody. */
export function isSomebodys(stack: StackRecord): stack is OwnStack {
  return (
    stack.managed &&
    stack.entityRef !== undefined &&
    !EMPTY.includes(stack.status)
  );
}

/** What a stack is a part of; an API if its kind is unknown. */
export function subjectOf({ kind }: Pick<StackRecord, 'kind'>): Subject {
  return stackFacts(kind)?.subject ?? 'api';
}

/** What the decision about a stack is made of. It reads from AWS only what it needs. */
export function deployedSubject(
  clients: FargateClients,
  stack: OwnStack,
  options: { signal?: AbortSignal } = {},
): Omit<DeployedSubject, 'permission'> {
  const { target } = clients;
  const subject = subjectOf(stack);
  let reading: Promise<StackDescriptor | undefined> | undefined;
  const descriptor = () => {
    reading ??= readDescriptor(clients, stack, options);
    return reading;
  };
  return {
    entityRef: stack.entityRef,
    isNamedBy: entity => isNamedBy(entity, stack, descriptor),
    readOwner: async () => (await descriptor())?.entity.owner,
    async creation(): Promise<Demand | undefined> {
      const permission = PERMISSIONS[subject].create;
      const resourceRef =
        subject === 'api' ? (await descriptor())?.environment : target.name;
      return resourceRef ? { permission, resourceRef } : undefined;
    },
    hidden: () =>
      new ConflictError(
        `The name of stack ${stack.name} is not available in target ${target.name}. Choose another name.`,
      ),
  };
}

/**
 * Whether an entity of the catalog is the one that a stack stands for, and not
 * another of its name. Anybody can register a file with any annotation, so the
 * entity has to come from the stack, or from the file that the stack names.
 */
async function isNamedBy(
  entity: Entity,
  { arn, kind }: StackRecord,
  descriptor: () => Promise<StackDescriptor | undefined>,
): Promise<boolean> {
  const { annotations = {} } = entity.metadata;
  const locations = [
    annotations[ANNOTATION_LOCATION],
    annotations[ANNOTATION_ORIGIN_LOCATION],
  ].filter(location => location !== undefined);
  const sources = locations
    .filter(location => location.startsWith(FROM_STACK))
    .map(location => location.slice(FROM_STACK.length));
  if (sources.length) {
    return (
      kind === 'dns-delegation' || sources.some(one => isPart(one, arn, kind))
    );
  }
  const url = (await descriptor())?.catalogInfoUrl;
  return (
    url !== undefined &&
    names(annotations[STACK_ARN_ANNOTATION], arn, kind) &&
    locations.some(
      location =>
        location.startsWith(FROM_URL) &&
        isSameFile(location.slice(FROM_URL.length), url),
    )
  );
}

/** Whether a file, in which there may be anything, names a stack or one beside it. */
function names(
  named: string | undefined,
  arn: string,
  kind: StackRecord['kind'],
): boolean {
  return named !== undefined && validate(named) && isPart(named, arn, kind);
}

/**
 * Whether a stack is the one that an entity comes from, or beside it. Only the
 * delegation of a DNS zone is elsewhere: in the account of the parent zone.
 */
function isPart(
  source: string,
  arn: string,
  kind: StackRecord['kind'],
): boolean {
  if (stackFacts(kind)?.isRecord ?? true) {
    return source === arn;
  }
  const [one, other] = [source, arn].map(text => parse(text));
  return one.accountId === other.accountId && one.region === other.region;
}
