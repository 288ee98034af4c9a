import { planChanges } from '../model/changes/planChanges';
import { abortable } from '../../../clock/abortable';
import { createStack } from '../model/execution/createStack';
import { StackRun } from '../model/execution/StackRun';
import { startRun } from '../model/execution/startRun';
import { updateStack } from '../model/execution/updateStack';
import { startDeletion } from '../model/execution/startDeletion';
import { desiredStateOf } from '../model/requests/desiredStateOf';
import { newStack } from '../model/requests/newStack';
import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
  VerbatimReason,
} from '../../ResourceType';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { DesiredState } from '../model/stacks/DesiredState';

/** `AWS::CloudFormation::Stack`: a nested stack. */
export const nestedStack: ResourceType = {
  typeName: 'AWS::CloudFormation::Stack',
  sdkServiceName: 'CloudFormation',
  api: { service: 'cloudformation', operation: 'CreateStack' },
  seconds: { create: 2, update: 0, delete: 0 },

  create(request) {
    const { region, stackName, logicalId, properties } = request;
    const cloudFormation = region.service(CloudFormation);
    const parent = parentOf(request);
    const name = `${stackName.slice(0, 60)}-${logicalId.slice(
      0,
      50,
    )}-${region.ids.upper(13)}`;
    const desired = desiredStateOfStack(request, name);
    const stack = newStack(cloudFormation, name, desired, 'CREATE_IN_PROGRESS');
    Object.assign(stack, {
      parentId: parent.id,
      rootId: parent.rootId ?? parent.id,
      capabilities: parent.capabilities,
      roleArn: parent.roleArn,
      disableRollback: true,
      timeoutInMinutes: properties.TimeoutInMinutes,
    });
    const run = newRun(request, stack, 'CREATE_STACK');
    run.stackEvent('CREATE_IN_PROGRESS', 'User Initiated');
    // The root stack decides whether its resources are rolled back.
    startRun(run, started => createStack(started, 'DO_NOTHING'));
    return stack.id;
  },

  async stabilize(request, operation) {
    const stack = childOf(request);
    await abortable(stack.run?.finished ?? Promise.resolve(), request.signal);
    if (operation === 'create' && stack.status !== 'CREATE_COMPLETE') {
      throw new VerbatimReason(
        `Embedded stack ${stack.id} was not successfully created: ${
          stack.statusReason ?? `Currently in ${stack.status}`
        }`,
      );
    }
  },

  async update(request) {
    const cloudFormation = request.region.service(CloudFormation);
    const stack = childOf(request);
    await stack.run?.finished;
    const desired = desiredStateOfStack(request, stack.name, stack);
    const plan = planChanges(cloudFormation, stack, desired);
    if (
      plan.changes.length === 0 &&
      plan.problems.length === 0 &&
      !plan.stackChanges
    ) {
      return;
    }
    const run = newRun(request, stack, 'UPDATE_STACK');
    run.stackEvent('UPDATE_IN_PROGRESS', 'User Initiated');
    startRun(run, started => updateStack(started, desired, false));
    await abortable(run.finished, request.signal);
    if (stack.status !== 'UPDATE_COMPLETE') {
      throw new VerbatimReason(
        `Embedded stack ${
          stack.id
        } was not successfully updated. Currently in ${
          stack.status
        } with reason: ${rollbackReason(stack)}`,
      );
    }
  },

  async delete(request) {
    const stack = childOf(request);
    if (stack.status === 'DELETE_COMPLETE') {
      return;
    }
    const { run: superseded } = stack;
    if (superseded && stack.status !== 'CREATE_IN_PROGRESS') {
      await superseded.finished;
    }
    await startDeletion(
      request.region.service(CloudFormation),
      stack,
      parentOf(request).run!.rights,
      {},
    ).finished;
    if ((stack.status as string) !== 'DELETE_COMPLETE') {
      throw new VerbatimReason(
        `Embedded stack ${stack.id} was not successfully deleted: ${
          stack.statusReason ?? ''
        }`,
      );
    }
  },

  read({ region, physicalId }) {
    const stack = region.service(CloudFormation).stacks.get(physicalId);
    return stack && stack.status !== 'DELETE_COMPLETE'
      ? {
          StackId: stack.id,
          StackName: stack.name,
          StackStatus: stack.status,
          NotificationARNs: stack.notificationArns,
          Parameters: Object.fromEntries(
            [...stack.parameters].map(([name, { text }]) => [name, text]),
          ),
          Tags: stack.tags,
          TimeoutInMinutes: stack.timeoutInMinutes,
        }
      : undefined;
  },
  list: region => region.service(CloudFormation).stacks.keys(),
  attributes: request => ({
    Outputs: Object.fromEntries(
      childOf(request).outputs.map(({ key, value }) => [key, value]),
    ),
  }),
};

function parentOf({ region, stackId }: ResourceRequest): Stack {
  return region.service(CloudFormation).stacks.get(stackId)!;
}

function childOf({ region, physicalId }: ExistingResourceRequest): Stack {
  return region.service(CloudFormation).stacks.get(physicalId)!;
}

function newRun(
  request: ResourceRequest,
  stack: Stack,
  type: 'CREATE_STACK' | 'UPDATE_STACK',
): StackRun {
  const cloudFormation = request.region.service(CloudFormation);
  return new StackRun(
    cloudFormation,
    stack,
    type,
    parentOf(request).run!.rights,
    parentOf(request).run!.token,
  );
}

function desiredStateOfStack(
  request: ResourceRequest,
  name: string,
  stack?: Stack,
): DesiredState {
  const { properties, stackTags, region } = request;
  return desiredStateOf(
    {
      StackName: name,
      TemplateURL: properties.TemplateURL,
      TemplateBody: properties.TemplateBody,
      Parameters: Object.entries(properties.Parameters ?? {}).map(
        ([key, value]) => ({
          ParameterKey: key,
          ParameterValue: [value].flat().join(','),
        }),
      ),
      Tags: [
        ...stackTags.filter(({ Key }) => !Key.startsWith('aws:')),
        ...(properties.Tags ?? []),
      ],
      NotificationARNs: properties.NotificationARNs,
      Capabilities: parentOf(request).capabilities,
    },
    region.service(CloudFormation),
    stack,
  );
}

/** The reason for the rollback of an update, which is no longer in the status of the stack. */
function rollbackReason({ events, id }: Stack): string {
  const begin = events.filter(
    event =>
      event.PhysicalResourceId === id &&
      event.ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS',
  );
  return begin[begin.length - 1]?.ResourceStatusReason ?? '';
}
