import {
  DescribeTransitGatewayAttachmentsCommand,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2';
import { parseCidr } from '@fargate-api/backstage-plugin-fargate-api-common';
import { AwsAccess, FargateClients } from '../clients';
import { AttachmentFact, ConsumerFacts } from './ConsumerFacts';

/**
 * Reads to which attachments a transit gateway forwards from both sides;
 * undefined when no account of the portal owns the gateway, because only the
 * owner can read its route tables.
 *
 * @param sides - the attachments, and the destination of each.
 */
export async function readTransit(
  aws: AwsAccess,
  clients: FargateClients,
  sides: {
    consumer: { attachment: AttachmentFact; destination: string };
    provider: { attachment: AttachmentFact; destination: string };
  },
  options: { signal?: AbortSignal } = {},
): Promise<ConsumerFacts['transit']> {
  const owner = await ownerOf(clients, sides.provider.attachment.id, options);
  const target = aws.targets
    .list()
    .find(
      ({ accountId, region }) =>
        accountId === owner && region === clients.target.region,
    );
  if (!target) {
    return undefined;
  }
  const ownerClients = await aws.clients(target);
  const [fromConsumer, fromProvider] = await Promise.all(
    [sides.consumer, sides.provider].map(({ attachment, destination }) =>
      onwardFrom(ownerClients, attachment.id, destination, options),
    ),
  );
  return { fromConsumer, fromProvider };
}

async function ownerOf(
  { ec2 }: FargateClients,
  attachmentId: string,
  options: { signal?: AbortSignal },
): Promise<string | undefined> {
  const { TransitGatewayAttachments } = await ec2.send(
    new DescribeTransitGatewayAttachmentsCommand({
      TransitGatewayAttachmentIds: [attachmentId],
    }),
    { abortSignal: options.signal },
  );
  return TransitGatewayAttachments?.[0]?.TransitGatewayOwnerId;
}

async function onwardFrom(
  { ec2 }: FargateClients,
  attachmentId: string,
  destination: string,
  options: { signal?: AbortSignal },
): Promise<string | undefined> {
  const send = { abortSignal: options.signal };
  const { TransitGatewayAttachments } = await ec2.send(
    new DescribeTransitGatewayAttachmentsCommand({
      TransitGatewayAttachmentIds: [attachmentId],
    }),
    send,
  );
  const table =
    TransitGatewayAttachments?.[0]?.Association?.TransitGatewayRouteTableId;
  if (!table) {
    return undefined;
  }
  const { Routes = [] } = await ec2.send(
    new SearchTransitGatewayRoutesCommand({
      TransitGatewayRouteTableId: table,
      Filters: [
        { Name: 'route-search.supernet-of-match', Values: [destination] },
      ],
    }),
    send,
  );
  const [best] = Routes.sort(
    (a, b) =>
      parseCidr(b.DestinationCidrBlock!)!.prefix -
      parseCidr(a.DestinationCidrBlock!)!.prefix,
  );
  return best?.State === 'active'
    ? best.TransitGatewayAttachments?.[0]?.TransitGatewayAttachmentId
    : undefined;
}
