import {
  billedPreview,
  Observed,
  Preview,
  PREVIEW_DAYS,
  PreviewState,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  findPreviews,
  previewOf,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';

const DAY_MS = 24 * 3_600_000;

/** A preview, and the stack of the API that it previews. */
export interface PreviewFacts extends Preview {
  api: string;
}

/** Observes the previews of all APIs of a target, which no call of AWS lists by API. */
export function observePreviews({
  observations,
  target,
}: ObservationContext): Promise<Observed<PreviewFacts[]>> {
  return observations.observe({
    target,
    resource: 'previews',
    freshFor: FRESH_FOR.deployed,
    read: readPreviews,
    isChanging: previews =>
      previews.some(({ state }) => /^(deploying|deleting)$/.test(state)),
  });
}

async function readPreviews(
  clients: FargateClients,
  signal: AbortSignal,
): Promise<PreviewFacts[]> {
  const stacks = await findPreviews(clients, { signal });
  return stacks
    .flatMap(toPreview)
    .sort((one, other) => one.number - other.number);
}

/** @returns none for the stack of anything else, and for one that is only planned. */
export function toPreview(stack: StackRecord): PreviewFacts[] {
  const preview = previewOf(stack);
  if (!preview || stack.status === 'REVIEW_IN_PROGRESS') {
    return [];
  }
  const deployedAt = (stack.updatedAt ?? stack.createdAt)!;
  const url = webUrl(stack.outputs.Url);
  return [
    {
      ...preview,
      stackName: stack.name,
      state: stateOf(stack.status),
      ...(url && { url }),
      deployedAt: deployedAt.toISOString(),
      expiresAt: new Date(
        deployedAt.getTime() + PREVIEW_DAYS * DAY_MS,
      ).toISOString(),
      resources: billedPreview(publicSubnetsOf(stack.parameters)),
    },
  ];
}

function stateOf(status: string): PreviewState {
  if (status === 'DELETE_IN_PROGRESS') {
    return 'deleting';
  }
  if (/^(CREATE|UPDATE)(_COMPLETE_CLEANUP)?_IN_PROGRESS$/.test(status)) {
    return 'deploying';
  }
  if (/^(CREATE|UPDATE)_COMPLETE$/.test(status)) {
    return 'ready';
  }
  return status.startsWith('UPDATE_ROLLBACK') && !status.endsWith('_FAILED')
    ? 'outdated'
    : 'failed';
}

/** Each in an Availability Zone of its own. */
function publicSubnetsOf({ PublicSubnetIds }: StackRecord['parameters']) {
  return PublicSubnetIds ? PublicSubnetIds.split(',').length : 0;
}
