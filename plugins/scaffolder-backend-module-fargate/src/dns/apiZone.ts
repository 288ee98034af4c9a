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
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { isUsable } from '../stack/startAction';
import { checkStackArn } from '../validation/checkStackArn';
import { dnsStackName } from './dnsRequests';
import { readPublicZone } from './hostedZones';

/** Identifies a zone by exactly one of these. */
export interface ZoneInput {
  /** Entity reference. */
  zone?: string;
  /** Output of a `fargate:dns-zone:deploy` step. */
  zoneStackArn?: string;
  hostedZoneId?: string;
}

/** The zone that contains an API's domain name. */
export interface ApiZone {
  zone: HostedZone;
  /** Of the certificate that this portal created for the zone, if any. */
  certificateArn?: string;
}

/**
 * The ARN of a zone's stack, and the entity that it comes from; undefined for a
 * zone that is given by its id.
 *
 * @throws InputError when not exactly one of the three is given, or the entity
 *   is not a DNS zone.
 * @throws NotFoundError when the catalog has no such entity, or the user may
 *   not read it.
 */
export async function findZone(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  { zone, zoneStackArn, hostedZoneId }: ZoneInput,
  credentials: BackstageCredentials,
): Promise<{ entity?: Entity; stackArn?: string }> {
  if ([zone, zoneStackArn, hostedZoneId].filter(Boolean).length !== 1) {
    throw new InputError(
      'Give one of zone, an entity reference, zoneStackArn, the output stackArn of a fargate:dns-zone:deploy step, and hostedZoneId, the id of an existing hosted zone.',
    );
  }
  if (!zone) {
    if (zoneStackArn) {
      checkStackArn('zoneStackArn', zoneStackArn);
    }
    return { stackArn: zoneStackArn || undefined };
  }
  const entity = await catalog.getEntityByRef(zone, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `zone: ${zone} is not in the catalog, or you have no access to it. Choose a zone that the catalog lists, or create one with fargate:dns-zone:deploy.`,
    );
  }
  const arn = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
  if (!isFargateDnsZone(entity) || !arn) {
    throw new InputError(
      `zone: ${zone} is not a DNS zone (a Resource of type fargate-dns-zone with the annotation ${STACK_ARN_ANNOTATION}).`,
    );
  }
  return { entity, stackArn: arn };
}

/**
 * The zone of a stack, and its certificate in the same region.
 *
 * @throws NotFoundError when the stack does not exist.
 * @throws InputError when it is not a DNS zone of this portal, or not complete.
 */
export async function readZoneStack(
  clients: FargateClients,
  stackArn: string,
  options: {
    signal?: AbortSignal;
    /** Decides about the stack, given the error for one that does not exist. */
    authorize(stack: StackRecord, missing: Error): Promise<void>;
  },
): Promise<ApiZone> {
  const stack = await describeStack(clients, stackArn, options);
  const missing = new NotFoundError(
    `zoneStackArn: stack ${stackArn} does not exist in target ${clients.target.name}. Deploy the zone first.`,
  );
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw missing;
  }
  await options.authorize(stack, missing);
  if (
    !stack.managed ||
    stack.kind !== 'dns-zone' ||
    !stack.entityRef ||
    !isUsable(stack.status)
  ) {
    throw new InputError(
      `zoneStackArn: stack ${stack.name} (${stack.status}) is not a complete DNS zone of this portal. Give the stackArn of fargate:dns-zone:deploy.`,
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
