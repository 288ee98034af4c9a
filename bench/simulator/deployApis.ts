import {
  CloudFormationClient,
  CreateStackCommand,
  paginateDescribeStacks,
  Stack,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeServicesCommand,
  ECSClient,
  paginateListServices,
} from '@aws-sdk/client-ecs';
import { readCloudFormationTemplate } from '@fargate-api/templates';

/** How much is deployed. */
export interface Fleet {
  accounts: number;
  apisPerAccount: number;
}

/** How many running tasks were found when all was there. */
export interface Deployed {
  stacks: number;
  tasks: number;
}

type Parameters = Record<string, string>;

/** Deploys a network, a cluster and APIs of two tasks in every account, and waits for them. */
export async function deployApis(
  endpoint: string,
  { accounts, apisPerAccount }: Fleet,
): Promise<Deployed> {
  const counts = await Promise.all(
    Array.from({ length: accounts }, (_, i) =>
      deployAccount(
        {
          endpoint,
          region: 'eu-west-1',
          credentials: {
            accessKeyId: String(100000000000 + i),
            secretAccessKey: 'simulated',
          },
        },
        apisPerAccount,
      ),
    ),
  );
  return {
    stacks: accounts * apisPerAccount,
    tasks: counts.reduce((sum, count) => sum + count, 0),
  };
}

interface ClientOptions {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

async function deployAccount(
  options: ClientOptions,
  apis: number,
): Promise<number> {
  const client = new CloudFormationClient(options);
  await create(client, 'network', 'vpc', {});
  await create(client, 'cluster', 'cluster', {});
  const [network, cluster] = await settled(client, ['network', 'cluster']);
  const place = {
    ...pick(network, ['VpcId', 'PublicSubnetIds', 'PrivateSubnetIds']),
    ...pick(cluster, ['ClusterName', 'ECSTaskExecutionRole']),
  };
  const names = Array.from({ length: apis }, (_, i) => `api${i}`);
  for (const name of names) {
    await create(client, name, 'public-api', { ...place, ServiceName: name });
  }
  await settled(client, names);
  return runningTasks(new ECSClient(options), place.ClusterName);
}

async function create(
  client: CloudFormationClient,
  name: string,
  template: 'vpc' | 'cluster' | 'public-api',
  parameters: Parameters,
): Promise<void> {
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: await readCloudFormationTemplate(template),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: Object.entries(parameters).map(([key, value]) => ({
        ParameterKey: key,
        ParameterValue: value,
      })),
    }),
  );
}

/** Waits until the stacks are there; throws when one failed. */
async function settled(
  client: CloudFormationClient,
  names: string[],
): Promise<Stack[]> {
  for (;;) {
    const stacks = new Map<string, Stack>();
    for await (const page of paginateDescribeStacks({ client }, {})) {
      for (const stack of page.Stacks ?? []) {
        stacks.set(stack.StackName!, stack);
      }
    }
    const wanted = names.map(name => stacks.get(name)!);
    const failed = wanted.find(
      ({ StackStatus }) =>
        !/^CREATE_(IN_PROGRESS|COMPLETE)$/.test(StackStatus!),
    );
    if (failed) {
      throw new Error(`${failed.StackName}: ${failed.StackStatusReason}`);
    }
    if (wanted.every(({ StackStatus }) => StackStatus === 'CREATE_COMPLETE')) {
      return wanted;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
}

function pick({ Outputs = [] }: Stack, keys: string[]): Parameters {
  return Object.fromEntries(
    Outputs.filter(({ OutputKey }) => keys.includes(OutputKey!)).map(
      ({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!],
    ),
  );
}

async function runningTasks(
  client: ECSClient,
  cluster: string,
): Promise<number> {
  let running = 0;
  for await (const { serviceArns } of paginateListServices(
    { client, pageSize: 10 },
    { cluster },
  )) {
    const { services } = await client.send(
      new DescribeServicesCommand({ cluster, services: serviceArns }),
    );
    for (const { runningCount = 0 } of services ?? []) {
      running += runningCount;
    }
  }
  return running;
}
