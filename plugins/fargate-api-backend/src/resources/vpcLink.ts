import { GetVpcLinkCommand } from '@aws-sdk/client-apigatewayv2';
import {
  Observed,
  VpcLinkStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';

/** Observes a VPC link; it becomes inactive after 60 days without a request. */
export function observeVpcLink(
  { observations, target }: ObservationContext,
  id: string,
): Promise<Observed<VpcLinkStatus>> {
  return observations.observe({
    target,
    resource: `vpc-link:${id}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readVpcLink(clients, id, signal),
    isChanging: ({ status }) => status !== 'AVAILABLE',
  });
}

async function readVpcLink(
  { apiGateway }: FargateClients,
  id: string,
  signal: AbortSignal,
): Promise<VpcLinkStatus> {
  try {
    const { VpcLinkStatus: status, VpcLinkStatusMessage: message } =
      await apiGateway.send(new GetVpcLinkCommand({ VpcLinkId: id }), {
        abortSignal: signal,
      });
    return { id, status: status!, ...(message && { message }) };
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') {
      throw new MissingError('vpc-link-missing', { id });
    }
    throw error;
  }
}
