/**
 * Writes docs/failures.md: what a person sees of three failures, from
 * `aws cloudformation deploy` and from this repository's actions, with the
 * same template against the simulator.
 *
 *   yarn bench:failures
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startSimulator } from '@fargate-api/aws-simulator';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Catalog } from '../soak/Catalog';
import { ACCOUNT, Portal, REGION } from '../soak/Portal';

const FILE = path.resolve(__dirname, '../../docs/failures.md');
const TEMPLATE = path.resolve(
  __dirname,
  '../../templates/cloudformation/public-api.yml',
);

/** Virtual seconds in a real one, while the AWS CLI waits. */
const SPEED = 60;

/** Virtual seconds between two looks of an action, as on AWS. */
const STRIDE = 1.25;

const FAILURES = [
  {
    title: 'The image tag does not exist',
    image: 'public.ecr.aws/fargate-api/does-not-exist:1',
  },
  {
    title: 'The container ends, because a variable is missing',
    image: 'public.ecr.aws/fargate-api/crash:1',
  },
  {
    title: 'The health check answers 500',
    image: 'public.ecr.aws/fargate-api/status-500:1',
  },
];

async function main(): Promise<void> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const [before, after] = await Promise.all([withAwsCli(), withFargateApi()]);
  const sections = FAILURES.map(
    ({ title }, index) =>
      `## ${title}\n\nBefore, with \`aws cloudformation deploy\`:\n\n` +
      `\`\`\`\n${before[index]}\n\`\`\`\n\n` +
      `After, in the task's log:\n\n\`\`\`\n${after[index]}\n\`\`\`\n`,
  );
  fs.writeFileSync(
    FILE,
    '# Three failures, before and after\n\n' +
      'Written by `yarn bench:failures`: the same template, the same three images,\n' +
      'against the simulator. All that a person sees is here, from the first line to\n' +
      `the last.\n\n${sections.join('\n')}`,
  );
}

async function withFargateApi(): Promise<string[]> {
  const simulator = await startSimulator({ speed: 'manual' });
  try {
    const portal = await Portal.start(
      simulator,
      new Catalog(),
      new Map(),
      STRIDE,
    );
    const environmentStackArn = await deployEnvironment(portal);
    const logs: string[] = [];
    for (const { image } of FAILURES) {
      const lines: string[] = [];
      const input = {
        name: 'orders',
        owner: 'group:default/team-a',
        environmentStackArn,
        image,
      };
      await portal
        .run(
          { id: image, action: 'fargate:public-api:deploy', input },
          undefined,
          line => lines.push(line),
        )
        .catch(() => {});
      logs.push(lines.join('\n'));
    }
    return logs;
  } finally {
    await simulator.close();
  }
}

/** The environment is made on a manual clock first: only what follows is told. */
async function deployEnvironment(portal: Portal): Promise<string> {
  const outputs = (await portal.run({
    id: 'environment',
    action: 'fargate:environment:deploy',
    input: { target: 'dev', name: 'dev', owner: 'group:default/team-a' },
  })) as Record<string, any>;
  return outputs.stackArn;
}

async function withAwsCli(): Promise<string[]> {
  const simulator = await startSimulator({ speed: SPEED });
  try {
    const env = {
      ...process.env,
      ...simulator.environment(ACCOUNT, REGION),
      AWS_PAGER: '',
      // As in a terminal, and not held back in a pipe.
      PYTHONUNBUFFERED: '1',
    };
    const portal = await Portal.start(
      Object.assign(simulator, { clock: realTime(simulator.clock) }),
      new Catalog(),
      new Map(),
    );
    await deployEnvironment(portal);
    const clients = await portal.clients();
    const outputs = {
      ...(await describeStack(clients, 'environment-dev-vpc'))!.outputs,
      ...(await describeStack(clients, 'environment-dev-cluster'))!.outputs,
    };
    return await Promise.all(
      FAILURES.map(({ image }, index) =>
        awsDeploy(`orders-${index}`, env, {
          ServiceName: `orders-${index}`,
          ImageUrl: image,
          VpcId: outputs.VpcId,
          PublicSubnetIds: outputs.PublicSubnetIds,
          PrivateSubnetIds: outputs.PrivateSubnetIds,
          ClusterName: outputs.ClusterName,
          ECSTaskExecutionRole: outputs.ECSTaskExecutionRole,
        }),
      ),
    );
  } finally {
    await simulator.close();
  }
}

/** A running clock passes by itself; an action that sleeps only waits a moment. */
function realTime<T extends object>(clock: T): T {
  return Object.assign(clock, {
    advance: () =>
      new Promise<void>(resolve => {
        setTimeout(resolve, 250);
      }),
  });
}

/** What a person sees in the terminal. */
function awsDeploy(
  stack: string,
  env: NodeJS.ProcessEnv,
  parameters: Record<string, string>,
): Promise<string> {
  const args = [
    'cloudformation',
    'deploy',
    ...['--stack-name', stack],
    ...['--template-file', TEMPLATE],
    ...['--capabilities', 'CAPABILITY_IAM'],
    '--parameter-overrides',
    ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`),
  ];
  return new Promise(resolve => {
    const child = execFile('aws', args, { env });
    let text = '';
    const add = (chunk: string) => {
      text += chunk;
    };
    child.stdout!.on('data', add);
    child.stderr!.on('data', add);
    child.on('close', code =>
      resolve(
        `${text.trim().replaceAll(stack, 'orders')}\n(exit code ${code})`,
      ),
    );
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
