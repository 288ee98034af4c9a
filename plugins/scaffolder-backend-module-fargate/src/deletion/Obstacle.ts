import { StackResource } from '@aws-sdk/client-cloudformation';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { unlessDenied } from '../stack/unlessDenied';

/** What would keep CloudFormation from deleting resources of a stack. */
export interface Obstacle {
  /** What it is, as a clause. */
  text: string;
  /** How to remove it, as a clause. */
  repair: string;
  /** Logical ids of the resources that could not be deleted. */
  keeps: readonly string[];
}

/** A stack that is to be deleted, with what it has. */
export interface StackToDelete {
  stack: StackRecord;
  resources: readonly StackResource[];
  /** Physical ids of the resources of all stacks that are deleted with it. */
  own: ReadonlySet<string>;
}

/** Looks for obstacles of one kind. */
export type ReadObstacles = (
  clients: FargateClients,
  stackToDelete: StackToDelete,
  options: { signal?: AbortSignal },
) => Promise<Obstacle[]>;

/** The resources of a type, with ids of both kinds. */
export function ofType(
  { resources }: StackToDelete,
  type: string,
): { logicalId: string; id: string }[] {
  return resources
    .filter(
      ({ ResourceType, PhysicalResourceId }) =>
        ResourceType === type && PhysicalResourceId,
    )
    .map(({ LogicalResourceId, PhysicalResourceId }) => ({
      logicalId: LogicalResourceId!,
      id: PhysicalResourceId!,
    }));
}

/** What AWS answers; nothing of what is gone, or where the portal may not look. */
export async function orNothing<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await unlessDenied([], read);
  } catch (error) {
    if (
      error instanceof Error &&
      /(NotFound(Exception)?|NoSuchEntityException)$/.test(error.name)
    ) {
      return [];
    }
    throw error;
  }
}
