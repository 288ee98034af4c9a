import { ACMClient } from '@aws-sdk/client-acm';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ObservationContext } from '../aws';
import { Reading } from '../aws/cache/Observations';

/** A call to AWS, and the signal that ends it. */
interface Call {
  operation: string;
  input: object;
  signal: AbortSignal | undefined;
}

/** What an observation wants to read; nothing is read yet. */
export async function readingsOf(
  observe: (context: ObservationContext) => Promise<unknown>,
): Promise<Reading<any>[]> {
  const readings: Reading<any>[] = [];
  await observe({
    observations: {
      observe: async reading => {
        readings.push(reading);
        return {};
      },
    },
    target: { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
  });
  return readings;
}

/** Clients whose calls AWS answers as given, by operation. */
export function answeringClients(
  answers: Record<string, object | ((input: any) => object)>,
) {
  const calls: Call[] = [];
  const send = async (
    command: { input: object },
    options?: { abortSignal?: AbortSignal },
  ) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const { input } = command;
    calls.push({ operation, input, signal: options?.abortSignal });
    const answer = answers[operation] ?? {};
    const found = typeof answer === 'function' ? answer(input) : answer;
    if (found instanceof Error) throw found;
    return found;
  };
  const answering = <T extends { send: unknown }>(
    Client: new (config: { region: string }) => T,
  ) => Object.assign(new Client({ region: 'eu-west-1' }), { send });
  const clients = {
    acm: answering(ACMClient),
    applicationAutoScaling: answering(ApplicationAutoScalingClient),
    cloudFormation: answering(CloudFormationClient),
    ec2: answering(EC2Client),
    ecs: answering(ECSClient),
    elbv2: answering(ElasticLoadBalancingV2Client),
    iam: answering(IAMClient),
    route53: answering(Route53Client),
  } as unknown as FargateClients;
  return { clients, calls };
}

/** Reads what an observation wants to read first. */
export async function readFirst(
  observe: (context: ObservationContext) => Promise<unknown>,
  answers: Record<string, object | ((input: any) => object)> = {},
) {
  const [reading] = await readingsOf(observe);
  const { clients, calls } = answeringClients(answers);
  const value = await reading.read(clients, new AbortController().signal);
  return {
    reading,
    value,
    calls: calls.map(({ operation, input }) => ({ operation, input })),
  };
}
