import {
  ENTITY_TAG,
  MANAGED_TAG,
  STACK_TAG,
} from '@fargate-api/backstage-plugin-fargate-api-node';

const CLOUDFORMATION_STACK_TAG = 'aws:cloudformation:stack-id';

/** Who a resource belongs to, according to its own tags. */
export interface Ownership {
  /** The entity references in its tag `fargate-api:entity`. */
  entityRefs: string[];
  /** Whether it was made by a stack of the portal, which passes on its tags. */
  isManaged: boolean;
  /** The ARN of the stack that made it, if a tag contains it. */
  stackArn?: string;
}

/** Reads who a resource belongs to from its tags; ECS spells their members in lower case. */
export function ownershipOf(
  tags: {
    key?: string;
    value?: string;
    Key?: string;
    Value?: string;
  }[] = [],
): Ownership {
  const values = new Map(
    tags.map(({ key, value, Key, Value }) => [key ?? Key, value ?? Value]),
  );
  const stackArn =
    values.get(CLOUDFORMATION_STACK_TAG) ?? values.get(STACK_TAG);
  return {
    entityRefs: entityRefsIn(values.get(ENTITY_TAG)),
    isManaged: values.get(MANAGED_TAG) === 'true',
    ...(stackArn && { stackArn }),
  };
}

/** A resource that several entities share lists them, separated by spaces. */
export function entityRefsIn(tag: string | undefined): string[] {
  return tag?.split(/\s+/).filter(Boolean) ?? [];
}
