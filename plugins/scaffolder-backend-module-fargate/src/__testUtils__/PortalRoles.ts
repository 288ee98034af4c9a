import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CloudFormationClient,
  CreateChangeSetCommandInput,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  AssumeRoleRequest,
  STSClient,
} from '@aws-sdk/client-sts';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { AwsCredentialIdentity, MiddlewareStack } from '@smithy/types';
import { TestBench } from './TestBench';

/** Where the portal itself runs. */
const PORTAL_ACCOUNT = '999900001111';

const PORTAL_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/backstage`;

const EXTERNAL_ID = 'an-external-id';

const TEMPLATE = resolve(
  resolvePackagePath('@fargate-api/templates'),
  '../examples/iam/portal-roles.yml',
);

/** The roles of `examples/iam/portal-roles.yml` on a simulator that evaluates policies. */
export class PortalRoles {
  /** Makes the role that the portal itself runs as. */
  static async on(bench: TestBench): Promise<PortalRoles> {
    const roles = new PortalRoles(bench);
    const iam = roles.client(IAMClient, PORTAL_ACCOUNT);
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'backstage',
        AssumeRolePolicyDocument: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: PORTAL_ACCOUNT },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'backstage',
        PolicyName: 'assume',
        PolicyDocument: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Resource: 'arn:aws:iam::*:role/fargate-api/portal/*',
            },
          ],
        }),
      }),
    );
    return roles;
  }

  private constructor(private readonly bench: TestBench) {}

  /** A client for the root of an account, or for somebody's credentials. */
  client<T>(
    Client: new (options: object) => T,
    credentials: string | AwsCredentialIdentity,
  ): T {
    return new Client({
      endpoint: this.bench.simulator.url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials:
        typeof credentials === 'string'
          ? { accessKeyId: credentials, secretAccessKey: 'simulated' }
          : credentials,
    });
  }

  /**
   * Has the owner of an account deploy the roles.
   *
   * @returns the outputs of their stack
   */
  async deploy(
    accountId: string,
    parameters: Record<string, string>,
    template = readFileSync(TEMPLATE, 'utf8'),
  ): Promise<Record<string, string>> {
    const owner = this.client(CloudFormationClient, accountId);
    const StackName = 'portal-roles';
    await owner.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: template,
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries({
          PortalRoleArn: PORTAL_ROLE,
          ExternalId: EXTERNAL_ID,
          ...parameters,
        }).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      }),
    );
    await this.bench.simulator.clock.advance(600);
    const { Stacks = [] } = await owner.send(
      new DescribeStacksCommand({ StackName }),
    );
    const [{ StackStatus, StackStatusReason, Outputs = [] }] = Stacks;
    if (StackStatus !== 'CREATE_COMPLETE') {
      throw new Error(`portal-roles: ${StackStatus} ${StackStatusReason}`);
    }
    return Object.fromEntries(
      Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue!]),
    );
  }

  /** Assumes a role as the portal does, for somebody. */
  async assume(roleArn: string, input = {}): Promise<AwsCredentialIdentity> {
    const portal = await this.#credentials(
      this.client(STSClient, PORTAL_ACCOUNT),
      { RoleArn: PORTAL_ROLE },
    );
    return this.#credentials(this.client(STSClient, portal), {
      RoleArn: roleArn,
      ExternalId: EXTERNAL_ID,
      ...(roleArn.includes('LookRole')
        ? {}
        : {
            Tags: [
              { Key: 'fargate-api:initiator', Value: 'user:default/jane' },
            ],
          }),
      ...input,
    });
  }

  /**
   * Lets the bench's actions work with a role in a target, and makes the roles
   * of their stacks as its owner asks for.
   */
  async use(target: string, outputs: Record<string, string>): Promise<void> {
    const session = await this.assume(outputs.DeployRoleArn);
    const { target: _, now, ...clients } = await this.bench.clients(target);
    for (const client of Object.values(clients)) {
      client.config.credentials = async () => session;
    }
    const stack = clients.cloudFormation.middlewareStack as MiddlewareStack<
      any,
      any
    >;
    stack.add(
      (next: any) => async (args: any) => {
        if (args.input.ChangeSetType) {
          fitToRoles(args.input, outputs);
        }
        return next(args);
      },
      { step: 'initialize', name: 'boundedRoles', override: true },
    );
  }

  async #credentials(
    sts: STSClient,
    input: Omit<AssumeRoleRequest, 'RoleSessionName'>,
  ): Promise<AwsCredentialIdentity> {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleSessionName: 'backstage', ...input }),
    );
    return {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
  }
}

/** What the actions will do once a target's configuration names these. */
function fitToRoles(
  input: CreateChangeSetCommandInput,
  outputs: Record<string, string>,
): void {
  const { TemplateBody, Parameters } = input;
  input.RoleARN = outputs.CloudFormationRoleArn;
  for (const ParameterKey of ['RolePath', 'PermissionsBoundaryArn']) {
    if (
      TemplateBody?.includes(`${ParameterKey}:`) &&
      !Parameters!.some(one => one.ParameterKey === ParameterKey)
    ) {
      Parameters!.push({ ParameterKey, ParameterValue: outputs[ParameterKey] });
    }
  }
}
