import {
  DescribeStackResourceCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import {
  STACK_KINDS,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Document } from 'yaml';
import { FargateClients } from '../clients';
import { StackDescriptor, stackDescriptorSchema } from './StackDescriptor';
import { StackRecord } from './StackRecord';
import { DESCRIPTOR_KEY, parseTemplate } from './templateText';

/**
 * The resource of a stack that carries the descriptor: the service of an API,
 * the cluster of an environment.
 *
 * @public
 */
export interface StackRecordResource {
  /** E.g. `AWS::ECS::Service`. */
  type: string;
  physicalId: string;
  /** Undefined when it has none or it is invalid. */
  descriptor?: StackDescriptor;
}

/**
 * Reads the descriptor of a managed stack; undefined when it has none or it is
 * invalid. The template has it also where the resource that carries it is not
 * created yet, or deleted already while the rest of the stack is not.
 *
 * @public
 */
export async function readDescriptor(
  clients: Pick<FargateClients, 'cloudFormation'>,
  stack: Pick<StackRecord, 'arn' | 'kind'>,
  options: { signal?: AbortSignal } = {},
): Promise<StackDescriptor | undefined> {
  if (!stack.kind) {
    return undefined;
  }
  const resource = await readRecordResource(
    clients,
    { arn: stack.arn, logicalId: STACK_KINDS[stack.kind].descriptorResource },
    options,
  );
  return (
    resource?.descriptor ??
    readFromTemplate(clients, stack.arn, stack.kind, options)
  );
}

/**
 * Reads the resource of a stack that carries the descriptor; undefined when the
 * stack has no such resource.
 *
 * @public
 */
export async function readRecordResource(
  clients: Pick<FargateClients, 'cloudFormation'>,
  { arn, logicalId }: { arn: string; logicalId: string },
  options: { signal?: AbortSignal } = {},
): Promise<StackRecordResource | undefined> {
  try {
    const { StackResourceDetail: detail } = await clients.cloudFormation.send(
      new DescribeStackResourceCommand({
        StackName: arn,
        LogicalResourceId: logicalId,
      }),
      { abortSignal: options.signal },
    );
    return (
      detail && {
        type: detail.ResourceType!,
        physicalId: detail.PhysicalResourceId ?? '',
        descriptor: parse(detail.Metadata),
      }
    );
  } catch (error) {
    if (isResourceMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

async function readFromTemplate(
  { cloudFormation }: Pick<FargateClients, 'cloudFormation'>,
  arn: string,
  kind: StackKind,
  options: { signal?: AbortSignal },
): Promise<StackDescriptor | undefined> {
  try {
    const { TemplateBody } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: arn }),
      { abortSignal: options.signal },
    );
    return TemplateBody
      ? descriptorInTemplate(parseTemplate(TemplateBody), kind)
      : undefined;
  } catch (error) {
    if (isResourceMissing(error) || isDenied(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The descriptor in a parsed template, which has it also while the resource that
 * carries it is not created; undefined when it has none or it is invalid.
 *
 * @public
 */
export function descriptorInTemplate(
  document: Document,
  kind: StackKind,
): StackDescriptor | undefined {
  const { descriptorResource } = STACK_KINDS[kind];
  return validDescriptor(
    document.toJS()?.Resources?.[descriptorResource]?.Metadata?.[
      DESCRIPTOR_KEY
    ],
  );
}

function parse(metadata: string | undefined): StackDescriptor | undefined {
  return validDescriptor(metadata && JSON.parse(metadata)[DESCRIPTOR_KEY]);
}

function validDescriptor(value: unknown): StackDescriptor | undefined {
  const result = stackDescriptorSchema.safeParse(value);
  return result.success ? result.data : undefined;
}

/** Whether the resource was not created yet, or its creation failed. */
function isResourceMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    error.message.includes('does not exist')
  );
}

/** A role from before may read resources and no template. */
function isDenied(error: unknown): boolean {
  return error instanceof Error && /^AccessDenied/.test(error.name);
}
