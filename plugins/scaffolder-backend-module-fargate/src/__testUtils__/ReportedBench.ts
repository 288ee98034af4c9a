import {
  Capability,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  Service,
  TaskDefinition,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  API_SHAPES,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { BenchOptions, RunOptions, RunResult, TestBench } from './TestBench';

const OWNER = 'group:default/team-a';

/** `public.ecr.aws/docker/library/nginx:{tag}` */
export const nginx = (tag: string) =>
  `public.ecr.aws/docker/library/nginx:${tag}`;

/**
 * An API in an environment, and the calls by which a person or a pipeline
 * changes it without the portal.
 */
export class ReportedBench {
  static async start(options?: BenchOptions): Promise<ReportedBench> {
    const bench = await TestBench.start({}, options);
    // The same answers in fewer requests.
    bench.stride = 8;
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: OWNER,
    });
    return new ReportedBench(bench, await bench.clients(), outputs.stackArn);
  }

  #count = 0;
  #kind: ApiKind = 'public-api';
  #original?: { name: string; request: object };
  /** Outputs of the first deployment. */
  deployed: Record<string, any> = {};

  private constructor(
    readonly bench: TestBench,
    readonly clients: FargateClients,
    readonly environmentStackArn: string,
  ) {}

  get name(): string {
    return `orders-${this.#count}`;
  }

  get entityRef(): string {
    return `api:default/${this.name}`;
  }

  /** Deploys another API, which the catalog then has. */
  async next(input = {}, kind: ApiKind = 'public-api'): Promise<void> {
    this.#count++;
    this.#kind = kind;
    const { outputs } = await this.deploy(input);
    this.deployed = outputs;
    this.bench.addStackEntity(this.entityRef, outputs.stackArn);
  }

  /**
   * Another API that is as a deployment leaves it, but made by CloudFormation
   * alone from the stack of the first one, which takes few requests.
   */
  async copy(): Promise<void> {
    this.#original ??= await this.#takeOriginal();
    this.#count++;
    const { name } = this;
    const request = JSON.parse(
      JSON.stringify(this.#original.request)
        .split(this.#original.name)
        .join(name),
    );
    await this.clients.cloudFormation.send(new CreateStackCommand(request));
    await this.later(600);
    const { arn, outputs } = (await this.stack())!;
    this.deployed = Object.fromEntries(
      Object.entries(outputs).map(([key, value]) => [
        key[0].toLowerCase() + key.slice(1),
        value,
      ]),
    );
    this.bench.addStackEntity(this.entityRef, arn);
  }

  /** The request by which the first API can be made again; it is taken away. */
  async #takeOriginal() {
    await this.next();
    const { name } = this;
    const { parameters, tags } = (await this.stack())!;
    const request = {
      StackName: name,
      TemplateBody: await this.bench.template(name),
      Parameters: Object.entries(parameters).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
      Tags: tagList(tags ?? {}),
      Capabilities: [Capability.CAPABILITY_IAM],
    };
    await this.discard();
    return { name, request };
  }

  /**
   * `aws cloudformation delete-stack`, and no wait for its end. CloudFormation
   * deletes no stack during an operation, and gives a service three hours, and
   * three more in a rollback.
   */
  async discard(): Promise<void> {
    for (let waited = 0; waited < 40; waited++) {
      if (!(await this.stack())?.status.endsWith('_IN_PROGRESS')) {
        break;
      }
      await this.later(600);
    }
    await this.clients.cloudFormation.send(
      new DeleteStackCommand({ StackName: this.name }),
    );
  }

  deploy(input = {}, options: RunOptions = {}): Promise<RunResult> {
    return this.#run(
      API_SHAPES[this.#kind].deployAction,
      {
        name: this.name,
        owner: OWNER,
        environmentStackArn: this.environmentStackArn,
        image: nginx('1.27'),
        ...input,
      },
      options,
    );
  }

  update(input = {}, options: RunOptions = {}): Promise<RunResult> {
    return this.#run(
      'fargate:api:update',
      { entityRef: this.entityRef, ...input },
      options,
    );
  }

  remove(input = {}, options: RunOptions = {}): Promise<RunResult> {
    return this.#run(
      'fargate:stack:delete',
      { entityRef: this.entityRef, ...input },
      options,
    );
  }

  /** Every run is a task of its own. */
  #run(id: string, input: {}, options: RunOptions): Promise<RunResult> {
    const taskId = this.bench.newTaskId();
    return this.bench.run(id, input, { taskId, ...options });
  }

  service() {
    return this.bench.service(this.deployed.serviceArn);
  }

  stack() {
    return this.bench.describe(this.name);
  }

  /** `aws cloudformation update-stack` with more tags and all else as it is. */
  async tagStack(added: Record<string, string>): Promise<void> {
    const { tags } = (await this.stack())!;
    await this.#updateStack({}, { ...tags, ...added });
  }

  /** `aws cloudformation update-stack` with other parameters and all else as it is. */
  async setParameters(changed: Record<string, string>): Promise<void> {
    await this.#updateStack(changed);
  }

  async #updateStack(
    changed: Record<string, string>,
    tags?: Record<string, string>,
  ): Promise<void> {
    const { parameters } = (await this.stack())!;
    await this.clients.cloudFormation.send(
      new UpdateStackCommand({
        StackName: this.name,
        UsePreviousTemplate: true,
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.keys(parameters).map(ParameterKey =>
          ParameterKey in changed
            ? { ParameterKey, ParameterValue: changed[ParameterKey] }
            : { ParameterKey, UsePreviousValue: true },
        ),
        Tags: tags && tagList(tags),
      }),
    );
  }

  async definitionOf({
    taskDefinition: arn,
  }: Service): Promise<TaskDefinition> {
    const { taskDefinition } = await this.clients.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: arn }),
    );
    return taskDefinition!;
  }

  async imageOf(service: Service): Promise<string | undefined> {
    return (await this.definitionOf(service)).containerDefinitions![0].image;
  }

  async runningImage(): Promise<string | undefined> {
    return this.imageOf(await this.service());
  }

  /** `aws ecs register-task-definition`, then `aws ecs update-service`. */
  async deployByPipeline(image: string, more = {}): Promise<void> {
    const { taskDefinitionArn, containerDefinitions, ...definition } =
      await this.definitionOf(await this.service());
    const { taskDefinition } = await this.clients.ecs.send(
      new RegisterTaskDefinitionCommand({
        ...definition,
        family: definition.family!,
        containerDefinitions: [{ ...containerDefinitions![0], image, ...more }],
      }),
    );
    await this.updateService({
      taskDefinition: taskDefinition!.taskDefinitionArn,
    });
  }

  /** `aws ecs update-service`, and five minutes. */
  async updateService(change: object): Promise<void> {
    await this.clients.ecs.send(
      new UpdateServiceCommand({
        cluster: this.deployed.clusterName,
        service: this.name,
        ...change,
      }),
    );
    await this.later(300);
  }

  async later(seconds: number): Promise<void> {
    await this.bench.simulator.clock.advance(seconds);
  }

  close(): Promise<void> {
    return this.bench.close();
  }
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
