import { cannedContext } from '../__testUtils__/cannedContext';
import { findOidcProvider } from './findOidcProvider';

const arnOf = (issuer: string) =>
  `arn:aws:iam::123456789012:oidc-provider/${issuer}`;

describe('findOidcProvider', () => {
  const trust = { issuer: 'gitlab.com', audience: 'https://gitlab.com' };
  const setUp = (issuers: string[] | undefined, ClientIDList?: string[]) =>
    cannedContext({
      ListOpenIDConnectProviders: {
        OpenIDConnectProviderList: issuers?.map(one => ({ Arn: arnOf(one) })),
      },
      GetOpenIDConnectProvider: { ClientIDList },
    });
  const { signal } = new AbortController();

  it('finds the provider of the issuer that accepts the audience', async () => {
    const { clients, inputs, signals } = setUp(
      ['gitlab.com.evil.com', 'git.gitlab.com', 'gitlab.com'],
      ['vault', 'https://gitlab.com'],
    );
    expect(await findOidcProvider(clients, trust, { signal })).toBe(
      arnOf('gitlab.com'),
    );
    expect(inputs[1][1]).toEqual({
      OpenIDConnectProviderArn: arnOf('gitlab.com'),
    });
    expect(signals).toEqual([signal, signal]);
  });

  it.each([
    ['those of other issuers', ['git.gitlab.com', 'gitlab.com/x']],
    ['no provider', undefined],
  ])('finds none in an account that has %s', async (_, issuers) => {
    expect(
      await findOidcProvider(setUp(issuers).clients, trust, {}),
    ).toBeUndefined();
  });

  it.each([[['sts.amazonaws.com']], [undefined]])(
    'refuses one that accepts only %j, and says how to add the audience',
    async audiences => {
      const { clients } = setUp(['gitlab.com'], audiences);
      await expect(findOidcProvider(clients, trust, {})).rejects.toThrow(
        `The OIDC provider of gitlab.com in account 123456789012 does not accept the audience https://gitlab.com of the pipeline. Ask the owner of the account to add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arnOf(
          'gitlab.com',
        )} --client-id https://gitlab.com`,
      );
    },
  );
});
