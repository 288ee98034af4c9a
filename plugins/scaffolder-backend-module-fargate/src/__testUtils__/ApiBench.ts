import {
  DescribeTaskDefinitionCommand,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { TestBench } from './TestBench';

const owner = 'group:default/team-a';

/** Public APIs in one environment, deployed and updated by their names. */
export class ApiBench {
  #runs = 0;

  private constructor(
    readonly bench: TestBench,
    private readonly environmentStackArn: string,
    private readonly image: string,
  ) {}

  /** @param image - of the APIs whose deployment names none. */
  static async start(image: string): Promise<ApiBench> {
    const bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    return new ApiBench(bench, outputs.stackArn, image);
  }

  async deploy(name: string, input: object = {}) {
    const { bench, environmentStackArn, image } = this;
    const result = await bench.run(
      'fargate:public-api:deploy',
      { name, owner, environmentStackArn, image, ...input },
      { taskId: `deploy-${this.#runs++}` },
    );
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  }

  update(name: string, input: object) {
    return this.bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, ...input },
      { taskId: `update-${this.#runs++}` },
    );
  }

  async taskDefinition(name: string): Promise<TaskDefinition> {
    const { TaskDefinitionArn } = (await this.bench.describe(name))!.outputs;
    const { ecs } = await this.bench.clients();
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: TaskDefinitionArn }),
    );
    return taskDefinition!;
  }
}
