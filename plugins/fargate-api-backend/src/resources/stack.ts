import {
  Observed,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  EnvironmentNetwork,
  FargateClients,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';

/** The stack of an API. */
export interface StackFacts {
  name: string;
  status: string;
  /** The kind in its tags, if the portal manages the stack. */
  kind?: StackKind;
  /** The entity reference in its tag `fargate-api:entity`. */
  entityRef?: string;
  serviceArn?: string;
  url?: string;
  logGroup?: string;
  vpcId?: string;
}

/** The stack of an environment. */
export interface EnvironmentStackFacts {
  name: string;
  status: string;
  clusterArn?: string;
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
    freshFor: FRESH_FOR.deployed,
    read: (clients, signal) => readEnvironmentStack(clients, stackArn, signal),
    isChanging,
  });
}

/** Observes the ID of the VPC that a stack created. */
export function observeVpcId(
  { observations, target }: ObservationContext,
  vpcStackArn: string,
): Promise<Observed<string>> {
  return observations.observe({
    target,
    resource: `vpc-id:${vpcStackArn}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readVpcId(clients, vpcStackArn, signal),
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
  const { ServiceArn, Url, LogGroupName } = stack.outputs;
  return {
    name: stack.name,
    status: stack.status,
    kind: stack.managed ? stack.kind : undefined,
    entityRef: stack.entityRef,
    serviceArn: ServiceArn,
    url: Url,
    logGroup: LogGroupName,
    vpcId: stack.parameters.VpcId,
  };
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
    clusterArn: stack.outputs.ClusterArn,
    network: descriptor?.network,
  };
}

async function readVpcId(
  clients: FargateClients,
  vpcStackArn: string,
  signal: AbortSignal,
): Promise<string> {
  const stack = await describeStack(clients, vpcStackArn, { signal });
  if (!stack?.outputs.VpcId) {
    throw new MissingError('stack-without-vpc', { arn: vpcStackArn });
  }
  return stack.outputs.VpcId;
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
