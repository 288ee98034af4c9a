import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { SimulatedDeployment } from './SimulatedDeployment';

/** ECS services that another tool than the portal made, in targets with a VPC. */
export class ForeignServices {
  readonly #subnets = new Map<string, string[]>();

  constructor(private readonly deployment: SimulatedDeployment) {
    const { PrivateSubnetIds } = deployment.environment;
    this.#subnets.set('dev', PrivateSubnetIds.split(','));
  }

  /**
   * Creates a service, in a cluster that may exist, and returns its ARN once its
   * task runs.
   */
  async create(
    cluster: string,
    name: string,
    options: { target?: string; tags?: Record<string, string> } = {},
  ): Promise<string> {
    const { target = 'dev', tags = {} } = options;
    const { ecs } = await this.deployment.clientsOf(target);
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: name,
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [
          { name, image: 'public.ecr.aws/docker/library/nginx:latest' },
        ],
      }),
    );
    const { service } = await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: name,
        taskDefinition: name,
        desiredCount: 1,
        launchType: 'FARGATE',
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
        networkConfiguration: {
          awsvpcConfiguration: { subnets: await this.#subnetsOf(target) },
        },
      }),
    );
    await this.deployment.simulator.clock.advance(600);
    return service!.serviceArn!;
  }

  async #subnetsOf(target: string): Promise<string[]> {
    let subnets = this.#subnets.get(target);
    if (!subnets) {
      const { outputs } = await this.deployment.deploy(
        'vpc',
        `${target}-vpc`,
        {},
        { target, entityRef: `resource:default/${target}` },
      );
      subnets = outputs.PrivateSubnetIds.split(',');
      this.#subnets.set(target, subnets);
    }
    return subnets;
  }
}
