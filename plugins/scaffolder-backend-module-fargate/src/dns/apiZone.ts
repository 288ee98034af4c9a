import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isFargateDnsZone,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  FargateClients,
  HostedZone,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseEntityRef } from '@backstage/catalog-model';
import { isUsable } from '../stack/startAction';
import { dnsStackName } from './dnsRequests';
import { readPublicZone } from './hostedZones';

/** Which zone is meant: one of three. */
export interface ZoneInput {
  /** Reference of its entity. */
  zone?: string;
  /** Of a `fargate:dns-zone:deploy` step. */
  zoneStackArn?: string;
  hostedZoneId?: string;
}

/** The zone that an API gets its name in. */
export interface ApiZone {
  zone: HostedZone;
  /** Of the zone's own certificate, where this portal made one. */
  certificateArn?: string;
}

/**
 * The ARN of the stack of the zone that is meant, or undefined when it is
 * given by its id.
 *
 * @throws InputError when not exactly one of the three is given, or the entity
 *   is no zone.
 * @throws NotFoundError when the user sees no such entity in the catalog.
 */
export async function findZoneStackArn(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  { zone, zoneStackArn, hostedZoneId }: ZoneInput,
  credentials: BackstageCredentials,
): Promise<string | undefined> {
  if ([zone, zoneStackArn, hostedZoneId].filter(Boolean).length !== 1) {
    throw new InputError(
      'Give one of zone, the reference of one in the catalog, zoneStackArn, the output of a fargate:dns-zone:deploy step, and hostedZoneId, a zone that was there before.',
    );
  }
  if (!zone) {
    return zoneStackArn || undefined;
  }
  const entity = await catalog.getEntityByRef(zone, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `zone: the catalog has no ${zone} that you may see. Choose a zone that it lists, or make one with fargate:dns-zone:deploy.`,
    );
  }
  const arn = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
  if (!isFargateDnsZone(entity) || !arn) {
    throw new InputError(
      `zone: ${zone} is not a DNS zone (a Resource of type fargate-dns-zone with the annotation ${STACK_ARN_ANNOTATION}).`,
    );
  }
  return arn;
}

/**
 * The zone of a stack of ours, and the certificate that was made with it in
 * the same region.
 *
 * @throws NotFoundError when the stack does not exist.
 * @throws InputError when it is no zone of ours, or not whole.
 */
export async function readZoneStack(
  clients: FargateClients,
  stackArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<ApiZone> {
  const stack = await describeStack(clients, stackArn, options);
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new NotFoundError(
      `zoneStackArn: there is no stack ${stackArn} in target ${clients.target.name}. Deploy the zone first.`,
    );
  }
  if (
    !stack.managed ||
    stack.kind !== 'dns-zone' ||
    !stack.entityRef ||
    !isUsable(stack.status)
  ) {
    throw new InputError(
      `zoneStackArn: stack ${stack.name} (${stack.status}) is not a DNS zone of this portal that can be used. Give the stackArn of fargate:dns-zone:deploy.`,
    );
  }
  const certificate = await describeStack(
    clients,
    dnsStackName(parseEntityRef(stack.entityRef), 'certificate'),
    options,
  );
  return {
    zone: await readPublicZone(
      clients,
      'zoneStackArn',
      stack.outputs.HostedZoneId,
      options,
    ),
    certificateArn:
      certificate?.entityRef === stack.entityRef
        ? certificate.outputs.CertificateArn
        : undefined,
  };
}
