import {
  CreateRouteCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayVpcAttachmentCommand,
} from '@aws-sdk/client-ec2';
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import { SimulatorOptions } from '@fargate-api/aws-simulator';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { SimulatedDeployment } from './SimulatedDeployment';

const DOMAIN = 'api.acme.com';

/** The account that contains the parent zone, the transit gateway and the consumer. */
export const NETWORK_ACCOUNT = '210987654321';

export const CONSUMER_CIDR = '10.1.0.0/16';

/**
 * An internal API in one account, and a consumer's VPC in another account that
 * is not connected to it yet.
 */
export class SimulatedConsumer {
  static async start(
    options: SimulatorOptions = {},
  ): Promise<SimulatedConsumer> {
    const deployment = await SimulatedDeployment.start(
      { network: NETWORK_ACCOUNT },
      options,
    );
    const network = await deployment.clientsOf('network');
    const { HostedZone } = await network.route53.send(
      new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: '1' }),
    );
    const { TransitGateway } = await network.ec2.send(
      new CreateTransitGatewayCommand({
        Options: { AutoAcceptSharedAttachments: 'enable' },
      }),
    );
    const gatewayId = TransitGateway!.TransitGatewayId!;
    const zone = await deployment.deploy('dns-zone', 'zone', {
      DomainName: DOMAIN,
    });
    const { HostedZoneId, NameServers } = zone.outputs;
    await deployment.deploy(
      'dns-delegation',
      'delegation',
      {
        ParentHostedZoneId: HostedZone!.Id!.replace('/hostedzone/', ''),
        DomainName: DOMAIN,
        NameServers,
      },
      { target: 'network' },
    );
    const certificate = await deployment.deploy('certificate', 'certificate', {
      DomainName: DOMAIN,
      HostedZoneId,
    });
    const { VpcId, PrivateSubnetIds, ...environment } = deployment.environment;
    await deployment.deploy('transit-gateway-attachment', 'attachment', {
      TransitGatewayId: gatewayId,
      VpcId,
      AttachmentSubnetIds: PrivateSubnetIds,
      PrivateRouteTableIds: deployment.vpcStack.outputs.PrivateRouteTableIds,
      ConsumerCidrs: CONSUMER_CIDR,
    });
    const api = await deployment.deploy('internal-api', 'ledger', {
      VpcId,
      PrivateSubnetIds,
      LoadBalancerSubnetIds: PrivateSubnetIds,
      ClusterName: environment.ClusterName,
      ECSTaskExecutionRole: environment.ECSTaskExecutionRole,
      ServiceName: 'ledger',
      ImageUrl: 'public.ecr.aws/docker/library/nginx:1.27',
      ConsumerCidrs: CONSUMER_CIDR,
      CertificateArn: certificate.outputs.CertificateArn,
      DomainName: DOMAIN,
      HostedZoneId,
      RolePath: '/fargate-api/stacks/',
    });
    const consumer = await deployment.deploy(
      'vpc',
      'consumer',
      { VpcCidr: CONSUMER_CIDR, NatGateways: 'none' },
      { target: 'network' },
    );
    return new SimulatedConsumer(deployment, api, consumer, gatewayId);
  }

  private constructor(
    readonly deployment: SimulatedDeployment,
    /** The stack of the API. */
    readonly api: StackRecord,
    /** The stack of the consumer's VPC. */
    readonly consumer: StackRecord,
    readonly gatewayId: string,
  ) {}

  /** Attaches the consumer's VPC to the transit gateway and adds the routes. */
  async connect(): Promise<void> {
    const { ec2 } = await this.deployment.clientsOf('network');
    const { VpcId, PrivateSubnetIds, PrivateRouteTableIds } =
      this.consumer.outputs;
    await ec2.send(
      new CreateTransitGatewayVpcAttachmentCommand({
        TransitGatewayId: this.gatewayId,
        VpcId,
        SubnetIds: PrivateSubnetIds.split(','),
      }),
    );
    await this.deployment.simulator.clock.advance(300);
    for (const RouteTableId of PrivateRouteTableIds.split(',')) {
      await ec2.send(
        new CreateRouteCommand({
          RouteTableId,
          DestinationCidrBlock: this.deployment.vpcStack.outputs.VpcCidr,
          TransitGatewayId: this.gatewayId,
        }),
      );
    }
  }
}
