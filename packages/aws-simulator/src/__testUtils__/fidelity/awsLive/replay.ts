import {
  CloudControlClient,
  GetResourceCommand,
} from '@aws-sdk/client-cloudcontrol';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { VirtualClock } from '../../../clock/VirtualClock';
import { DispatchingHandler } from '../../DispatchingHandler';
import { services } from '../../../services';
import { BaseStack } from './BaseStack';
import { Difference, differences } from './compare';
import { LiveRecord } from './records';

/** Longer than anything takes, in virtual seconds. */
const LONG = 3600;

/** What became of a record in the simulator. */
export type Outcome =
  | { refused: string }
  | {
      read: Record<string, unknown>;
      differences: Difference[];
      /** What drift detection found right after the creation. */
      drifts: string[];
    };

/** Declares in the simulator what a record declared, and reads it back. */
export async function replay(record: LiveRecord): Promise<Outcome> {
  const handler = new DispatchingHandler([...services.values()]);
  const { clock } = handler.world;
  const options = {
    region: record.region,
    credentials: { accessKeyId: '111111111111', secretAccessKey: 'x' },
    requestHandler: handler,
    maxAttempts: 1,
  };
  const cloudFormation = new CloudFormationClient(options);
  const base = new BaseStack(record);
  const StackName = stackNameOf(record);
  try {
    await cloudFormation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: base.template,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        DisableRollback: true,
        Tags: stackTagsOf(record),
      }),
    );
    await clock.advance(LONG);
    const failure = await failureOf(cloudFormation, StackName);
    if (failure) {
      return { refused: failure };
    }
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    const physicalIds = new Map(
      StackResources.map(one => [
        one.LogicalResourceId!,
        one.PhysicalResourceId!,
      ]),
    );
    const { ResourceDescription } = await new CloudControlClient(options).send(
      new GetResourceCommand({
        TypeName: record.type,
        Identifier: physicalIds.get(record.name),
      }),
    );
    const read = JSON.parse(ResourceDescription!.Properties!);
    const translate = translation(base, physicalIds);
    return {
      read,
      differences: differences(record.live, read, translate),
      drifts: await driftsIn(cloudFormation, StackName, clock),
    };
  } catch (error) {
    return { refused: `${error}` };
  } finally {
    clock.stop();
  }
}

async function driftsIn(
  cloudFormation: CloudFormationClient,
  StackName: string,
  clock: VirtualClock,
): Promise<string[]> {
  const { Stacks } = await cloudFormation.send(
    new DescribeStacksCommand({ StackName }),
  );
  if (Stacks![0].StackStatus !== 'CREATE_COMPLETE') {
    return [];
  }
  await cloudFormation.send(new DetectStackDriftCommand({ StackName }));
  await clock.advance(LONG);
  const { StackResourceDrifts } = await cloudFormation.send(
    new DescribeStackResourceDriftsCommand({ StackName }),
  );
  return StackResourceDrifts!.flatMap(
    ({ ResourceType, PropertyDifferences = [], StackResourceDriftStatus }) =>
      StackResourceDriftStatus === 'DELETED'
        ? [`${ResourceType} is deleted`]
        : PropertyDifferences.map(
            ({ PropertyPath, ExpectedValue, ActualValue }) =>
              `${ResourceType}${PropertyPath}: ${ExpectedValue} is ${ActualValue}`,
          ),
  );
}

async function failureOf(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<string | undefined> {
  const { StackEvents = [] } = await cloudFormation.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  const failed = StackEvents.filter(
    ({ ResourceStatus, ResourceStatusReason }) =>
      ResourceStatus === 'CREATE_FAILED' &&
      ResourceStatusReason !== 'Resource creation cancelled',
  ).pop();
  return (
    failed && `${failed.LogicalResourceId}: ${failed.ResourceStatusReason}`
  );
}

/** The stack of the record, as far as its tags and names tell. */
function stackNameOf({ live, physicalId }: LiveRecord): string {
  const tagged = /:stack\/([^/"]+)\//.exec(JSON.stringify(live))?.[1];
  const named = /\b(C[A-Za-z0-9]+)-[A-Za-z0-9]+-[A-Za-z0-9]{12,13}\b/.exec(
    `${physicalId} ${JSON.stringify(live.Name ?? live.RoleName ?? '')}`,
  )?.[1];
  return tagged ?? named ?? 'Replay';
}

/** Tags that the resource has and that its template did not declare. */
function stackTagsOf({ declared, live }: LiveRecord) {
  const tags: { Key: string; Value: string }[] = Array.isArray(live.Tags)
    ? live.Tags
    : [];
  return tags.filter(
    ({ Key }) =>
      !Key.startsWith('aws:') &&
      !JSON.stringify(declared.Tags ?? []).includes(`"${Key}"`),
  );
}

/** Puts the resources of the base stack in place of those of the account that a record is from. */
function translation(
  { replaced }: BaseStack,
  physicalIds: ReadonlyMap<string, string>,
): (text: string) => string {
  const pairs = [...replaced].flatMap(([text, { id, attribute }]) => {
    const physicalId = physicalIds.get(id);
    return physicalId && attribute !== 'Arn'
      ? [[pathOf(text), pathOf(physicalId)] as const]
      : [];
  });
  return text =>
    pairs.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

/** What other ARNs have of an ARN, e.g. those of a listener of its load balancer. */
function pathOf(id: string): string {
  return (
    /:(?:loadbalancer|listener)\/(.+)$/.exec(id)?.[1] ?? id.split('|').pop()!
  );
}
