const { execFileSync, spawn } = require('node:child_process');
const { once } = require('node:events');
const { join, resolve } = require('node:path');
const { createInterface } = require('node:readline');

const ROOT = resolve(__dirname, '../..');
const REGION = 'eu-west-1';

/** Slow enough that what ECS keeps for an hour is there when the pipeline reads it. */
const SPEED = 25;

const toParameters = values =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));

/** An account in a simulated AWS of its own, whose owner may do anything. */
class Account {
  #simulator;
  #env;

  static async start() {
    const simulator = spawn(
      process.execPath,
      [
        join(ROOT, 'packages/aws-simulator/bin/aws-simulator'),
        '--port=0',
        `--speed=${SPEED}`,
        '--iam',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: simulator.stdout });
    const [line] = await once(lines, 'line');
    return new Account(simulator, line.split(' ').pop());
  }

  constructor(simulator, endpoint) {
    this.#simulator = simulator;
    this.#env = {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: '123456789012',
      AWS_SECRET_ACCESS_KEY: 'simulated',
    };
  }

  stop() {
    this.#simulator.kill();
  }

  /** What a client needs to reach this AWS, without credentials. */
  get endpoint() {
    const { AWS_ENDPOINT_URL, AWS_EC2_METADATA_DISABLED } = this.#env;
    return { AWS_ENDPOINT_URL, AWS_EC2_METADATA_DISABLED, SPEED };
  }

  /** Calls the AWS CLI as the owner. */
  aws(...args) {
    const output = execFileSync('aws', [...args, '--output', 'json'], {
      env: this.#env,
      encoding: 'utf8',
    });
    return output && JSON.parse(output);
  }

  #stack(name) {
    return this.aws('cloudformation', 'describe-stacks', '--stack-name', name)
      .Stacks[0];
  }

  outputs(stack) {
    return Object.fromEntries(
      this.#stack(stack).Outputs.map(({ OutputKey, OutputValue }) => [
        OutputKey,
        OutputValue,
      ]),
    );
  }

  parameters(stack) {
    return Object.fromEntries(
      this.#stack(stack).Parameters.map(({ ParameterKey, ParameterValue }) => [
        ParameterKey,
        ParameterValue,
      ]),
    );
  }

  /** Waits until CloudFormation is done; the CLI's own waiters poll too rarely. */
  settled(stack) {
    for (;;) {
      const { StackStatus } = this.#stack(stack);
      if (!StackStatus.endsWith('_IN_PROGRESS')) return StackStatus;
    }
  }

  deploy(stack, template, parameters) {
    this.aws(
      ...['cloudformation', 'create-stack', '--stack-name', stack],
      '--template-body',
      `file://${join(ROOT, 'templates/cloudformation', template)}`,
      ...['--capabilities', 'CAPABILITY_IAM', '--parameters'],
      JSON.stringify(toParameters(parameters)),
    );
    const status = this.settled(stack);
    if (status !== 'CREATE_COMPLETE') throw new Error(`${stack}: ${status}`);
  }

  /** The arguments with which somebody, such as the portal, updates a stack. */
  updateOf(stack, changed) {
    const kept = Object.keys(this.parameters(stack))
      .filter(key => !(key in changed))
      .map(ParameterKey => ({ ParameterKey, UsePreviousValue: true }));
    return [
      ...['cloudformation', 'update-stack', '--stack-name', stack],
      ...['--use-previous-template', '--capabilities', 'CAPABILITY_IAM'],
      ...['--parameters', JSON.stringify([...toParameters(changed), ...kept])],
    ];
  }
}

module.exports = { Account, REGION };
