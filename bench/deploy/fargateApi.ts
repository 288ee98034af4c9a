import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  createEnvironmentDeployAction,
  createPublicApiDeployAction,
} from '@fargate-api/backstage-plugin-scaffolder-backend-module-fargate';
import { allowAll } from '../allowAll';
import { ENVIRONMENT, IMAGE, NAME, REGION, STACKS } from './apiParameters';
import { Tool } from './Tool';

/** The actions of this repository, as the scaffolder runs them. */
export const fargateApi: Tool = {
  name: 'fargate-api',
  account: '111111111111',
  async deploy(simulator, account) {
    const dependencies: any = {
      ...allowAll,
      aws: FargateAws.fromConfig(
        new ConfigReader({
          fargateApi: {
            targets: [
              {
                name: 'dev',
                accountId: account,
                region: REGION,
                endpoint: simulator.url,
              },
            ],
          },
          aws: {
            accounts: [
              {
                accountId: account,
                accessKeyId: account,
                secretAccessKey: 'simulated',
              },
            ],
          },
        }),
      ),
      catalog: { getEntitiesByRefs: async () => ({ items: [] }) },
      events: { publish: async () => {} },
    };
    const run = async (action: any, input: object) => {
      const outputs: Record<string, any> = {};
      await action.handler({
        input: { ...input, owner: 'group:default/team-a' },
        task: { id: 'bench' },
        step: { id: action.id },
        logger: { info: () => {} },
        getInitiatorCredentials: async () => mockCredentials.user(),
        output: (name: string, value: unknown) => {
          outputs[name] = value;
        },
      });
      return outputs;
    };
    const environment = await run(createEnvironmentDeployAction(dependencies), {
      target: 'dev',
      name: ENVIRONMENT,
    });
    const first = {
      stacks: [STACKS.vpc, STACKS.cluster],
      at: simulator.clock.now(),
    };
    await run(createPublicApiDeployAction(dependencies), {
      name: NAME,
      environmentStackArn: environment.stackArn,
      image: IMAGE,
    });
    return [first, { stacks: [STACKS.api], at: simulator.clock.now() }];
  },
};
