import {
  AcceptTransitGatewayVpcAttachmentCommand,
  CreateTransitGatewayCommand,
} from '@aws-sdk/client-ec2';
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import { BenchOptions, RunOptions, RunResult, TestBench } from './TestBench';

/** The account of the parent zone, the transit gateway and the consumers. */
export const NETWORK_ACCOUNT = '210987654321';

export const CONSUMER_CIDR = '10.1.0.0/16';

/** An image that tasks can pull without a NAT gateway. */
export const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v1';

export const OWNER = 'group:default/team-a';

/** A test bench with the network account that an internal API needs. */
export class InternalBench {
  /** @param others - account ids of further targets, by the target's name. */
  static async start(
    others: Record<string, string> = {},
    options: BenchOptions = {},
  ): Promise<InternalBench> {
    return new InternalBench(
      await TestBench.start({ network: NETWORK_ACCOUNT, ...others }, options),
    );
  }

  private constructor(readonly bench: TestBench) {}

  /** The parent zone. */
  async parentZone(name = 'acme.com'): Promise<string> {
    const { route53 } = await this.bench.clients('network');
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({ Name: name, CallerReference: name }),
    );
    return HostedZone!.Id!.replace('/hostedzone/', '');
  }

  async transitGateway(
    AutoAcceptSharedAttachments: 'enable' | 'disable' = 'enable',
  ): Promise<string> {
    const { ec2 } = await this.bench.clients('network');
    const { TransitGateway } = await ec2.send(
      new CreateTransitGatewayCommand({
        Options: { AutoAcceptSharedAttachments },
      }),
    );
    await this.bench.simulator.clock.advance(600);
    return TransitGateway!.TransitGatewayId!;
  }

  async accept(TransitGatewayAttachmentId: string): Promise<void> {
    const { ec2 } = await this.bench.clients('network');
    await ec2.send(
      new AcceptTransitGatewayVpcAttachmentCommand({
        TransitGatewayAttachmentId,
      }),
    );
  }

  zone(input = {}, options: RunOptions = {}): Promise<RunResult> {
    return this.bench.run(
      'fargate:dns-zone:deploy',
      {
        target: 'dev',
        domainName: 'api.acme.com',
        owner: OWNER,
        parentZone: { target: 'network' },
        ...input,
      },
      options,
    );
  }

  environment(input = {}, options: RunOptions = {}): Promise<RunResult> {
    return this.bench.run(
      'fargate:environment:deploy',
      {
        target: 'dev',
        name: 'inside',
        owner: OWNER,
        network: { natGateways: 'none' },
        endpoints: [],
        ...input,
      },
      options,
    );
  }

  api(input: object, options: RunOptions = {}): Promise<RunResult> {
    return this.bench.run(
      'fargate:internal-api:deploy',
      {
        name: 'orders',
        owner: OWNER,
        image: IMAGE,
        consumerCidrs: [CONSUMER_CIDR],
        ...input,
      },
      options,
    );
  }

  close(): Promise<void> {
    return this.bench.close();
  }
}
