import { ECR } from '@aws-sdk/client-ecr';
import {
  AssumeRoleWithWebIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { JsonObject } from '@backstage/types';
import { AwsCredentialIdentity } from '@smithy/types';
// Test utilities are none of the simulator's public API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  pushImage,
  TestImage,
} from '../../../../packages/aws-simulator/src/__testUtils__/pushImage';
import { StandInForge } from './StandInForge';
import { ACCOUNT, BenchOptions, RunOptions, TestBench } from './TestBench';

const OWNER = 'group:default/team-a';
export const REPO_URL = 'github.com?owner=acme&repo=orders';

/** The subject of the pipeline that may deploy. */
export const SUBJECT = 'repo:acme@12/orders@34:ref:refs/heads/main';

const GITHUB = 'https://token.actions.githubusercontent.com';

/** APIs that are built from source, on a simulated AWS and a stand-in forge. */
export class DeliveryBench {
  static async start(options: BenchOptions = {}): Promise<DeliveryBench> {
    const forge = await StandInForge.start();
    forge.addRepository('acme/orders', 34, 12);
    forge.addRepository('acme/stock', 56, 12);
    const bench = await TestBench.start(
      {},
      { ...options, integrations: forge.integrations },
    );
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: OWNER,
    });
    const { region = 'eu-west-1' } = options;
    return new DeliveryBench(bench, forge, outputs.stackArn, region);
  }

  private constructor(
    readonly bench: TestBench,
    readonly forge: StandInForge,
    readonly environmentStackArn: string,
    readonly region: string,
  ) {}

  /** Runs `fargate:delivery:deploy` for the API orders, unless the input says otherwise. */
  delivery(input: JsonObject = {}, options: RunOptions = {}) {
    const { bench, environmentStackArn } = this;
    return bench.run(
      'fargate:delivery:deploy',
      {
        name: 'orders',
        owner: OWNER,
        environmentStackArn,
        repoUrl: REPO_URL,
        ...input,
      },
      { taskId: bench.newTaskId(), ...options },
    );
  }

  /** Deploys a public API, and lets the catalog have it. */
  async api(name: string, image: string, input: JsonObject = {}) {
    const { bench, environmentStackArn } = this;
    const result = await bench.run(
      'fargate:public-api:deploy',
      { name, owner: OWNER, environmentStackArn, image, ...input },
      { taskId: bench.newTaskId() },
    );
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  }

  /** Pushes an image by ECR's API. @returns its digest */
  async push(
    repositoryUri: string,
    tag: string,
    image: TestImage = {},
    credentials: AwsCredentialIdentity = this.owner,
  ): Promise<string> {
    const ecr = this.client(ECR, credentials);
    return pushImage(ecr, repositoryUri.split('/')[1], tag, image);
  }

  /** The root of the account. */
  get owner(): AwsCredentialIdentity {
    return { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' };
  }

  client<T>(
    Client: new (options: any) => T,
    credentials: AwsCredentialIdentity,
  ): T {
    return new Client({
      endpoint: this.bench.simulator.url,
      region: this.region,
      maxAttempts: 1,
      credentials,
    });
  }

  /** A session in a role, by a token of the forge with this subject. */
  async assume(
    roleArn: string,
    sub: string,
    claims: object = {},
  ): Promise<AwsCredentialIdentity> {
    const now = this.bench.simulator.clock.now() / 1000;
    const part = (value: object) =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = [
      part({ alg: 'RS256', kid: 'one' }),
      part({
        iss: GITHUB,
        aud: 'sts.amazonaws.com',
        sub,
        exp: now + 300,
        ...claims,
      }),
      'x',
    ].join('.');
    const { Credentials } = await this.client(STSClient, this.owner).send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: roleArn,
        RoleSessionName: 'run-1',
        WebIdentityToken: token,
      }),
    );
    return {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
  }

  async close(): Promise<void> {
    await this.bench.close();
    await this.forge.close();
  }
}
