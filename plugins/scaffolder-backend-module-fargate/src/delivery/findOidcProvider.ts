import {
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { PipelineTrust } from './forge/Forge';

/**
 * The ARN of the account's OIDC provider for an issuer, of which there can be only
 * one; undefined if there is none.
 *
 * @throws InputError when it does not accept the audience of the pipeline.
 */
export async function findOidcProvider(
  { iam, target }: Pick<FargateClients, 'iam' | 'target'>,
  { issuer, audience }: Pick<PipelineTrust, 'issuer' | 'audience'>,
  { signal }: { signal?: AbortSignal },
): Promise<string | undefined> {
  const options = { abortSignal: signal };
  const { OpenIDConnectProviderList = [] } = await iam.send(
    new ListOpenIDConnectProvidersCommand({}),
    options,
  );
  const arn = OpenIDConnectProviderList.map(({ Arn }) => Arn!).find(one =>
    one.endsWith(`:oidc-provider/${issuer}`),
  );
  if (!arn) {
    return undefined;
  }
  const { ClientIDList = [] } = await iam.send(
    new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }),
    options,
  );
  if (!ClientIDList.includes(audience)) {
    throw new InputError(
      `The OIDC provider of ${issuer} in account ${target.accountId} does not accept the audience ${audience} of the pipeline. Ask the owner of the account to add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${audience}`,
    );
  }
  return arn;
}
