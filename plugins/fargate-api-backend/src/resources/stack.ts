import {
  ApiShape,
  apiShape,
  Observed,
  StackKind,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  EnvironmentNetwork,
  FargateClients,
  movingTo,
  readDescriptor,
  readRecordResource,
  StackRecord,
  StackRecordResource,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';
import { entityRefsIn, Ownership } from './ownership';

/** A domain name of an API, and the hosted zone of its record. */
export interface DomainName {
  name: string;
  zoneId: string;
}

/** As many as a load balancer has certificates for; anybody can give a stack more. */
const MAX_ADDITIONAL_DOMAINS = 25;

/** The stack of an API. */
export interface StackFacts {
  name: string;
  status: string;
  /** The kind in its tags, if the portal manages the stack. */
  kind?: StackKind;
  ownership: Ownership;
  serviceArn?: string;
  /** The URL at which the API answers. */
  url?: string;
  /** Who can reach it, according to its shape; undefined if the portal does not manage the stack. */
  reach?: ApiShape['reach'];
  /** The outputs that are not what they should be, and so are not shown. */
  invalidOutputs?: string[];
  logGroup?: string;
  /** Of an API behind API Gateway. */
  vpcLinkId?: string;
  /** Of the certificate that it adds to a listener that APIs share. */
  certificateArn?: string;
  /** The ID of its HTTP API; of an API behind API Gateway. */
  httpApiId?: string;
  /** Of the VPC link; of an API behind API Gateway. */
  linkSecurityGroupId?: string;
  /** The domain name that API Gateway has for it, whose record may be elsewhere. */
  gatewayDomainName?: string;
  /** Of an API that shares a load balancer. */
  sharedRule?: { ruleArn: string; listenerArn: string };
  vpcId?: string;
  /** The domain name that the stack has a record of, and the hosted zone of that. */
  domain?: DomainName;
  /** Its further domain names. */
  additionalDomains?: DomainName[];
  /** Whether it stops its tasks outside office hours. */
  hasOfficeHours?: boolean;
  /** Whether it is between two load balancers, and has both. */
  isMoving?: boolean;
}

/** A log that a stack keeps, as its parameters and outputs say. */
export interface LogFacts {
  /** 0 where it keeps none. */
  retentionDays: number;
  logGroup?: string;
}

/** The stack of a VPC. */
export interface VpcStackFacts {
  vpcId: string;
  /** The flow logs of the VPC. */
  flowLog?: LogFacts;
}

/** The stack of an environment. */
export interface EnvironmentStackFacts {
  name: string;
  status: string;
  ownership: Ownership;
  clusterArn?: string;
  /** The sessions of ECS Exec. */
  execLog?: LogFacts;
  network?: EnvironmentNetwork;
}

/** Observes the stack of an API, more often during a stack operation. */
export function observeStack(
  { observations, target }: ObservationContext,
  stackArn: string,
): Promise<Observed<StackFacts>> {
  return observations.observe({
    target,
    resource: `stack:${stackArn}`,
    freshFor: FRESH_FOR.deployed,
    read: (clients, signal) => readStack(clients, stackArn, signal),
    isChanging,
  });
}

/** Observes the stack of an environment, more often during a stack operation. */
export function observeEnvironmentStack(
  { observations, target }: ObservationContext,
  stackArn: string,
): Promise<Observed<EnvironmentStackFacts>> {
  return observations.observe({
    target,
    resource: `environment-stack:${stackArn}`,
    // Its tags decide who may see the environment.
    freshFor: FRESH_FOR.authorization,
    isStrict: true,
    read: (clients, signal) => readEnvironmentStack(clients, stackArn, signal),
    isChanging,
  });
}

/**
 * Observes the resource of a stack that carries the descriptor; null when the
 * stack has no such resource.
 */
export function observeRecordResource(
  { observations, target }: ObservationContext,
  stackArn: string,
  logicalId: string,
): Promise<Observed<StackRecordResource | null>> {
  return observations.observe({
    target,
    resource: `record-resource:${stackArn}`,
    freshFor: FRESH_FOR.authorization,
    isStrict: true,
    read: async (clients, signal) =>
      (await readRecordResource(
        clients,
        { arn: stackArn, logicalId },
        { signal },
      )) ?? null,
  });
}

/** Observes the stack that created a VPC. */
export function observeVpcStack(
  { observations, target }: ObservationContext,
  vpcStackArn: string,
): Promise<Observed<VpcStackFacts>> {
  return observations.observe({
    target,
    resource: `vpc-stack:${vpcStackArn}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readVpcStack(clients, vpcStackArn, signal),
  });
}

function isChanging({ status }: { status: string }): boolean {
  return status.endsWith('_IN_PROGRESS');
}

async function readStack(
  clients: FargateClients,
  stackArn: string,
  signal: AbortSignal,
): Promise<StackFacts> {
  const stack = await describeExisting(clients, stackArn, signal);
  const { ServiceArn, LogGroupName, DomainName, HostedZoneId } = stack.outputs;
  const shape = stack.managed ? apiShape(stack.kind) : undefined;
  const endpointOutput = shape?.endpointOutput ?? 'Url';
  const output = stack.outputs[endpointOutput];
  const url = webUrl(output);
  return {
    name: stack.name,
    status: stack.status,
    kind: stack.managed ? stack.kind : undefined,
    ownership: stackOwnership(stack),
    serviceArn: ServiceArn,
    url,
    ...(output !== undefined && !url && { invalidOutputs: [endpointOutput] }),
    reach: shape?.reach,
    logGroup: LogGroupName,
    vpcId: stack.parameters.VpcId,
    ...(shape?.kind === 'gateway-api' && {
      vpcLinkId: stack.parameters.VpcLinkId,
      httpApiId: stack.outputs.ApiId,
      linkSecurityGroupId: stack.parameters.VpcLinkSecurityGroupId,
      gatewayDomainName: DomainName,
    }),
    ...(stack.outputs.ListenerRuleArn && {
      sharedRule: {
        ruleArn: stack.outputs.ListenerRuleArn,
        listenerArn: stack.parameters.ListenerArn,
      },
    }),
    ...(shape?.kind === 'shared-api' &&
      stack.outputs.CertificateArn && {
        certificateArn: stack.outputs.CertificateArn,
      }),
    ...(DomainName &&
      HostedZoneId && { domain: { name: DomainName, zoneId: HostedZoneId } }),
    ...(stack.outputs.AdditionalDomainNames && {
      additionalDomains: additionalDomains(stack.outputs),
    }),
    hasOfficeHours: stack.parameters.OfficeHours === 'on',
    ...(movingTo(stack) && { isMoving: true }),
  };
}

function additionalDomains({
  AdditionalDomainNames,
  AdditionalHostedZoneIds = '',
}: StackRecord['outputs']): DomainName[] {
  const zoneIds = AdditionalHostedZoneIds.split(',');
  return AdditionalDomainNames.split(',')
    .map((name, index) => ({ name, zoneId: zoneIds[index] }))
    .filter(({ zoneId }) => zoneId)
    .slice(0, MAX_ADDITIONAL_DOMAINS);
}

async function readEnvironmentStack(
  clients: FargateClients,
  stackArn: string,
  signal: AbortSignal,
): Promise<EnvironmentStackFacts> {
  const stack = await describeExisting(clients, stackArn, signal);
  const descriptor = await readDescriptor(clients, stack, { signal });
  return {
    name: stack.name,
    status: stack.status,
    ownership: stackOwnership(stack),
    clusterArn: stack.outputs.ClusterArn,
    execLog: logOf(
      stack.parameters.ExecLogRetentionDays,
      stack.outputs.ExecLogGroupName,
    ),
    network: descriptor?.network,
  };
}

/** Who a stack belongs to. */
export function stackOwnership({
  arn,
  managed,
  entityRef,
}: StackRecord): Ownership {
  return {
    entityRefs: entityRefsIn(entityRef),
    isManaged: managed,
    stackArn: arn,
  };
}

/** A stack of an older version has no such parameter. */
function logOf(
  retentionDays: string | undefined,
  logGroup: string | undefined,
): LogFacts | undefined {
  return retentionDays === undefined
    ? undefined
    : { retentionDays: Number(retentionDays), ...(logGroup && { logGroup }) };
}

async function readVpcStack(
  clients: FargateClients,
  vpcStackArn: string,
  signal: AbortSignal,
): Promise<VpcStackFacts> {
  const stack = await describeStack(clients, vpcStackArn, { signal });
  if (!stack?.outputs.VpcId) {
    throw new MissingError('stack-without-vpc', { arn: vpcStackArn });
  }
  return {
    vpcId: stack.outputs.VpcId,
    flowLog: logOf(
      stack.parameters.FlowLogRetentionDays,
      stack.outputs.FlowLogGroupName,
    ),
  };
}

/** CloudFormation describes a deleted stack by its ARN for 90 days. */
async function describeExisting(
  clients: FargateClients,
  arn: string,
  signal: AbortSignal,
): Promise<StackRecord> {
  const stack = await describeStack(clients, arn, { signal });
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new MissingError('stack-deleted', { arn });
  }
  return stack;
}
