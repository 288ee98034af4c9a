import { services } from '../services/index';
import { ServiceModel } from '../wire/ServiceModel';
import { AwsError } from '../world/AwsError';
import { intercept, InterceptedCall, Interceptor } from './Interceptor';

const call: InterceptedCall = {
  service: 'ecs',
  protocol: 'json',
  operation: 'DescribeServices',
  shape: new ServiceModel(services.get('ecs')!).operation('DescribeServices')!,
  account: '123456789012',
  region: 'eu-west-1',
  principalArn: 'arn:aws:iam::123456789012:root',
  input: { cluster: 'main' },
};

describe('intercept', () => {
  it('puts the first interceptor outermost', async () => {
    const history: string[] = [];
    const noting =
      (name: string): Interceptor =>
      async ({ operation }, next) => {
        history.push(`${name}: ${operation}`);
        const answer = await next();
        history.push(`${name}: ${answer}`);
        return answer;
      };
    await intercept([noting('outer'), noting('inner')], call, async () => 'ok');
    expect(history).toEqual([
      'outer: DescribeServices',
      'inner: DescribeServices',
      'inner: ok',
      'outer: ok',
    ]);
  });

  it('gives the operation what an interceptor makes of the call', async () => {
    const renaming: Interceptor = (given, next) =>
      next({ ...given, input: { cluster: 'other' } });
    const passing: Interceptor = (_given, next) => next();
    await expect(
      intercept([renaming, passing], call, async ({ input }) => input),
    ).resolves.toEqual({ cluster: 'other' });
  });

  it('lets an interceptor answer in the place of the operation', async () => {
    const operation = jest.fn();
    const throttle: Interceptor = async () => {
      throw new AwsError('ThrottlingException', 'Rate exceeded');
    };
    await expect(intercept([throttle], call, operation)).rejects.toMatchObject({
      code: 'ThrottlingException',
    });
    expect(operation).not.toHaveBeenCalled();
  });
});
