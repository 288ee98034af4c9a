import { FargateClients } from '../clients';
import { readVpcSide } from './readVpcSide';

/** Responses by the name of the command. */
function clientsWith(responses: Record<string, object>) {
  const send = jest.fn(
    async (command: object, _options: object) =>
      responses[command.constructor.name],
  );
  return {
    clients: { ec2: { send } as unknown as FargateClients['ec2'] },
    send,
  };
}

const subnet = (SubnetId: string, digit: number) => ({
  SubnetId,
  CidrBlock: `10.0.${digit}.0/24`,
  AvailabilityZoneId: `euw1-az${digit}`,
});
const attachment = (id: string, State: string, SubnetIds?: string[]) => ({
  TransitGatewayAttachmentId: id,
  TransitGatewayId: 'tgw-1',
  State,
  SubnetIds,
});

describe('readVpcSide', () => {
  it('reads subnets with their routes, and the attachments', async () => {
    const { clients, send } = clientsWith({
      DescribeSubnetsCommand: { Subnets: [subnet('s1', 1), subnet('s2', 2)] },
      DescribeRouteTablesCommand: {
        RouteTables: [
          {
            RouteTableId: 'rtb-main',
            Associations: [{ Main: true }],
            Routes: [
              { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
            ],
          },
          {
            RouteTableId: 'rtb-1',
            Associations: [{ SubnetId: 's1', Main: false }],
            Routes: [
              {
                DestinationCidrBlock: '10.1.0.0/16',
                TransitGatewayId: 'tgw-1',
              },
              { DestinationCidrBlock: '10.2.0.0/16', NatGatewayId: 'nat-1' },
              {
                DestinationCidrBlock: '10.3.0.0/16',
                VpcPeeringConnectionId: 'pcx-1',
                State: 'blackhole',
              },
              {
                DestinationCidrBlock: '10.4.0.0/16',
                NetworkInterfaceId: 'eni-1',
              },
              { DestinationCidrBlock: '10.5.0.0/16' },
              { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' },
            ],
          },
        ],
      },
      DescribeTransitGatewayVpcAttachmentsCommand: {
        TransitGatewayVpcAttachments: [
          attachment('att-1', 'available', ['s1', 'unknown', 's2']),
          attachment('att-2', 'pendingAcceptance'),
          ...['deleting', 'deleted', 'rejected', 'failed'].map(state =>
            attachment(`att-${state}`, state),
          ),
        ],
      },
    });
    const { signal } = new AbortController();

    const side = await readVpcSide(clients, 'vpc-1', { signal });

    const route = (destination: string, target: string, active = true) => ({
      destination,
      target,
      active,
    });
    expect(side).toEqual({
      subnets: [
        {
          id: 's1',
          cidr: '10.0.1.0/24',
          zoneId: 'euw1-az1',
          routeTableId: 'rtb-1',
          routes: [
            route('10.1.0.0/16', 'tgw-1'),
            route('10.2.0.0/16', 'nat-1'),
            route('10.3.0.0/16', 'pcx-1', false),
            route('10.4.0.0/16', 'eni-1'),
            route('10.5.0.0/16', ''),
          ],
        },
        {
          id: 's2',
          cidr: '10.0.2.0/24',
          zoneId: 'euw1-az2',
          routeTableId: 'rtb-main',
          routes: [route('10.0.0.0/16', 'local')],
        },
      ],
      attachments: [
        {
          id: 'att-1',
          transitGatewayId: 'tgw-1',
          vpcId: 'vpc-1',
          state: 'available',
          zoneIds: ['euw1-az1', 'euw1-az2'],
        },
        {
          id: 'att-2',
          transitGatewayId: 'tgw-1',
          vpcId: 'vpc-1',
          state: 'pendingAcceptance',
          zoneIds: [],
        },
      ],
    });
    expect(send).toHaveBeenCalledTimes(3);
    for (const [command, options] of send.mock.calls) {
      expect(command).toMatchObject({
        input: { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] },
      });
      expect(options).toEqual({ abortSignal: signal });
    }
  });

  it('has no routes for a subnet without any route table', async () => {
    const { clients } = clientsWith({
      DescribeSubnetsCommand: { Subnets: [subnet('s1', 1)] },
      DescribeRouteTablesCommand: { RouteTables: [{ RouteTableId: 'rtb-1' }] },
      DescribeTransitGatewayVpcAttachmentsCommand: {},
    });
    expect(await readVpcSide(clients, 'vpc-1')).toEqual({
      subnets: [expect.objectContaining({ routeTableId: '', routes: [] })],
      attachments: [],
    });
  });
});
