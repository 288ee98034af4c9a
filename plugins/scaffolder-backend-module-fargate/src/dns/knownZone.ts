import { InputError } from '@backstage/errors';
import {
  describeStack,
  readDescriptor,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { dnsStackName } from './dnsRequests';
import { ZoneSettings } from './zoneSettings';

type Entity = StackDescriptor['entity'];

/** A DNS zone that is deployed. */
export interface KnownZone {
  stack: StackRecord;
  /** What the catalog says of it. */
  entity: Entity;
  /** Of the certificate that was made with it, whether issued yet or not. */
  certificateName?: string;
}

/** Statuses of a stack that was complete once, whatever happens to it now. */
const WAS_COMPLETE = /^(CREATE_COMPLETE|UPDATE_|IMPORT_)/;

/**
 * Reads the DNS zone that a request names.
 *
 * @returns undefined when its hosted zone was never complete.
 * @throws InputError when that is a zone for another domain name.
 */
export async function readKnownZone(
  { authorize, clients, signal }: DeploymentContext,
  requested: Entity,
  { domainName }: ZoneSettings,
): Promise<KnownZone | undefined> {
  const stack = await describeStack(
    clients,
    dnsStackName(requested, 'dns-zone'),
    { signal },
  );
  if (
    !stack?.managed ||
    stack.kind !== 'dns-zone' ||
    !WAS_COMPLETE.test(stack.status)
  ) {
    return undefined;
  }
  await authorize(clients, stack);
  const descriptor = await readDescriptor(clients, stack, { signal });
  if (!descriptor) {
    return undefined;
  }
  const { DomainName } = stack.parameters;
  if (DomainName !== domainName) {
    throw new InputError(
      `domainName: DNS zone ${requested.name} exists, for ${DomainName} and not for ${domainName}. Give another name for the new zone.`,
    );
  }
  const certificate = await describeStack(
    clients,
    dnsStackName(requested, 'certificate'),
    { signal },
  );
  return {
    stack,
    entity: descriptor.entity,
    certificateName: certificate?.parameters.DomainName,
  };
}

/**
 * What of a request has no effect on a zone that is used as it is:
 * `owner stays group:default/a, not group:default/b`.
 */
export function keptOfZone(
  { certificateName, entity }: KnownZone,
  requested: Entity,
  requestedName: string | undefined,
): string[] {
  const pairs: [string, string | undefined, string | undefined][] = [
    ['owner', entity.owner, requested.owner],
    ['description', entity.description, requested.description],
    [
      'certificateDomainName',
      certificateName,
      certificateName && requestedName,
    ],
  ];
  return pairs
    .filter(([, now, wanted]) => wanted && wanted !== now)
    .map(
      ([name, now, wanted]) => `${name} stays ${now || 'none'}, not ${wanted}`,
    );
}
