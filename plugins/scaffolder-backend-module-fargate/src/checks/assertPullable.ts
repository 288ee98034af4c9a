import { BatchGetImageCommand } from '@aws-sdk/client-ecr';
import { InputError } from '@backstage/errors';
import { partition } from '@aws-sdk/core/client';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { NamedImage } from './assertImageExists';
import { ecrRequest, parseEcrImage } from './ecrImage';
import { DeploymentContext } from '../stack/DeploymentContext';

/** As of `… is not authorized to perform: ecr:BatchGetImage on resource: … because no resource-based policy allows the ecr:BatchGetImage action` */
const NO_POLICY = /because no resource-based policy allows/;

/**
 * Checks, before anything is changed, that the repository of an image lets the account
 * of a target pull it, if it is one of ECR in another account. Logs where that cannot
 * be asked.
 *
 * @throws InputError with the statement that the policy of the repository needs.
 */
export async function assertPullable(
  {
    clients,
    log,
    signal,
  }: Pick<DeploymentContext, 'clients' | 'log' | 'signal'>,
  { field, image }: NamedImage,
): Promise<void> {
  const { ecr, target } = clients;
  const wanted = parseEcrImage(image);
  if (!wanted || wanted.accountId === target.accountId) {
    return;
  }
  const { accountId, region, repositoryName } = wanted;
  const unknown = (why: string) =>
    log.line(
      'Note',
      `it was not checked whether account ${target.accountId} may pull ${image}: ${why}`,
    );
  if (region !== target.region) {
    unknown(`its registry is in ${region}`);
    return;
  }
  try {
    await ecr.send(new BatchGetImageCommand(ecrRequest(wanted)), {
      abortSignal: signal,
    });
  } catch (error) {
    signal?.throwIfAborted();
    const { name, message } = error as Error;
    if (!NO_POLICY.test(message)) {
      unknown(`${name}: ${message}`);
      return;
    }
    throw new InputError(
      `${field}: repository ${repositoryName} of account ${accountId} in ${region} does not let account ${
        target.accountId
      } pull ${image}. ${remedy(clients)}`,
    );
  }
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
function remedy({ target }: Pick<FargateClients, 'target'>): string {
  const { accountId, region } = target;
  const root = `arn:${partition(region).name}:iam::${accountId}:root`;
  return `Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to the principal ${root} in the policy of the repository (aws ecr set-repository-policy).`;
}
