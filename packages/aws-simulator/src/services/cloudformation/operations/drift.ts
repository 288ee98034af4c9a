import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsInput,
  DescribeStackResourceDriftsOutput,
  DetectStackDriftInput,
  DetectStackDriftOutput,
  DetectStackResourceDriftInput,
  DetectStackResourceDriftOutput,
  StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { detectDrift, isChecked } from '../model/drift/detectDrift';
import { knownDrifts, startDetection } from '../model/drift/startDetection';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { ResourceDrift } from '../model/stacks/ResourceDrift';
import { Stack } from '../model/stacks/Stack';
import { StackResource } from '../model/stacks/StackResource';
import { validationError } from '../model/validationError';
import { page } from './page';
import { requireStack } from './requireStack';

const DETECTABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

const PAGE_SIZE = 100;

/** DetectStackDrift. */
export function DetectStackDrift(
  { region }: CallContext,
  { StackName, LogicalResourceIds }: DetectStackDriftInput,
): DetectStackDriftOutput {
  const cloudFormation = region.service(CloudFormation);
  const stack = requireDetectable(cloudFormation, StackName!);
  LogicalResourceIds?.forEach(id => requireResource(stack, id));
  const { driftDetection } = stack;
  if (driftDetection && driftDetection.driftedResources === undefined) {
    throw validationError(
      `Drift detection is already in progress for stack [${stack.id}]`,
    );
  }
  const detection = startDetection(cloudFormation, stack, LogicalResourceIds);
  return { StackDriftDetectionId: detection.id };
}

/** DetectStackResourceDrift. */
export function DetectStackResourceDrift(
  { region }: CallContext,
  { StackName, LogicalResourceId }: DetectStackResourceDriftInput,
): DetectStackResourceDriftOutput {
  const stack = requireDetectable(region.service(CloudFormation), StackName!);
  const resource = requireResource(stack, LogicalResourceId!);
  if (!isChecked(region, resource)) {
    throw validationError(
      `Drift detection is not supported for resource type ${resource.physical.type}`,
    );
  }
  const drift = detectDrift(region, resource.physical);
  stack.drifts.set(LogicalResourceId!, drift);
  return { StackResourceDrift: described(stack, drift) };
}

/** DescribeStackDriftDetectionStatus. */
export function DescribeStackDriftDetectionStatus(
  { region }: CallContext,
  { StackDriftDetectionId: id }: DescribeStackDriftDetectionStatusInput,
): DescribeStackDriftDetectionStatusOutput {
  const cloudFormation = region.service(CloudFormation);
  const detection = cloudFormation.driftDetections.get(id!);
  if (!detection) {
    throw validationError(
      `Stack drift detection with id ${id} does not exist.`,
    );
  }
  const { stackId, startTime, driftedResources } = detection;
  const base = {
    StackId: stackId,
    StackDriftDetectionId: id,
    Timestamp: startTime,
  };
  return driftedResources === undefined
    ? { ...base, DetectionStatus: 'DETECTION_IN_PROGRESS' }
    : {
        ...base,
        DetectionStatus: 'DETECTION_COMPLETE',
        StackDriftStatus: driftedResources > 0 ? 'DRIFTED' : 'IN_SYNC',
        DriftedStackResourceCount: driftedResources,
      };
}

/** DescribeStackResourceDrifts. */
export function DescribeStackResourceDrifts(
  { region }: CallContext,
  input: DescribeStackResourceDriftsInput,
): DescribeStackResourceDriftsOutput {
  const stack = requireStack(region.service(CloudFormation), input.StackName);
  const filters = input.StackResourceDriftStatusFilters;
  const { items, nextToken } = page(
    knownDrifts(stack).filter(
      ({ status }) => !filters?.length || filters.includes(status),
    ),
    input.NextToken,
    input.MaxResults ?? PAGE_SIZE,
  );
  return {
    StackResourceDrifts: items.map(drift => described(stack, drift)),
    NextToken: nextToken,
  };
}

function requireDetectable(
  cloudFormation: CloudFormation,
  name: string,
): Stack {
  const stack = requireStack(cloudFormation, name);
  if (!DETECTABLE.includes(stack.status)) {
    throw validationError(
      `Drift detection cannot be performed on stack [${stack.id}] while it is in ${stack.status} state`,
    );
  }
  return stack;
}

function requireResource(stack: Stack, logicalId: string): StackResource {
  const resource = stack.resources.get(logicalId);
  if (!resource) {
    throw validationError(
      `Resource ${logicalId} does not exist for stack ${stack.name}`,
    );
  }
  return resource;
}

function described(stack: Stack, drift: ResourceDrift): StackResourceDrift {
  const { physical, status, actual, differences, timestamp } = drift;
  return {
    StackId: stack.id,
    LogicalResourceId: physical.logicalId,
    PhysicalResourceId: physical.physicalId,
    ResourceType: physical.type,
    StackResourceDriftStatus: status,
    ...(actual && {
      ExpectedProperties: JSON.stringify(
        Object.fromEntries(
          Object.keys(actual).map(name => [
            name,
            physical.shownProperties[name],
          ]),
        ),
      ),
      ActualProperties: JSON.stringify(actual),
      PropertyDifferences: differences.map(
        ({ path, expected, actual: found, kind }) => ({
          PropertyPath: path,
          ExpectedValue: text(expected),
          ActualValue: text(found),
          DifferenceType: kind,
        }),
      ),
    }),
    Timestamp: timestamp,
  };
}

/** A value as a text; `null` for none. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
