import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FargateApiDeployments } from '@fargate-api/backstage-plugin-fargate-api-common';
import { deployments } from '../../dev/fixtures/deployments';
import { backendError } from '../../dev/fixtures/errors';
import { healthy } from '../../dev/fixtures/healthy';
import {
  expectHarmless,
  HOSTILE,
  withTexts,
} from '../__testUtils__/hostileTexts';
import { renderScenario } from '../__testUtils__/renderScenario';

/** Opens the list, and returns the row of a revision. */
async function openList() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Deployments' }),
  );
}

async function rowOf(outcomeAndName: string) {
  const [outcome, name] = outcomeAndName.split(' · ');
  const items = await screen.findAllByRole('listitem');
  const row = items.find(
    item =>
      item.textContent!.includes(`${outcome} · ${name}`) &&
      item.querySelector('strong'),
  );
  return within(row!);
}

function formDataOf(link: HTMLElement) {
  const { pathname, searchParams } = new URL(
    link.getAttribute('href')!,
    'http://portal',
  );
  return {
    template: pathname.split('/').at(-1),
    ...JSON.parse(searchParams.get('formData')!),
  };
}

describe('the deployments on the card', () => {
  it('are read once somebody opens them', async () => {
    const getDeployments = jest.fn(async () => deployments);
    renderScenario('healthy', {
      api: { getStatus: async () => healthy, getDeployments },
    });
    await screen.findByText('Healthy');
    expect(getDeployments).not.toHaveBeenCalled();
    await openList();
    expect(await screen.findByText('Failed and rolled back')).toBeVisible();
    expect(getDeployments).toHaveBeenCalledTimes(1);
  });

  it('say who deployed what, how long it took and how it ended', async () => {
    renderScenario('healthy');
    await openList();
    const failed = await rowOf('Failed and rolled back · orders:15');
    expect(failed.getByText(/· by acme\/orders · took 12 min$/)).toBeVisible();
    expect(
      failed.getByText(
        'Reason: ECS deployment circuit breaker: tasks failed to start.',
      ),
    ).toBeVisible();
    expect(failed.getByText('Alarms: orders-5xx')).toBeVisible();
    expect(failed.getByText('nginx:1.28')).toBeVisible();
    expect(failed.getByRole('link', { name: 'pipeline run' })).toHaveAttribute(
      'href',
      'https://github.com/acme/orders/actions/runs/17',
    );
    expect(failed.getByText('commit 4f5c1a2').closest('a')).toBeNull();

    const restart = await rowOf('Succeeded · orders:14 · running');
    expect(
      restart.getByText(/running · the same again, such as a restart/),
    ).toBeVisible();
    expect(screen.getByText(/rolled back to 12 by ann/)).toBeVisible();
    expect(
      screen.getAllByRole('link', { name: 'task log' })[0],
    ).toHaveAttribute(
      'href',
      '/create/tasks/0b8f2c7e-6f43-4b1e-9d0a-3f4b5c6d7e8f',
    );
  });

  it('say what each has other than what runs', async () => {
    renderScenario('healthy');
    await openList();
    const row = await rowOf('Succeeded · orders:13');
    for (const text of [
      'image of app: nginx:1.26, now nginx:1.27',
      'variable LOG_LEVEL with another value',
      'secret DATABASE_URL only in what runs',
      'container otel only in this deployment',
      'memory: 1024, now 512',
      'command of app with another value',
    ]) {
      expect(row.getByText(text)).toBeVisible();
    }
  });

  it('lead to the wizard that rolls back to one that succeeded and does not run', async () => {
    renderScenario('healthy');
    await openList();
    await screen.findByText('Failed and rolled back');
    const links = screen.getAllByRole('link', { name: /^Roll back to orders/ });
    expect(links.map(formDataOf)).toEqual([
      {
        template: 'fargate-roll-back-api',
        api: { entityRef: 'api:default/orders' },
        revision: 13,
      },
    ]);
  });

  it('offer no roll back to a user who may not change the API', async () => {
    const permissions = {
      ...healthy.permissions,
      restart: false,
      scale: false,
    };
    renderScenario('healthy', {
      api: {
        getStatus: async () => ({ ...healthy, permissions }),
        getDeployments: async () => deployments,
      },
    });
    await openList();
    await screen.findByText('Failed and rolled back');
    expect(screen.queryByText(/^Roll back to orders/)).toBeNull();
  });

  it('say why they could not be loaded', async () => {
    renderScenario('healthy', {
      api: {
        getStatus: async () => healthy,
        getDeployments: async () => {
          throw await backendError(403, 'NotAllowedError', 'Unauthorized');
        },
      },
    });
    await openList();
    expect(
      await screen.findByText('The deployments could not be loaded'),
    ).toBeVisible();
    expect(screen.getByText('fargate-api.status.read')).toBeVisible();
  });

  it.each(Object.entries(HOSTILE))(
    'show texts of AWS that are %s harmlessly',
    async (_, text) => {
      renderScenario('healthy', {
        api: {
          getStatus: async () => healthy,
          getDeployments: async () =>
            withTexts(deployments, text) as FargateApiDeployments,
        },
      });
      await openList();
      expect(await screen.findAllByRole('listitem')).not.toEqual([]);
      expectHarmless();
    },
  );

  it('a hold says since when and by whom, and leads to its release', async () => {
    renderScenario('held');
    expect(
      await screen.findByText(/^Held 1 h ago by user:default\/ann, after/),
    ).toBeVisible();
    expect(
      formDataOf(screen.getByRole('link', { name: 'Release…' })),
    ).toMatchObject({ template: 'fargate-roll-back-api', what: 'release' });
  });
});
