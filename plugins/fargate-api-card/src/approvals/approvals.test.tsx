import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FargateApiApproval } from '@fargate-api/backstage-plugin-fargate-api-common';
import { healthy } from '../../dev/fixtures/healthy';
import { backendError } from '../../dev/fixtures/errors';
import { FargateApi } from '../api/FargateApi';
import {
  expectHarmless,
  HOSTILE,
  withTexts,
} from '../__testUtils__/hostileTexts';
import { renderScenario } from '../__testUtils__/renderScenario';

const IMAGE = `public.ecr.aws/orders@sha256:${'0'.repeat(64)}`;

const APPROVAL: FargateApiApproval = {
  id: '464f8e4c-9580-4612-9eb1-186bb3e5a1e0',
  entityRef: 'api:default/orders',
  image: IMAGE,
  previousImage: 'public.ecr.aws/orders:1',
  from: 'api:default/orders-dev',
  requestedBy: 'user:default/jane',
  requestedAt: '2026-11-30T07:00:00.000Z',
  expiresAt: '2026-12-01T07:00:00.000Z',
  taskId: 'task-1',
  mayDecide: true,
};

const api = (changes: Partial<FargateApi>) => ({
  api: { getStatus: async () => healthy, ...changes },
});

/** An API client with one request that is open until somebody decides. */
function withRequest(approval: Partial<FargateApiApproval> = {}) {
  let open = true;
  const decideApproval = jest.fn(async () => {
    open = false;
  });
  renderScenario(
    'healthy',
    api({
      getApprovals: async () => (open ? [{ ...APPROVAL, ...approval }] : []),
      decideApproval,
    }),
  );
  return decideApproval;
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('the deployments that wait for approval', () => {
  it('say who asks for what, from where and until when', async () => {
    withRequest();
    await screen.findByText('Waiting for approval');
    expect(document.body).toHaveTextContent(
      `jane asks to deploy ${IMAGE}.It is what orders-dev runs.It replaces public.ecr.aws/orders:1.The request expires at 2026-12-01 07:00 UTC.`,
    );
    expect(screen.getByRole('link', { name: 'Task log' })).toHaveAttribute(
      'href',
      '/create/tasks/task-1',
    );
  });

  it('say who applies changes of settings from then on, where that is to change', async () => {
    withRequest({ appliedBy: 'https://github.com/acme/orders' });
    await screen.findByText('Waiting for approval');
    expect(document.body).toHaveTextContent(
      'From then on https://github.com/acme/orders applies changes of settings.',
    );
  });

  it('are approved, and gone', async () => {
    const decide = withRequest();
    await press('Approve…');
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      `The task then deploys ${IMAGE}, unless the API has changed since the request.`,
    );
    await press('Approve');
    expect(decide.mock.calls).toEqual([
      [
        expect.objectContaining({ kind: 'API', name: 'orders' }),
        APPROVAL.id,
        { approve: true },
      ],
    ]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.queryByText('Waiting for approval')).not.toBeInTheDocument();
  });

  it('are declined with a reason', async () => {
    const decide = withRequest();
    await press('Decline…');
    const confirm = await screen.findByRole('button', { name: 'Decline' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Reason' }),
      ' not on Friday ',
    );
    await userEvent.click(confirm);
    expect(decide.mock.calls).toEqual([
      [
        expect.anything(),
        APPROVAL.id,
        { approve: false, reason: 'not on Friday' },
      ],
    ]);
  });

  it('cannot be decided by who may not', async () => {
    withRequest({ mayDecide: false });
    await screen.findByText('Waiting for approval');
    expect(screen.queryByRole('button', { name: 'Approve…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Decline…' })).toBeNull();
  });

  it('say why a decision does not count', async () => {
    renderScenario(
      'healthy',
      api({
        getApprovals: async () => [APPROVAL],
        decideApproval: async () => {
          throw await backendError(
            409,
            'ConflictError',
            'The request is decided already, withdrawn or expired.',
          );
        },
      }),
    );
    await press('Approve…');
    await press('Approve');
    expect(
      await within(screen.getByRole('dialog')).findByText(
        /The request is decided already, withdrawn or expired\./,
      ),
    ).toBeVisible();
  });

  it('leave the card as it is where they cannot be read', async () => {
    renderScenario(
      'healthy',
      api({
        getApprovals: async () => {
          throw await backendError(404, 'NotFoundError', 'no');
        },
      }),
    );
    expect(await screen.findByText('Healthy')).toBeVisible();
    expect(screen.queryByText('Waiting for approval')).toBeNull();
  });

  it.each(Object.entries(HOSTILE))(
    'are harmless with texts full of %s',
    async (_, hostile) => {
      withRequest(withTexts(APPROVAL, hostile) as FargateApiApproval);
      expect(await screen.findByText('Waiting for approval')).toBeVisible();
      expectHarmless();
    },
  );
});
