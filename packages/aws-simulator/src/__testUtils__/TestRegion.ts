import { allRights } from '../authorization/allRights';
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { VirtualClock } from '../clock/VirtualClock';
import { CallContext } from '../services/ServiceDefinition';
import { createWorld, services } from '../services';
import { ResourceTypes } from '../services/cloudformation/model/ResourceTypes';
import { Toy, toyType } from './toyTypes';

/** A region with a manual clock, in which a test calls CloudFormation. */
export class TestRegion {
  readonly clock = new VirtualClock({ speed: 'manual' });
  readonly world = createWorld(this.clock, 1);
  readonly region = this.world.account('123456789012').region('eu-west-1');
  readonly topic: Toy = toyType('AWS::SNS::Topic');
  readonly queue: Toy = toyType('AWS::SQS::Queue');
  readonly bucket: Toy = toyType('AWS::S3::Bucket', { consistencyCheck: true });

  constructor() {
    this.world
      .service(ResourceTypes)
      .add([this.topic, this.queue, this.bucket]);
  }

  /** Calls an operation. */
  async call(operation: string, input: object = {}): Promise<any> {
    const root = {
      arn: 'arn:aws:iam::123456789012:root',
      account: this.region.account,
    };
    const context: CallContext = {
      world: this.world,
      region: this.region,
      account: this.region.account,
      principalArn: root.arn,
      rights: allRights(root),
      requestId: this.region.ids.uuid(),
    };
    return services
      .get('cloudformation')!
      .operations[operation](context, input);
  }

  /** Calls an operation that must fail, and returns its error code and message. */
  async refusal(operation: string, input: object = {}): Promise<string> {
    try {
      await this.call(operation, input);
    } catch (error: any) {
      return `${error.name}: ${error.message}`;
    }
    throw new Error(`${operation} was accepted`);
  }

  /** Creates a stack and waits until the operation has ended. */
  async create(template: object | string, input: object = {}) {
    await this.call('CreateStack', {
      StackName: 'app',
      TemplateBody: textOf(template),
      ...input,
    });
    await this.clock.advance(600);
  }

  /** The stack, as DescribeStacks shows it. */
  async stack(name = 'app') {
    const { Stacks } = await this.call('DescribeStacks', { StackName: name });
    return Stacks[0];
  }

  /** The events of a stack, oldest first, one line each: `Topic CREATE_FAILED: reason`. */
  async history(name = 'app', since?: Date): Promise<string[]> {
    const events: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const page: any = await this.call('DescribeStackEvents', {
        StackName: name,
        NextToken,
      });
      events.push(...page.StackEvents);
      NextToken = page.NextToken;
    } while (NextToken);
    return events
      .reverse()
      .filter(event => !since || event.Timestamp! >= since)
      .map(line);
  }
}

/** A template as a request body. */
export function textOf(template: object | string): string {
  return typeof template === 'string' ? template : JSON.stringify(template);
}

function line(event: StackEvent): string {
  const reason = (event.ResourceStatusReason ?? '').replace(
    /RequestToken: [-0-9a-f]{36}/,
    'RequestToken: #',
  );
  const detail = event.DetailedStatus ? ` (${event.DetailedStatus})` : '';
  return `${event.LogicalResourceId} ${event.ResourceStatus}${detail}${
    reason && `: ${reason}`
  }`;
}
