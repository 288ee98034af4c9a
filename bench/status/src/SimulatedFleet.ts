import { setTimeout } from 'node:timers/promises';
import {
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import {
  FargateAws,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { CROWDS } from './crowds';
import { fleetTemplate, networkTemplate } from './templates';

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

/** AWS answers no faster, in milliseconds. */
const LATENCY_MS = 25;

/** As many services as fit into a template of a request. */
const PER_STACK = 40;

/** Longer than any stack here takes, in virtual seconds. */
const AN_HOUR = 3600;

/** So that every bucket is full again, in virtual seconds. */
const A_WHILE = 60;

const TICK_MS = 50;

/** A simulated AWS with services behind load balancers, throttled as AWS is. */
export class SimulatedFleet {
  static async start(services: number): Promise<SimulatedFleet> {
    const simulator = await startSimulator({
      speed: 'manual',
      latency: LATENCY_MS,
      throttling: true,
    });
    const fleet = new SimulatedFleet(simulator);
    for (const { region } of CROWDS) {
      const there = await fleet.#connect(region);
      const network = await fleet.#deploy(there, 'network', networkTemplate());
      await fleet.#deploy(
        there,
        'one',
        fleetTemplate([serviceName(0)], network),
      );
    }
    await fleet.#allowLoadBalancers(services + 1);
    const clients = await fleet.#connect(REGION);
    const network = await fleet.#deploy(clients, 'network', networkTemplate());
    for (let from = 0; from < services; from += PER_STACK) {
      const names = Array.from(
        { length: Math.min(PER_STACK, services - from) },
        (_, i) => serviceName(from + i),
      );
      await fleet.#deploy(
        clients,
        `fleet-${from}`,
        fleetTemplate(names, network),
      );
    }
    return fleet;
  }

  #jump = 0;

  private constructor(readonly simulator: Simulator) {}

  get config(): JsonObject {
    return {
      fargateApi: {
        targets: [REGION, ...CROWDS.map(({ region }) => region)].map(
          region => ({
            name: region,
            accountId: ACCOUNT,
            region,
            endpoint: this.simulator.url,
          }),
        ),
      },
      aws: {
        accounts: [
          {
            accountId: ACCOUNT,
            accessKeyId: ACCOUNT,
            secretAccessKey: 'simulated',
          },
        ],
      },
    };
  }

  /**
   * Lets AWS's time, and with it its buckets, go on as the real one does: so
   * far it went with the deployments.
   */
  async run(): Promise<never> {
    let last = performance.now();
    for (;;) {
      await setTimeout(TICK_MS);
      const now = performance.now();
      const seconds = (now - last) / 1000 + this.#jump;
      last = now;
      this.#jump = 0;
      await this.simulator.clock.advance(seconds);
    }
  }

  /** Fills AWS's buckets again, so that one measurement does not pay for another. */
  async rest(): Promise<void> {
    const { calls } = this.simulator;
    // What nobody waits for any more may still be retried.
    for (let total = -1; total !== calls.total; ) {
      total = calls.total;
      await setTimeout(1_000);
    }
    this.#jump = A_WHILE;
    await setTimeout(10 * TICK_MS);
  }

  async #connect(region: string): Promise<FargateClients> {
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: this.config }),
    );
    return aws.clients(aws.targets.get(region), { purpose: 'look' });
  }

  /** As many as each service needs of its own, which are more than an account may have. */
  async #allowLoadBalancers(DesiredValue: number): Promise<void> {
    await new ServiceQuotasClient({
      endpoint: this.simulator.url,
      region: REGION,
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' },
    }).send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode: 'elasticloadbalancing',
        QuotaCode: 'L-53DA6B97',
        DesiredValue,
      }),
    );
    await this.simulator.clock.advance(AN_HOUR);
  }

  async #deploy(
    { cloudFormation }: FargateClients,
    StackName: string,
    template: object,
  ): Promise<Record<string, string>> {
    await cloudFormation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    await this.simulator.clock.advance(AN_HOUR);
    const { Stacks } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName }),
    );
    const [{ StackStatus, StackStatusReason, Outputs = [] }] = Stacks!;
    if (StackStatus !== 'CREATE_COMPLETE') {
      throw new Error(`${StackName} is ${StackStatus}: ${StackStatusReason}`);
    }
    return Object.fromEntries(
      Outputs.map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]),
    );
  }
}

/** The name of the how-many-th service, from 0. */
export function serviceName(index: number): string {
  return `api-${index}`;
}

/** The ARN of the how-many-th service of a region, from 0. */
export function serviceArn(index: number, region = REGION): string {
  return `arn:aws:ecs:${region}:${ACCOUNT}:service/bench/${serviceName(index)}`;
}
