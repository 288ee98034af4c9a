import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleFargate from '.';

it('adds the actions to the scaffolder', async () => {
  const addActions = jest.fn();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
    features: [
      scaffolderModuleFargate,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data: {} }),
      logger.factory,
    ],
  });
  expect(
    addActions.mock.calls.flat().map((action: { id: string }) => action.id),
  ).toEqual([
    'fargate:vpc:deploy',
    'fargate:cluster:deploy',
    'fargate:environment:deploy',
    'fargate:environment:update',
    'fargate:public-api:deploy',
    'fargate:dns-zone:deploy',
    'fargate:dns-zone:delete',
    'fargate:internal-api:deploy',
    'fargate:internal-api:check',
    'fargate:api:register',
    'fargate:api:update',
    'fargate:api:promote',
    'fargate:secret:put',
    'fargate:delivery:deploy',
    'fargate:image:await',
    'fargate:stack:delete',
    'fargate:deployment:check',
    'fargate:repository:check',
  ]);
  expect(logger.warn).toHaveBeenCalledWith(
    expect.stringMatching(/^No AWS account is configured/),
  );
  await backend.stop();
});
