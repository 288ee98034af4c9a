import { cannedContext, TARGET } from '../../__testUtils__/cannedContext';
import { resolveSecrets } from './resolveSecrets';

const elsewhere = (region: string, account: string) =>
  `arn:aws:secretsmanager:${region}:${account}:secret:db-AbCdEf`;

describe('resolveSecrets', () => {
  it.each([
    ['us-east-1', TARGET.accountId],
    ['eu-west-1', '210987654321'],
  ])('refuses a secret in %s of account %s', async (region, account) => {
    const { clients, inputs } = cannedContext({});
    const id = elsewhere(region, account);
    await expect(
      resolveSecrets(clients, {} as any, { DB: id }, {}),
    ).rejects.toThrow(
      `${id} is in account ${account}, ${region}, and the API in account 123456789012, eu-west-1. Store the secret there.`,
    );
    expect(inputs).toEqual([]);
  });
});
