import {
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResponse,
} from '@aws-sdk/client-ecr';
import { Operation } from '../../ServiceDefinition';
import { Ecr } from '../model/Ecr';
import { RegistryTokens } from '../model/RegistryTokens';

/** `GetAuthorizationToken`. With the token, its principal signs in to every registry. */
export const GetAuthorizationToken: Operation<
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResponse
> = ({ account, region, rights, world }, { registryIds = [account.id] }) => ({
  authorizationData: registryIds.map(id => {
    const { expiresAt, password } = world
      .service(RegistryTokens)
      .issue(rights.principal);
    const { host } = world.account(id).region(region.name).service(Ecr);
    return {
      authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
      expiresAt,
      proxyEndpoint: `https://${host}`,
    };
  }),
});
