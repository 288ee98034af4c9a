import { ECR } from '@aws-sdk/client-ecr';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import { Simulator, startSimulator } from '../../../Simulator';

const ACCOUNT = '123456789012';
const repositoryName = 'orders';

const POLICY = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: {
        tagStatus: 'any',
        countType: 'imageCountMoreThan',
        countNumber: 50,
      },
      action: { type: 'expire' },
    },
  ],
});

describe('repositories of ECR', () => {
  let simulator: Simulator;
  let ecr: ECR;

  beforeEach(async () => {
    simulator = await startSimulator();
    ecr = new ECR(clientOptions(simulator));
    await ecr.createRepository({ repositoryName });
  });

  afterEach(async () => {
    ecr.destroy();
    await simulator.close();
  });

  const repository = async () =>
    (await ecr.describeRepositories({ repositoryNames: [repositoryName] }))
      .repositories![0];

  it('change their settings', async () => {
    await ecr.putImageTagMutability({
      repositoryName,
      imageTagMutability: 'IMMUTABLE',
    });
    await ecr.putImageScanningConfiguration({
      repositoryName,
      imageScanningConfiguration: { scanOnPush: true },
    });
    expect(await repository()).toMatchObject({
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
    });
  });

  it('have a lifecycle policy', async () => {
    const get = () => ecr.getLifecyclePolicy({ repositoryName });
    await expect(get()).rejects.toMatchObject({
      name: 'LifecyclePolicyNotFoundException',
      message: `Lifecycle policy does not exist for the repository with name 'orders' in the registry with id '${ACCOUNT}'`,
    });
    const put = (lifecyclePolicyText: string) =>
      ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText });
    await put(POLICY);
    expect(await get()).toMatchObject({ lifecyclePolicyText: POLICY });
    await expect(put(POLICY.replace('action', 'do'))).rejects.toThrow(
      'Lifecycle policy validation failure',
    );
    await expect(
      ecr.startLifecyclePolicyPreview({ repositoryName }),
    ).rejects.toThrow('The AWS simulator does not preview lifecycle policies');
    await ecr.deleteLifecyclePolicy({ repositoryName });
    await expect(get()).rejects.toThrow('Lifecycle policy does not exist');
  });

  it('have a policy for other accounts', async () => {
    const get = () => ecr.getRepositoryPolicy({ repositoryName });
    await expect(get()).rejects.toMatchObject({
      name: 'RepositoryPolicyNotFoundException',
      message: `Repository policy does not exist for the repository with name 'orders' in the registry with id '${ACCOUNT}'`,
    });
    const policyText = JSON.stringify({
      Version: '2012-10-17',
      Statement: [],
    });
    await ecr.setRepositoryPolicy({ repositoryName, policyText });
    expect(await get()).toMatchObject({ policyText });
    await expect(
      ecr.setRepositoryPolicy({ repositoryName, policyText: 'open' }),
    ).rejects.toThrow('Invalid repository policy provided');
    await ecr.deleteRepositoryPolicy({ repositoryName });
    await expect(get()).rejects.toThrow('Repository policy does not exist');
  });

  it('have tags', async () => {
    const { repositoryArn: resourceArn } = await repository();
    await ecr.tagResource({
      resourceArn,
      tags: [
        { Key: 'team', Value: 'pay' },
        { Key: 'cost', Value: '1' },
      ],
    });
    await ecr.untagResource({ resourceArn, tagKeys: ['cost'] });
    expect(await ecr.listTagsForResource({ resourceArn })).toMatchObject({
      tags: [{ Key: 'team', Value: 'pay' }],
    });
  });

  it.each([
    [
      'a name with capitals',
      () => ecr.createRepository({ repositoryName: 'Orders' }),
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*''`,
    ],
    [
      'a short name',
      () => ecr.createRepository({ repositoryName: 'a' }),
      "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must have length greater than or equal to 2'",
    ],
    [
      'an unknown mutability',
      () =>
        ecr.putImageTagMutability({
          repositoryName,
          imageTagMutability: 'x' as 'MUTABLE',
        }),
      "Invalid parameter at 'imageTagMutability' failed to satisfy constraint: 'Member must satisfy enum value set: [IMMUTABLE, MUTABLE, MUTABLE_WITH_EXCLUSION, IMMUTABLE_WITH_EXCLUSION]'",
    ],
    [
      'no image ids',
      () => ecr.batchGetImage({ repositoryName, imageIds: [] }),
      "Invalid parameter at 'imageIds' failed to satisfy constraint: 'Member must have length greater than or equal to 1'",
    ],
    [
      'a mutability with exclusions',
      () =>
        ecr.putImageTagMutability({
          repositoryName,
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        }),
      'The AWS simulator does not support IMMUTABLE_WITH_EXCLUSION',
    ],
  ])('are refused with %s', async (_, send, message) => {
    await expect(send()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
  });
});
