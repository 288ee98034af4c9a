import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleFargate from '.';

it('adds the actions to the scaffolder, and looks for expired previews each hour', async () => {
  const addActions = jest.fn();
  const scheduler = mockServices.scheduler.mock();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
    features: [
      scaffolderModuleFargate,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data: {} }),
      logger.factory,
      scheduler.factory,
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
    'fargate:gateway-api:deploy',
    'fargate:shared-api:deploy',
    'fargate:internal-api:check',
    'fargate:api:register',
    'fargate:api:update',
    'fargate:api:promote',
    'fargate:api:move',
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
  expect(scheduler.scheduleTask).toHaveBeenCalledWith(
    expect.objectContaining({
      id: 'fargate-api:previews',
      frequency: { hours: 1 },
    }),
  );
  await backend.stop();
});
