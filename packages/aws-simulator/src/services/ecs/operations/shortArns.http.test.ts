import {
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { Ecs } from '../model/Ecs';

const PREFIX = 'arn:aws:ecs:eu-west-1:111122223333:service';
const tags = [{ key: 'team', value: 'a' }];

describe('a service with a short ARN', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    bench.region.service(Ecs).hasLongServiceArns = false;
  });

  it('cannot be created with tags', async () => {
    await expect(bench.createService('nginx', { tags })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'The new ARN and resource ID format must be enabled to add tags to the service. Opt in to the new format and try again.',
    });
  });

  it('has no tags until its long ARN is tagged, which migrates it', async () => {
    await bench.createService('nginx');
    const { serviceArn, serviceName } = await bench.service();
    expect(serviceArn).toBe(`${PREFIX}/${serviceName}`);
    for (const command of [
      new ListTagsForResourceCommand({ resourceArn: serviceArn }),
      new TagResourceCommand({ resourceArn: serviceArn, tags }),
      new UntagResourceCommand({ resourceArn: serviceArn, tagKeys: ['team'] }),
    ]) {
      await expect(bench.ecs.send(command as any)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Long arn format must be used for tagging operations',
      });
    }
    const resourceArn = `${PREFIX}/main/${serviceName}`;
    await bench.ecs.send(new TagResourceCommand({ resourceArn, tags }));
    expect(await bench.service()).toMatchObject({ serviceArn: resourceArn });
    expect(
      await bench.ecs.send(new ListTagsForResourceCommand({ resourceArn })),
    ).toMatchObject({ tags });
  });
});
