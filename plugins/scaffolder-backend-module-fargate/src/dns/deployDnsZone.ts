import {
  HostedZone,
  parentNames,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { logCompletedOnCancel } from '../log/logCompletedOnCancel';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { delegate } from './delegate';
import { delegationRecord } from './delegationRecord';
import { deployCertificate } from './deployCertificate';
import { certificateRequest, zoneRequest } from './dnsRequests';
import { readPublicZone } from './hostedZones';
import { ZoneSettings } from './zoneSettings';

/** What a DNS zone is deployed with, beside its settings. */
export interface ZoneResources {
  /** A hosted zone to use instead of creating one. */
  existing?: HostedZone;
  /** ARN of the stack that made the existing zone, if one of ours did. */
  existingStackArn?: string;
  /** The parent zone, and the deployment in its account. */
  parent?: { context: DeploymentContext; zone: HostedZone };
}

/** A DNS zone after its deployment. */
export interface DeployedZone {
  /** Empty for an existing hosted zone. */
  stackArn: string;
  zone: HostedZone;
  certificateArn: string;
  changed: boolean;
}

/**
 * Deploys a hosted zone, its delegation and its certificate, in this order:
 * ACM issues the certificate only after it finds the validation record in the
 * public DNS.
 *
 * @param onZoneStack - called with the ARN of the zone's stack as soon as the
 *   stack is complete.
 * @throws DeploymentError when a part of it fails.
 */
export async function deployDnsZone(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: ZoneSettings,
  { existing, existingStackArn = '', parent }: ZoneResources,
  onZoneStack: (stackArn: string) => Promise<void>,
): Promise<DeployedZone> {
  const completed: string[] = [];
  return logCompletedOnCancel(context, completed, async () => {
    const { zone, stackArn, ...hosted } = existing
      ? { zone: existing, stackArn: existingStackArn, changed: false }
      : await deployHostedZone(context, entity, settings, onZoneStack);
    context.log.line('Zone', `${zone.name} is hosted zone ${zone.id}`);
    completed.push(`hosted zone ${zone.name} (${zone.id}) is deployed`);

    let isDelegationChanged = false;
    if (parent) {
      isDelegationChanged = await delegate(
        parent.context,
        entity,
        zone,
        parent.zone,
      );
      completed.push(`it is delegated from ${parent.zone.name}`);
    }
    const pending = parent ? [] : requestDelegation(context, zone);
    const certificate = await obtainCertificate(
      context,
      entity,
      settings,
      zone,
      pending,
    );
    return {
      stackArn,
      zone,
      certificateArn: certificate.arn,
      changed: hosted.changed || isDelegationChanged || certificate.changed,
    };
  });
}

async function deployHostedZone(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  { domainName }: ZoneSettings,
  onZoneStack: (stackArn: string) => Promise<void>,
): Promise<{ zone: HostedZone; stackArn: string; changed: boolean }> {
  const { stack, changed } = await deployStack(
    context,
    await zoneRequest(entity, domainName),
  );
  await onZoneStack(stack.arn);
  const zone = await readPublicZone(
    context.clients,
    'hostedZoneId',
    stack.outputs.HostedZoneId,
    { signal: context.signal },
  );
  return { zone, stackArn: stack.arn, changed };
}

/**
 * Logs the NS record that the owner of the parent zone has to create.
 *
 * @returns the same, as evidence for a certificate that is not issued.
 */
function requestDelegation(
  { log }: DeploymentContext,
  zone: HostedZone,
): string[] {
  const records = delegationRecord(zone);
  const parents = parentNames(zone.name).join(' or ');
  log.lines('Delegation', [
    `request this NS record from the owner of ${parents}, unless it exists:`,
    ...records,
  ]);
  return records.map(record => `required in the parent zone: ${record}`);
}

async function obtainCertificate(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  { certificateArn, certificateName, waitSeconds }: ZoneSettings,
  zone: HostedZone,
  pending: string[],
): Promise<{ arn: string; changed: boolean }> {
  if (certificateArn) {
    return { arn: certificateArn, changed: false };
  }
  const { stack, changed } = await deployCertificate(
    context,
    await certificateRequest(entity, {
      domainName: certificateName,
      hostedZoneId: zone.id,
    }),
    { seconds: waitSeconds, pending },
  );
  context.log.line('Certificate', `${certificateName} is ISSUED`);
  return { arn: stack.outputs.CertificateArn, changed };
}
