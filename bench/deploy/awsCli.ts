import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { IMAGE, NAME, REGION, STACKS } from './apiParameters';
import { Return, Tool } from './Tool';

const run = promisify(execFile);

const TEMPLATES = path.resolve(__dirname, '../../templates/cloudformation');

/** Whether the AWS CLI is installed. */
export function hasAwsCli(): boolean {
  return spawnSync('aws', ['--version']).status === 0;
}

/** `aws cloudformation deploy`, three times, as templates/README.md says. */
export const awsCli: Tool = {
  name: 'aws-cli',
  account: '222222222222',
  async deploy(simulator, account) {
    const env = {
      ...process.env,
      ...simulator.environment(account, REGION),
      AWS_PAGER: '',
    };
    const returns: Return[] = [];
    const cloudFormation = async (...args: string[]) =>
      (await run('aws', ['cloudformation', ...args], { env })).stdout.trim();
    const deploy = async (
      template: string,
      stack: string,
      parameters: Record<string, string>,
    ) => {
      const overrides = Object.entries(parameters).map(
        ([key, value]) => `${key}=${value}`,
      );
      await cloudFormation(
        'deploy',
        ...['--stack-name', stack],
        ...['--template-file', path.join(TEMPLATES, template)],
        ...['--capabilities', 'CAPABILITY_IAM'],
        ...(overrides.length ? ['--parameter-overrides', ...overrides] : []),
      );
      returns.push({ stacks: [stack], at: simulator.clock.now() });
    };
    const output = (stack: string, key: string) =>
      cloudFormation(
        'describe-stacks',
        ...['--stack-name', stack, '--output', 'text'],
        ...[
          '--query',
          `Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue | [0]`,
        ],
      );
    await deploy('vpc.yml', STACKS.vpc, { NatGateways: 'single' });
    await deploy('cluster.yml', STACKS.cluster, {});
    await deploy('public-api.yml', STACKS.api, {
      ServiceName: NAME,
      ImageUrl: IMAGE,
      VpcId: await output(STACKS.vpc, 'VpcId'),
      PublicSubnetIds: await output(STACKS.vpc, 'PublicSubnetIds'),
      PrivateSubnetIds: await output(STACKS.vpc, 'PrivateSubnetIds'),
      ClusterName: await output(STACKS.cluster, 'ClusterName'),
      ECSTaskExecutionRole: await output(
        STACKS.cluster,
        'ECSTaskExecutionRole',
      ),
    });
    return returns;
  },
};
