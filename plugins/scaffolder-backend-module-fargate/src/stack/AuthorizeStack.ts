import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Decides whether the initiator of a run may change a stack, by the entity that
 * the stack names. Called before anything of it is changed.
 *
 * @throws NotAllowedError when they may not.
 */
export type AuthorizeStack = (
  clients: FargateClients,
  stack: StackRecord,
) => Promise<void>;
