import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { deployStack } from '../stack/deployStack';
import { dryRunStack } from '../stack/dryRun';
import { StackRequest } from '../stack/StackRequest';
import { deployOrDryRun } from './deployOrDryRun';

jest.mock('../stack/deployStack');
jest.mock('../stack/dryRun', () => ({
  ...jest.requireActual('../stack/dryRun'),
  dryRunStack: jest.fn(),
}));

const REQUEST = { name: 'orders' } as StackRequest;

describe('deployOrDryRun', () => {
  const { context } = cannedContext({});

  beforeEach(() => jest.resetAllMocks());

  it.each([true, false])('deploys: changed is %s', async changed => {
    const stack = await cannedRecord('orders', { outputs: { Url: 'u' } });
    jest.mocked(deployStack).mockResolvedValue({
      stack,
      changed,
      created: false,
    });
    expect(await deployOrDryRun({}, context, REQUEST)).toEqual({
      arn: stack.arn,
      outputs: { Url: 'u' },
      changed,
    });
    expect(deployStack).toHaveBeenCalledWith(context, REQUEST);
    expect(dryRunStack).not.toHaveBeenCalled();
  });

  it('has in a dry run the stack as it is, unchanged', async () => {
    const stack = await cannedRecord('orders', { outputs: { Url: 'u' } });
    jest.mocked(dryRunStack).mockResolvedValue(stack);
    expect(await deployOrDryRun({ isDryRun: true }, context, REQUEST)).toEqual({
      arn: stack.arn,
      outputs: { Url: 'u' },
      changed: false,
    });
    expect(deployStack).not.toHaveBeenCalled();
  });

  it('has in a dry run of what does not exist an ARN that later steps recognize', async () => {
    jest.mocked(dryRunStack).mockResolvedValue(undefined);
    expect(await deployOrDryRun({ isDryRun: true }, context, REQUEST)).toEqual({
      arn: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/dry-run',
      outputs: {},
      changed: false,
    });
  });
});
