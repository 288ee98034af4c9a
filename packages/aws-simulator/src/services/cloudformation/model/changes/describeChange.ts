import type {
  Change,
  ResourceChangeDetail,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';
import { ResourceDrift } from '../stacks/ResourceDrift';
import { PhysicalResource } from '../stacks/StackResource';
import { ChangeCause, isStatic, PlannedChange } from '../stacks/PlannedChange';

/** A change as DescribeChangeSet shows it. */
export function describeChange(
  change: PlannedChange,
  withValues: boolean,
): Change {
  return {
    Type: 'Resource',
    ResourceChange: {
      PolicyAction: policyAction(change),
      Action: change.action,
      LogicalResourceId: change.logicalId,
      PhysicalResourceId: change.before?.physicalId || undefined,
      ResourceType: change.type,
      Replacement: change.replacement,
      Scope: change.scope as any,
      Details: details(change, withValues),
      ResourceDriftStatus: change.drift?.status,
      PreviousDeploymentContext:
        withValues && change.drift ? context(change.drift.physical) : undefined,
      BeforeContext:
        withValues && change.before ? context(change.before) : undefined,
      AfterContext:
        withValues && change.after ? context(change.after) : undefined,
    },
  };
}

function policyAction({ action, replacement, before }: PlannedChange) {
  if (action === 'Remove') {
    return before?.deletionPolicy?.startsWith('Retain') ? 'Retain' : 'Delete';
  }
  if (replacement !== 'True') {
    return undefined;
  }
  return before?.updateReplacePolicy === 'Retain'
    ? 'ReplaceAndRetain'
    : 'ReplaceAndDelete';
}

function context({ shownProperties, metadata }: PhysicalResource): string {
  return JSON.stringify({
    Properties: shownProperties,
    ...(metadata && { Metadata: metadata }),
  });
}

function details(
  { properties, scope, before, after, drift }: PlannedChange,
  withValues: boolean,
): ResourceChangeDetail[] {
  const ofProperties = properties.flatMap(change =>
    change.causes.map(
      (cause): ResourceChangeDetail => ({
        Target: {
          Attribute: 'Properties',
          Name: change.name,
          RequiresRecreation: change.requiresRecreation,
          ...(withValues && {
            Path: `/Properties/${change.name}`,
            BeforeValue: text(before?.shownProperties[change.name]),
            AfterValue: text(after?.shownProperties[change.name]),
            AttributeChangeType: change.kind,
          }),
          ...(drift && driftOf(drift, change.name)),
        },
        ...evaluationOf(cause),
      }),
    ),
  );
  const others = scope
    .filter(attribute => attribute !== 'Properties')
    .map(
      (attribute): ResourceChangeDetail => ({
        Target: { Attribute: attribute as any, RequiresRecreation: 'Never' },
        Evaluation: 'Static',
        ChangeSource: 'DirectModification',
      }),
    );
  return [...ofProperties, ...others];
}

/** How a property has drifted, and where its values are from. */
function driftOf(
  { actual = {}, differences, physical, timestamp }: ResourceDrift,
  name: string,
): ResourceTargetDefinition {
  const hasDrifted = differences.some(
    ({ path }) => path.split('/')[1] === name,
  );
  return {
    BeforeValueFrom: hasDrifted ? 'ACTUAL_STATE' : 'PREVIOUS_DEPLOYMENT_STATE',
    AfterValueFrom: 'TEMPLATE',
    ...(hasDrifted && {
      Drift: {
        PreviousValue: text(physical.shownProperties[name]),
        ActualValue: text(actual[name]),
        DriftDetectionTimestamp: timestamp,
      },
    }),
  };
}

function evaluationOf(cause: ChangeCause): ResourceChangeDetail {
  return {
    Evaluation: isStatic(cause) ? 'Static' : 'Dynamic',
    ChangeSource: cause.source,
    CausingEntity: cause.entity,
  };
}

function text(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string'
    ? value
    : JSON.stringify(value);
}
