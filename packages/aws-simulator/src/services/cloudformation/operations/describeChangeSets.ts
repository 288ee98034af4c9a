import type {
  ChangeSetSummary,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { ChangeSet } from '../model/stacks/ChangeSet';
import { describeChange } from '../model/changes/describeChange';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { page } from './page';
import { requireChangeSet } from './requireChangeSet';
import { requireStack } from './requireStack';

const CHANGES_PER_PAGE = 100;

/** DescribeChangeSet. */
export function DescribeChangeSet(
  { region }: CallContext,
  input: DescribeChangeSetInput,
): DescribeChangeSetOutput {
  const { stack, changeSet } = requireChangeSet(
    region.service(CloudFormation),
    input,
  );
  const { desired } = changeSet;
  const { items, nextToken } = page(
    changeSet.changes,
    input.NextToken,
    CHANGES_PER_PAGE,
  );
  return {
    ...summary(changeSet),
    StackName: stack.name,
    StackId: stack.id,
    Parameters: [...desired.parameters].map(
      ([key, { text, resolvedText, noEcho }]) => ({
        ParameterKey: key,
        ParameterValue: noEcho ? '****' : text,
        ResolvedValue: noEcho ? undefined : resolvedText,
      }),
    ),
    NotificationARNs: desired.notificationArns,
    RollbackConfiguration: {},
    Capabilities: changeSet.capabilities as any,
    Tags: desired.tags,
    OnStackFailure: changeSet.onStackFailure as any,
    ...(changeSet.revertsDrift && {
      DeploymentMode: 'REVERT_DRIFT',
      StackDriftStatus: changeSet.changes.some(
        ({ drift }) => drift && drift.status !== 'IN_SYNC',
      )
        ? 'DRIFTED'
        : 'IN_SYNC',
    }),
    Changes: items.map(change =>
      describeChange(change, input.IncludePropertyValues ?? false),
    ),
    NextToken: nextToken,
  };
}

/** ListChangeSets: those that have not been executed. */
export function ListChangeSets(
  { region }: CallContext,
  { StackName, NextToken }: ListChangeSetsInput,
): ListChangeSetsOutput {
  const stack = requireStack(region.service(CloudFormation), StackName);
  const { items, nextToken } = page(
    [...stack.changeSets.values()].filter(
      ({ executionStatus }) => !executionStatus.startsWith('EXECUTE'),
    ),
    NextToken,
    CHANGES_PER_PAGE,
  );
  return {
    Summaries: items.map(changeSet => ({
      ...summary(changeSet),
      StackId: stack.id,
      StackName: stack.name,
    })),
    NextToken: nextToken,
  };
}

function summary(changeSet: ChangeSet): ChangeSetSummary {
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    Description: changeSet.description,
    CreationTime: changeSet.creationTime,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    ExecutionStatus: changeSet.executionStatus,
    IncludeNestedStacks: false,
  };
}
