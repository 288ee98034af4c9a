import {
  describeStack,
  FargateClients,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';

/** Of a service's stack, what its status needs. */
export interface StackFacts {
  name: string;
  status: string;
  /** What made it, where that was a template of ours. */
  kind?: StackKind;
  /** The entity that it belongs to, by its tag. */
  entityRef?: string;
  serviceArn?: string;
  url?: string;
  logGroup?: string;
  vpcId?: string;
}

/** @throws MissingError when the stack was deleted. */
export async function readStack(
  clients: FargateClients,
  stackArn: string,
  signal: AbortSignal,
): Promise<StackFacts> {
  const stack = await describeStack(clients, stackArn, { signal });
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new MissingError('stack-deleted', { arn: stackArn });
  }
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
