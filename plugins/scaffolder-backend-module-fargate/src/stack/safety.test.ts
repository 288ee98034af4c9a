import { TestBench } from '../__testUtils__/TestBench';
import { readDeploymentOptions } from './DeploymentOptions';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentLog } from '../log/DeploymentLog';
import { deployStack } from './deployStack';
import { StackRequest } from './StackRequest';

const owner = 'group:default/team-a';
const SECRET = 'correct-horse-battery-staple';

jest.setTimeout(60_000);

describe('a deployment', () => {
  let bench: TestBench;

  beforeEach(async () => {
    bench = await TestBench.start();
    bench.stride = 6;
  });
  afterEach(() => bench.close());

  it('makes no call that a cancelled task could not end', async () => {
    const calls: { operation: string; isAbortable: boolean }[] = [];
    const { target, now, clockSpeed, ...clients } = await bench.actionClients();
    for (const client of Object.values(clients)) {
      const { requestHandler } = client.config;
      const handle = requestHandler.handle.bind(requestHandler);
      requestHandler.handle = (request: any, options: any) => {
        calls.push({
          operation: request.headers['x-amz-target'] ?? request.body,
          isAbortable: options?.abortSignal !== undefined,
        });
        return handle(request, options);
      };
    }
    const options = { signal: new AbortController().signal };
    const { outputs } = await bench.run(
      'fargate:environment:deploy',
      { target: 'dev', name: 'dev', owner },
      options,
    );
    const api = await bench.run(
      'fargate:public-api:deploy',
      {
        name: 'orders',
        owner,
        environmentStackArn: outputs.stackArn,
        image: 'public.ecr.aws/docker/library/nginx:1.27',
        terminationProtection: true,
      },
      options,
    );
    bench.addStackEntity('api:default/orders', api.outputs.stackArn);
    const entityRef = 'api:default/orders';
    await bench
      .run(
        'fargate:api:update',
        { entityRef, image: 'public.ecr.aws/fargate-api/crash:1' },
        options,
      )
      .catch(() => {});
    await bench.run(
      'fargate:stack:delete',
      { entityRef, confirm: 'orders' },
      options,
    );
    expect(calls.length).toBeGreaterThan(100);
    // A session in a role is shared by all runs of a user, so no task ends it.
    const own = calls.filter(
      ({ operation }) => !String(operation).startsWith('Action=AssumeRole&'),
    );
    expect(own.filter(call => !call.isAbortable)).toEqual([]);
  });

  describe('of a template with a secret', () => {
    const lines: string[] = [];
    const inputs: string[] = [];

    const deploy = async (change: Partial<StackRequest>) => {
      const clients = await bench.clients();
      clients.cloudFormation.middlewareStack.add(
        next => async args => {
          inputs.push(JSON.stringify(args.input));
          return next(args);
        },
        { step: 'initialize', name: 'inputs', override: true },
      );
      const context: DeploymentContext = {
        clients,
        clock: { sleep: s => bench.simulator.clock.advance(s * 6) },
        log: new DeploymentLog({ info: line => lines.push(line) }),
        task: { taskId: `task-${inputs.length}`, stepId: 'step' },
        options: readDeploymentOptions(),
        authorize: async () => {},
      };
      return deployStack(context, {
        label: 'Cluster',
        name: 'secretive',
        kind: 'cluster',
        parameters: { Password: SECRET },
        entityRef: 'resource:default/secretive',
        onReplacement: 'fail',
        ...change,
      });
    };
    const template = (role: string, days = 7) => `
      Parameters:
        Password: { Type: String, NoEcho: true }
        Days: { Type: Number, Default: ${days} }
      Resources:
        Group:
          Type: AWS::Logs::LogGroup
          Properties:
            RetentionInDays: !Ref Days
            Tags: [{ Key: password, Value: !Ref Password }]
        ${role}
      Outputs:
        Group: { Value: !Ref Group }`;
    const failing = `Role:
          Type: AWS::IAM::Role
          DependsOn: Group
          Properties:
            AssumeRolePolicyDocument: {}
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/none']`;

    it('tells it neither in the log nor in the failure', async () => {
      const error = await deploy({ template: template(failing) }).catch(e => e);
      expect(error.report.failed).toContain('secretive');
      expect(JSON.stringify([lines, error, `${error}`])).not.toContain(SECRET);
    });

    it('keeps it through an update without knowing it', async () => {
      const { stack } = await deploy({ template: template('') });
      expect(JSON.stringify(stack)).not.toContain(SECRET);
      inputs.length = 0;
      await deploy({
        parameters: { Days: '14' },
        keptParameters: ['Password'],
      });
      const created = inputs.find(input => input.includes('ChangeSetType'))!;
      expect(JSON.parse(created).Parameters).toEqual([
        { ParameterKey: 'Days', ParameterValue: '14' },
        { ParameterKey: 'Password', UsePreviousValue: true },
      ]);
      expect(inputs.join()).not.toMatch(/\*\*\*\*/);
      expect(inputs.join()).not.toContain(SECRET);
    });

    it('tells a plan that changes it without either value', async () => {
      await deploy({ template: template('') });
      await deploy({
        template: template(''),
        parameters: { Password: `another ${SECRET}`, Days: '30' },
      });
      expect(lines).toContainEqual(
        expect.stringMatching(
          /^ +change: log group \(RetentionInDays \d+ → 30, Tags\)$/,
        ),
      );
      expect(JSON.stringify(lines)).not.toContain(SECRET);
    });
  });
});
